"""The bot as a process: one at a time, until it is told to end or a part of it does."""

import asyncio
import contextlib
import logging
import signal
from typing import TYPE_CHECKING

from bot import journal
from bot.app import Application
from bot.db.engine import sqlite_file
from bot.operations.lock import running_lock
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.operations.advisory import AdvisoryLock

log = logging.getLogger(__name__)


def run(settings: Settings) -> int:
    """`cjs-bot run`: until SIGINT or SIGTERM; 1 when a part of it ended by itself. Raises AlreadyRunning."""
    journal.start(settings.log_level)
    with running_lock(settings.database_url):
        lock = _lock(settings.database_url)
        try:
            return asyncio.run(_run(Application(settings, lock=lock)))
        finally:
            if lock is not None:
                lock.release()


def _lock(url: str) -> "AdvisoryLock | None":
    """None where a lock file is enough; psycopg, ten megabytes, is loaded only for its own database."""
    if sqlite_file(url) is not None:
        return None
    from bot.operations import advisory

    return advisory.taken(url)


async def _run(application: Application) -> int:
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    if not await _started(application, ended):
        return 0
    while not ended.is_set() and application.failed is None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(ended.wait(), 1)
    if application.failed is not None:
        log.critical("the bot ends: %s", type(application.failed).__name__)
    await application.stop()
    return 1 if application.failed is not None else 0


async def _started(application: Application, ended: asyncio.Event) -> bool:
    """False when it was told to end while it waited for Telegram or for the database."""
    start, end = asyncio.create_task(application.start()), asyncio.create_task(ended.wait())
    await asyncio.wait((start, end), return_when=asyncio.FIRST_COMPLETED)
    end.cancel()
    if not start.done():
        start.cancel()
        return False
    start.result()
    log.info("the bot runs", extra={"mode": "webhook" if application.settings.webhook_url else "polling"})
    return True
