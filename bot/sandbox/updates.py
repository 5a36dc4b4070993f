"""A bot's queue of updates: what waits to be fetched or delivered, and who is waiting for it."""

import asyncio
from collections import deque
from itertools import islice
from typing import Any

from bot.sandbox import errors
from bot.sandbox.objects import Object

OPT_IN = {"chat_member", "message_reaction", "message_reaction_count"}


class UpdateQueue:
    def __init__(self) -> None:
        self.waiting: deque[Object] = deque()
        self.last_id = 100_000_000
        self.allowed: frozenset[str] = frozenset()
        self.arrived = asyncio.Event()
        self.poll: asyncio.Future[None] | None = None

    def wants(self, kind: str) -> bool:
        """An empty list means everything but the kinds that Telegram sends only when named."""
        return kind in self.allowed if self.allowed else kind not in OPT_IN

    def push(self, kind: str, payload: Object) -> int | None:
        """The new update's id; None when the bot does not want this kind."""
        if not self.wants(kind):
            return None
        return self.push_raw({kind: payload})

    def push_raw(self, update: Object) -> int:
        self.last_id += 1
        self.waiting.append({"update_id": self.last_id, **update})
        self.arrived.set()
        return self.last_id

    def confirm(self, offset: int) -> None:
        """Forgets what comes before `offset`; a negative one keeps only so many of the newest."""
        if offset < 0:
            while len(self.waiting) > -offset:
                self.waiting.popleft()
        while offset > 0 and self.waiting and self.waiting[0]["update_id"] < offset:
            self.waiting.popleft()

    def first(self, limit: int) -> list[Object]:
        return list(islice(self.waiting, limit))

    async def fetch(self, limit: int, seconds: float) -> list[Object]:
        """A long poll; a newer one ends it with a conflict, a client that leaves cancels it."""
        turn = self.take_over()
        deadline = asyncio.get_running_loop().time() + seconds
        try:
            while not self.waiting and await self.more(turn, deadline):
                pass
            return self.first(limit)
        finally:
            if self.poll is turn:
                self.poll = None

    def take_over(self) -> "asyncio.Future[None]":
        self.end_poll(errors.OTHER_POLL)
        self.poll = asyncio.get_running_loop().create_future()
        return self.poll

    def end_poll(self, reason: str) -> None:
        if self.poll is not None and not self.poll.done():
            self.poll.set_exception(errors.conflict(reason))
            self.poll.exception()  # seen, even if nobody waits any more
        self.poll = None

    async def more(self, turn: "asyncio.Future[None]", deadline: float) -> bool:
        """Waits for an update; False when the time is over. Raises when another poll took over."""
        left = deadline - asyncio.get_running_loop().time()
        self.arrived.clear()
        arrival = asyncio.ensure_future(self.arrived.wait())
        awaited: set[asyncio.Future[Any]] = {arrival, turn}
        try:
            done, _ = await asyncio.wait(awaited, timeout=left, return_when="FIRST_COMPLETED")
        finally:
            arrival.cancel()
        if turn in done:
            turn.result()
        return bool(done)
