"""The `now` of a command: the machine's time, moved by the sandbox's clock when there is one."""

import json
import urllib.request
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.operations.problem import Problem
from bot.settings import Settings

PATIENCE_SECONDS = 5


def now(settings: Settings) -> datetime:
    return Clock(offset(settings)).now()


def offset(settings: Settings) -> timedelta:
    """Nothing without CJS_CLOCK_URL. Raises Problem when that clock does not answer."""
    if settings.clock_url is None:
        return timedelta(0)
    try:
        return timedelta(seconds=float(_answer(settings.clock_url)["offset_seconds"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError) as error:
        raise Problem("L'horloge de CJS_CLOCK_URL ne répond pas : lancez le bac à sable.") from error


def _answer(url: str) -> dict[str, float]:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # it is on this machine
    with direct.open(url, timeout=PATIENCE_SECONDS) as response:
        found: dict[str, float] = json.load(response)
        return found
