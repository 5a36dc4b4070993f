"""Long work, one piece at a time in a process of its own: neither the writer nor our memory feels it."""

import asyncio
import contextlib
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.db.writer import DatabaseUnavailable, Writer

log = logging.getLogger(__name__)

PYTHON = (sys.executable, "-m")
LOOK_SECONDS = 0.5
LONGEST_SECONDS = 300.0
KILLED = -1

T = TypeVar("T")


@dataclass(frozen=True)
class Piece:
    """`module` is run with `order` on its standard input, and made what is on its standard output.

    `keep` and `give_up` end the piece, in a unit of work; `give_up` is told the process's exit code.
    """

    module: str
    order: bytes
    keep: Callable[[Session, bytes, datetime], None]
    give_up: Callable[[Session, int, datetime], None]


@dataclass(frozen=True)
class Orders:
    """`waiting` is asked often and only reads; `take` counts the attempt; None: it has ended the piece."""

    waiting: Callable[[Session], bool]
    take: Callable[[Session, datetime], Piece | None]


class Workshop:
    """A piece that a kill interrupts is taken again at the next start; it is kept at most once."""

    def __init__(
        self, engine: Engine, writer: Writer, clock: Clock, orders: Orders, after: Callable[[], None]
    ) -> None:
        self.engine, self.writer, self.clock, self.orders, self.after = engine, writer, clock, orders, after
        self.active: Callable[[], bool] = lambda: True

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                worked = self.active() and await self._turn()
            except DatabaseUnavailable:
                worked = False
            except Exception as error:
                log.error("a piece of work failed: %s", type(error).__name__)
                worked = False
            if not worked:
                await asyncio.sleep(LOOK_SECONDS)

    async def _turn(self) -> bool:
        """Whether there was anything to do."""
        if not await asyncio.to_thread(self._look):
            return False
        piece = await self._unit(self.orders.take)
        if piece is not None:
            code, made = await _make(piece)
            if not self.active():
                return False
            if code == 0:
                await self._unit(lambda session, now: piece.keep(session, made, now))
            else:
                log.error("%s ended with %d", piece.module, code)
                await self._unit(lambda session, now: piece.give_up(session, code, now))
        self.after()
        return True

    def _look(self) -> bool:
        with Session(self.engine.execution_options(read_only=True)) as session:
            return self.orders.waiting(session)

    async def _unit(self, work: Callable[[Session, datetime], T]) -> T:
        now = self.clock.now()
        return await self.writer.insist(lambda session: work(session, now))


async def _make(piece: Piece) -> tuple[int, bytes]:
    """The exit code and what was made; a process that takes too long, or that we leave, is ended."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*PYTHON, piece.module, stdin=pipe, stdout=pipe)
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            made, _ = await process.communicate(piece.order)
    except TimeoutError:
        return KILLED, b""
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    return process.returncode or 0, made
