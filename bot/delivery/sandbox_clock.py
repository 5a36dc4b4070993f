"""Follows the sandbox's clock, so that a demo or a test can move the bot's `now`."""

import asyncio
import logging
from datetime import timedelta

import aiohttp

from bot.clock import Clock

log = logging.getLogger(__name__)

EVERY_SECONDS = 0.25


async def read_once(clock: Clock, url: str) -> None:
    """Sets the clock to what `url` answers; leaves it where it is while there is no answer."""
    try:
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(2)) as session,
            session.get(url) as answer,
        ):
            clock.offset = timedelta(seconds=float((await answer.json())["offset_seconds"]))
    except (aiohttp.ClientError, TimeoutError, ValueError, KeyError) as error:
        log.debug("the sandbox's clock does not answer: %s", type(error).__name__)


async def follow(clock: Clock, url: str) -> None:
    """Until cancelled."""
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        await read_once(clock, url)
