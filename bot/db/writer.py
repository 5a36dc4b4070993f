"""The one writer: units of work run in one thread, and those that wait together share a commit."""

import asyncio
import logging
import math
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session

log = logging.getLogger(__name__)

T = TypeVar("T")

GROUP = 64
LONGEST_WAIT = 5.0
LOCKED_OR_FULL = ("locked", "busy", "disk", "full", "unable to open", "readonly", "i/o error")
# PostgreSQL's classes for a lost connection, no resources, an operator's stop, a rolled back or refused lock.
PASSING_STATES = ("08", "53", "57", "40", "55P03", "25P03")


class DatabaseUnavailable(Exception):
    """The database is locked, full or gone: nothing of the unit was kept, it may be tried again."""


@dataclass
class _Waiting:
    unit: Callable[[Session], Any]
    result: "asyncio.Future[Any]"


class Writer:
    """Runs units of work; those that wait together share a transaction.

    When one of them raises, or the commit fails, nothing of it is kept and each is run again alone: a unit
    loses only its own work, its caller gets the exception, and it must not have effects outside the
    database. A result is handed over after the commit, never before.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._failed_at = -math.inf
        self._waiting: list[_Waiting] = []
        self._running: asyncio.Task[None] | None = None

    async def run(self, unit: Callable[[Session], T]) -> T:
        """The unit's result, committed. Raises DatabaseUnavailable, or what the unit raised."""
        waiting = _Waiting(unit, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._drain())
        return await waiting.result  # type: ignore[no-any-return]

    async def insist(self, unit: Callable[[Session], T]) -> T:
        """As `run`, tried again for as long as the database is away."""
        delay = 0.1
        while True:
            try:
                return await self.run(unit)
            except DatabaseUnavailable as error:
                log.warning("the database is away (%s), trying again in %.1f s", error, delay)
                await asyncio.sleep(delay)
                delay = min(delay * 2, LONGEST_WAIT)

    @property
    def in_trouble(self) -> bool:
        """Whether the database could not be written just now; whoever insists tries at least every 5 s."""
        return time.monotonic() - self._failed_at < 2 * LONGEST_WAIT

    async def close(self) -> None:
        """Waits for what is under way, then ends the thread."""
        if self._running is not None:
            await asyncio.gather(self._running, return_exceptions=True)
        self._thread.shutdown(wait=True)

    async def _drain(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            group, self._waiting = self._waiting[:GROUP], self._waiting[GROUP:]
            units = [waiting.unit for waiting in group]
            outcomes = await loop.run_in_executor(self._thread, commit_together, self.engine, units)
            if isinstance(outcomes[0], DatabaseUnavailable):
                self._failed_at = time.monotonic()
            for waiting, outcome in zip(group, outcomes, strict=True):
                _hand_over(waiting.result, outcome)


def commit_together(engine: Engine, units: list[Callable[[Session], Any]]) -> list[Any]:
    """One outcome a unit, in order: its result, or the exception that took its place."""
    try:
        with engine.begin() as connection:
            return [_run(connection, unit) for unit in units]
    except Exception as error:
        if unavailable(error):
            return [DatabaseUnavailable(type(error).__name__)] * len(units)
        if len(units) == 1:
            return [error]
        log.info("one of %d units failed (%s), each is run alone", len(units), type(error).__name__)
        return [commit_together(engine, [unit])[0] for unit in units]


def unavailable(error: Exception) -> bool:
    """Whether the database, not the unit, is the reason."""
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated or isinstance(error, InterfaceError):
        return True
    original: Any = error.orig
    if hasattr(original, "sqlstate"):  # PostgreSQL; without a state the connection was not made
        state = original.sqlstate
        return isinstance(error, OperationalError) if state is None else state.startswith(PASSING_STATES)
    words = str(original).lower()
    return isinstance(error, OperationalError) and any(word in words for word in LOCKED_OR_FULL)


def _run(connection: Connection, unit: Callable[[Session], Any]) -> Any:
    with Session(connection, join_transaction_mode="rollback_only", expire_on_commit=False) as session:
        result = unit(session)
        session.commit()
        return result


def _hand_over(result: "asyncio.Future[Any]", outcome: Any) -> None:
    if result.done():
        return
    if isinstance(outcome, BaseException):
        result.set_exception(outcome)
    else:
        result.set_result(outcome)
