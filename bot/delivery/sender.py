"""The sender: takes rows of the outbox, speaks to Telegram, writes down what came of it."""

import asyncio
import contextlib
import functools
import logging
import time
from collections.abc import Callable

from sqlalchemy.orm import Session
from telegram.error import EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.clock import Clock
from bot.db.writer import DatabaseUnavailable, Writer
from bot.delivery import claims, outcomes
from bot.delivery.limits import Pace
from bot.delivery.metrics import Metrics
from bot.delivery.models import Lane, Sent
from bot.delivery.telegram import Telegram

log = logging.getLogger(__name__)

IN_FLIGHT = 30
IDLE_SECONDS = 0.5
LONGEST_RETRY = 30.0

Claim = Callable[[Session], list[claims.Claimed]]


class Sender:
    """One row in flight per chat and lane, answers first, within Telegram's limits."""

    def __init__(
        self, writer: Writer, telegram: Telegram, clock: Clock, pace: Pace, metrics: Metrics
    ) -> None:
        self.writer, self.telegram, self.clock = writer, telegram, clock
        self.pace, self.metrics = pace, metrics
        self.active: Callable[[], bool] = lambda: True
        self.refusing: set[int] = set()
        self._wake = asyncio.Event()
        self._in_flight: dict[int, asyncio.Task[None]] = {}
        self._outcomes: list[claims.Outcome] = []
        self._in_doubt = False
        self._held: dict[tuple[int, Lane], float] = {}

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled. Rows left in `sending` by an earlier process are decided first."""
        await self.writer.insist(functools.partial(claims.recover, now=self.clock.now()))
        while True:
            self._wake.clear()
            sent_any = await self._turn()
            if not sent_any:
                await self._rest()

    async def finish(self) -> None:
        """Waits for what is in flight, and writes down what came of it."""
        if self._in_flight:
            await asyncio.wait(self._in_flight.values(), timeout=20)
        await self._exchange(None)

    async def _turn(self) -> bool:
        """Writes down what has come of the last ones, and takes the next; whether there were any."""
        clock = asyncio.get_running_loop().time()
        rows = await self._exchange(self._wanted(clock))
        for claimed in rows:
            self.pace.spend(claimed.chat_id, clock)
            self._in_flight[claimed.id] = asyncio.create_task(self._send(claimed))
        return bool(rows)

    def _wanted(self, clock: float) -> Claim | None:
        """What may be taken now; None for nothing."""
        room = min(IN_FLIGHT - len(self._in_flight), self.pace.room(clock))
        if room <= 0 or not self.active():
            return None
        self._held = {lane: until for lane, until in self._held.items() if until > clock}
        held, full = set(self._held), self.pace.full_chats(clock)
        return functools.partial(claims.claim, now=self.clock.now(), limit=room, held=held, chats=full)

    async def _exchange(self, claim: Claim | None) -> list[claims.Claimed]:
        """Outcomes for new rows, in one commit; when its answer is lost, its rows are let go at the next."""
        told, self._outcomes = self._outcomes, []
        if claim is None and not told:
            return []
        unit = functools.partial(self._unit, told, claim, self._in_doubt)
        try:
            rows = await self.writer.run(unit)
        except DatabaseUnavailable as error:
            log.warning("the database is away (%s), the sender waits", error)
            self._outcomes = told + self._outcomes
            self._in_doubt = True
            return []
        self._in_doubt = self._in_doubt and claim is None
        for outcome in told:
            self._in_flight.pop(outcome.row_id, None)
        return rows

    def _unit(
        self, told: list[claims.Outcome], claim: Claim | None, doubt: bool, session: Session
    ) -> list[claims.Claimed]:
        claims.settle(session, told, self.clock.now())
        if claim is None:
            return []
        if doubt:
            claims.release(session, but=list(self._in_flight))
        return claim(session)

    async def _rest(self) -> None:
        """Until there is something to write down, to send, or room for it."""
        clock = asyncio.get_running_loop().time()
        if self.pace.room(clock) <= 0:
            waits = [max(self.pace.wait(clock), 0.005)]
        else:
            waits = [max(until - clock, 0.01) for until in self._held.values()]
        with contextlib.suppress(TimeoutError):  # wait_for would lose a cancellation on Python 3.11
            async with asyncio.timeout(min([IDLE_SECONDS, *waits])):
                await self._wake.wait()

    async def _send(self, claimed: claims.Claimed) -> None:
        if not self.active():
            self._in_doubt = True  # whoever is active now decides what becomes of it
            del self._in_flight[claimed.id]
            return
        outcome = await self._speak(claimed)
        if outcome.status in (Sent.DEAD, Sent.UNKNOWN):
            log.warning(
                "outbox row %d (%s) is %s: %s", claimed.id, claimed.method, outcome.status, outcome.error
            )
        if outcome.unreachable:
            self.refusing.add(claimed.chat_id)
        self._outcomes.append(outcome)
        self._wake.set()

    async def _speak(self, claimed: claims.Claimed) -> claims.Outcome:
        started = time.monotonic()
        try:
            result = await self.telegram.call(claimed.method, claimed.parameters, claimed.files)
        except TelegramError as error:
            self.metrics.sent(claimed.method, type(error).__name__, started)
            self._slow_down(claimed, error)
            return outcomes.of_failure(claimed, error)
        except Exception as error:
            log.exception("outbox row %d (%s) could not be said", claimed.id, claimed.method)
            return claims.Outcome(claimed.id, Sent.UNKNOWN, f"a bug: {type(error).__name__}")
        self.metrics.sent(claimed.method, "ok", started)
        return outcomes.of_success(claimed, result)

    def _slow_down(self, claimed: claims.Claimed, error: TelegramError) -> None:
        clock = asyncio.get_running_loop().time()
        if isinstance(error, RetryAfter):
            seconds = outcomes.seconds_to_wait(error)
            self.metrics.told_to_wait.inc(seconds)
            self.pace.freeze(claimed.chat_id, seconds, clock)
        elif isinstance(error, InvalidToken | EndPointNotFound):
            self.pace.freeze(1, LONGEST_RETRY, clock)
        else:
            delay = min(LONGEST_RETRY, 0.25 * 2 ** min(claimed.attempts, 10))
            self._held[(claimed.chat_id, claimed.lane)] = clock + delay
