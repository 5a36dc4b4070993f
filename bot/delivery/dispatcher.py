"""The dispatcher: each update answered once, each person's in their order, several people's in one commit."""

import asyncio
import functools
import logging
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.db.writer import DatabaseUnavailable, Writer, unavailable
from bot.delivery import claims, inbox
from bot.delivery.inbox import Arrived
from bot.delivery.limits import Patience
from bot.delivery.metrics import Metrics
from bot.delivery.models import Received
from bot.refusals import Refused

log = logging.getLogger(__name__)

BATCH = 32
INACTIVE_SECONDS = 0.2


class AnsweredAlready(Exception):
    """Its row is finished: a commit whose answer was lost had gone through. The unit is rolled back."""


class Core(Protocol):
    """The synchronous core as the dispatcher sees it: three functions of `bot.handlers`."""

    def answer(self, session: Session, content: dict[str, Any], now: datetime) -> None:
        """Does what the update asks for. Raises Refused, or whatever a bug raises."""

    def explain(self, session: Session, content: dict[str, Any], now: datetime, error: Exception) -> None:
        """Says why nothing was done."""

    def slow_down(self, session: Session, content: dict[str, Any], now: datetime) -> None:
        """Says that this went too fast."""


class Dispatcher:
    """Feeds the core from the inbox. An update is `done` in the same commit as all that it did."""

    def __init__(
        self, writer: Writer, core: Core, clock: Clock, patience: Patience, metrics: Metrics
    ) -> None:
        self.writer, self.core, self.clock = writer, core, clock
        self.patience, self.metrics = patience, metrics
        self.after_commit: Callable[[], None] = lambda: None
        self.active: Callable[[], bool] = lambda: True
        self.refusing: set[int] = set()  # at least the chats that refused us; the sender adds to it
        self._queues: dict[int, deque[Arrived]] = {}
        self._ready: deque[int] = deque()
        self._known: set[int] = set()
        self._wake = asyncio.Event()

    async def recover(self) -> None:
        """Takes up what an earlier process left; to be awaited before the first update arrives."""
        await self.writer.insist(inbox.count_deaths)
        self.refusing.update(await self.writer.insist(claims.refusing))
        await self.reload()

    async def reload(self) -> None:
        """Takes rows that are in the inbox and not here, as after a commit whose answer was lost."""
        after = 0
        while left := await self.writer.insist(functools.partial(inbox.waiting, after=after)):
            self.take(left)
            after = left[-1].id

    def take(self, arrived: Sequence[Arrived]) -> None:
        """New rows of the inbox, in their order; those already here are passed over."""
        for each in arrived:
            if each.id in self._known:
                continue
            self._known.add(each.id)
            queue = self._queues.setdefault(each.sender_id, deque())
            queue.append(each)
            if len(queue) == 1:
                self._line_up(each)

    def _line_up(self, first: Arrived) -> None:
        """Next in turn; after some deaths only when others have been served and this life proves longer."""
        delay = 2.0 ** (first.deaths - 1) - 1 if first.deaths < inbox.DEATHS_ALLOWED else 0
        if delay > 0:
            asyncio.get_running_loop().call_later(delay, self._call_up, first.sender_id)
        else:
            self._call_up(first.sender_id)

    def _call_up(self, sender_id: int) -> None:
        self._ready.append(sender_id)
        self._wake.set()

    @property
    def idle(self) -> bool:
        return not self._queues

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            if not self._ready:
                self._wake.clear()
                await self._wake.wait()
            while not self.active():
                await asyncio.sleep(INACTIVE_SECONDS)
            batch = self._next_batch()
            await self.writer.insist(functools.partial(inbox.mark_started, ids=[each.id for each in batch]))
            await asyncio.gather(*(self._answer(each) for each in batch))
            self.after_commit()

    def _next_batch(self) -> list[Arrived]:
        """The oldest update of each of several people; one during which the process died is taken alone."""
        batch: list[Arrived] = []
        while self._ready and len(batch) < BATCH:
            each = self._queues[self._ready[0]][0]
            if each.deaths and batch:
                break
            self._ready.popleft()
            batch.append(each)
            if each.deaths:
                break
        return batch

    async def _answer(self, arrived: Arrived) -> None:
        obeyed = self.patience.allows(arrived.sender_id, time.monotonic())
        warned = not obeyed and self.patience.warns_now(arrived.sender_id)
        unit = functools.partial(self._unit, arrived, obeyed, warned)
        try:
            outcome = await self.writer.run(unit)
        except DatabaseUnavailable as error:
            log.warning("update %s waits for the database (%s)", arrived.content.get("update_id"), error)
            await asyncio.sleep(0.5)
            self._ready.append(arrived.sender_id)
            return
        except AnsweredAlready:
            outcome = Received.DONE
        except Exception as error:
            outcome = await self.writer.insist(functools.partial(self._bury, arrived, error))
        self.metrics.updates.labels(outcome.value).inc()
        self._advance(arrived.sender_id)

    def _advance(self, sender_id: int) -> None:
        queue = self._queues[sender_id]
        self._known.discard(queue.popleft().id)
        if queue:
            self._line_up(queue[0])
        else:
            del self._queues[sender_id]

    def _unit(self, arrived: Arrived, obeyed: bool, warned: bool, session: Session) -> Received:
        """In the writer's thread: the effects, the words and the mark, together or not at all."""
        now, started = self.clock.now(), time.monotonic()
        if arrived.sender_id in self.refusing:
            claims.reached(session, arrived.sender_id)
        if not obeyed:
            state, error = self._brush_off(session, arrived, now, warned), "too fast"
        elif arrived.deaths >= inbox.DEATHS_ALLOWED:
            error = f"the process died {arrived.deaths} times during it"
            state = self._give_up(session, arrived, now, RuntimeError(error))
        else:
            state, error = self._attempt(session, arrived, now)
        if not inbox.finish(session, arrived.id, state, now, error or None):
            raise AnsweredAlready
        self.metrics.handling.observe(time.monotonic() - started)
        return state

    def _attempt(self, session: Session, arrived: Arrived, now: datetime) -> tuple[Received, str]:
        try:
            with session.begin_nested():
                self.core.answer(session, arrived.content, now)
            return Received.DONE, ""
        except Refused as refusal:
            self.core.explain(session, arrived.content, now, refusal)
            return Received.REFUSED, type(refusal).__name__
        except Exception as error:
            if unavailable(error):
                raise
            return self._give_up(session, arrived, now, error), type(error).__name__

    def _give_up(self, session: Session, arrived: Arrived, now: datetime, error: Exception) -> Received:
        """The operator reads where it broke, with no word of the message; the person is told."""
        place = _place(error)
        log.error("update %s failed: %s at %s", arrived.content.get("update_id"), type(error).__name__, place)
        try:
            with session.begin_nested():
                self.core.explain(session, arrived.content, now, error)
        except Exception as second:
            if unavailable(second):
                raise
            log.error("nor could it be explained: %s at %s", type(second).__name__, _place(second))
        return Received.FAILED

    def _bury(self, arrived: Arrived, error: Exception, session: Session) -> Received:
        """What broke outside the core's savepoint took everything with it: only that is said and marked."""
        now = self.clock.now()
        state = self._give_up(session, arrived, now, error)
        inbox.finish(session, arrived.id, state, now, type(error).__name__)
        return state

    def _brush_off(self, session: Session, arrived: Arrived, now: datetime, warned: bool) -> Received:
        if warned:
            self.core.slow_down(session, arrived.content, now)
        return Received.REFUSED


def _place(error: BaseException) -> str:
    """File and line of the innermost frame, and of the innermost one of ours; never a value."""
    frames, trace = [], error.__traceback__
    while trace is not None:
        frames.append((trace.tb_frame.f_code.co_filename, trace.tb_lineno))
        trace = trace.tb_next
    ours = [frame for frame in frames if "/bot/" in frame[0] and "site-packages" not in frame[0]]
    return " < ".join(f"{name.rsplit('/', 2)[-1]}:{line}" for name, line in [*frames[-1:], *ours[-3:][::-1]])
