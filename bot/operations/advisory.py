"""The lock that says a bot runs on a PostgreSQL database: an advisory lock, on a connection of its own."""

import asyncio
import logging
import time

import psycopg
from sqlalchemy import make_url

from bot.operations.lock import AlreadyRunning

log = logging.getLogger(__name__)

KEY = int.from_bytes(b"cjs-bot")
PING_SECONDS = 1.0
# The server frees the lock of a process that is silent for so long (frozen, or cut off); a plain advisory
# lock would be kept for ever. Nobody trusts a ping of ours that is nearly as old.
SILENCE_ALLOWED = "4s"
TRUSTED_SECONDS = 3.0
# A process that was killed, or frozen, has lost the lock by then.
TAKING_SECONDS = 6.0
OPTIONS = f"-c idle_session_timeout={SILENCE_ALLOWED}"


class AdvisoryLock:
    """Held for the life of the process. `held` is looked at before each poll, each batch and each send."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection: psycopg.Connection | None = None
        self._pinged_at = 0.0

    @property
    def held(self) -> bool:
        return time.monotonic() - self._pinged_at < TRUSTED_SECONDS

    def take(self) -> None:
        """Waits for a dead process to lose it. Raises AlreadyRunning when a living one has it."""
        deadline = time.monotonic() + TAKING_SECONDS
        while not self._try():
            if time.monotonic() > deadline:
                self.release()
                raise AlreadyRunning("another process holds the advisory lock")
            time.sleep(0.1)

    async def keep(self) -> None:
        """Pings until cancelled. Raises AlreadyRunning when another process took over meanwhile."""
        while True:
            await asyncio.sleep(PING_SECONDS)
            try:
                await asyncio.to_thread(self._ping)
            except psycopg.Error as error:
                log.warning("the lock's connection is lost (%s)", type(error).__name__)
                await self._take_again()

    async def _take_again(self) -> None:
        self.release()
        try:
            await asyncio.to_thread(self.take)
        except psycopg.Error:
            log.warning("the database is away, and the lock with it")

    def release(self) -> None:
        self._pinged_at = 0.0
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _ping(self) -> None:
        if self._connection is None:
            raise psycopg.OperationalError("no connection")
        asked_at = time.monotonic()
        self._connection.execute("SELECT 1")
        self._pinged_at = asked_at

    def _try(self) -> bool:
        if self._connection is None:
            self._connection = psycopg.connect(
                self._url, autocommit=True, connect_timeout=5, options=OPTIONS, tcp_user_timeout=3000
            )
        asked_at = time.monotonic()
        row = self._connection.execute("SELECT pg_try_advisory_lock(%s)", (KEY,)).fetchone()
        taken = bool(row and row[0])
        self._pinged_at = asked_at if taken else 0.0
        return taken


def taken(url: str) -> AdvisoryLock | None:
    """The lock, held; None for a database that is none of PostgreSQL's. Raises AlreadyRunning."""
    if make_url(url).get_backend_name() != "postgresql":
        return None
    lock = AdvisoryLock(url)
    lock.take()
    return lock
