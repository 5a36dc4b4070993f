"""Logging as JSON lines, in which no token can appear."""

import logging
import re
import sys
from typing import Any

from pythonjsonlogger.json import JsonFormatter

TOKEN = re.compile(r"(?<!\d)\d{5,}:[A-Za-z0-9_-]{20,}")
HIDDEN = "<token>"


class Redacted(JsonFormatter):
    """Redacts the finished line, so that no message, argument or traceback escapes."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


def redact(text: str) -> str:
    return TOKEN.sub(HIDDEN, text)


def start(level: str) -> None:
    """To standard error; libraries that print each URL are quiet below WARNING."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacted("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    hush(level)
    sys.excepthook = _redacted_hook


def hush(level: str) -> None:
    """Libraries that print URLs, or people's words as PTB does at DEBUG, say only what went wrong."""
    for talkative in ("httpx", "httpcore", "apscheduler", "aiohttp", "telegram", "sqlalchemy"):
        logging.getLogger(talkative).setLevel(max(logging.WARNING, logging.getLevelName(level)))


def _redacted_hook(kind: Any, error: BaseException, trace: Any) -> None:
    logging.getLogger("bot").critical("the process ends", exc_info=(kind, error, trace))
