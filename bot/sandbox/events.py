"""What happens on people's phones, numbered, kept for a while, and told to whoever listens."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from bot.sandbox.objects import Object


class EventLog:
    """Keeps at least the last `keep` events; listeners that fall further behind miss the older ones."""

    def __init__(self, keep: int = 20_000) -> None:
        self.keep = keep
        self.seq = 0
        self.kept: list[Object] = []
        self.listeners: set[asyncio.Event] = set()

    def emit(self, kind: str, person: int | None, chat: int | None, **more: Any) -> None:
        self.seq += 1
        self.kept.append({"seq": self.seq, "type": kind, "person": person, "chat": chat, **more})
        if len(self.kept) > 2 * self.keep:
            del self.kept[: self.keep]
        for listener in self.listeners:
            listener.set()

    def after(self, seq: int) -> list[Object]:
        first = self.seq - len(self.kept)
        return self.kept[max(0, seq - first) :]

    async def wait(self, seq: int, seconds: float | None) -> list[Object]:
        """The events after `seq`, waiting for the first one at most so long (None: for ever)."""
        listener = asyncio.Event()
        self.listeners.add(listener)
        try:
            if self.seq <= seq:
                await asyncio.wait_for(listener.wait(), seconds)
        except TimeoutError:
            pass
        finally:
            self.listeners.discard(listener)
        return self.after(seq)

    async def follow(self, seq: int | None = None) -> AsyncIterator[Object]:
        """Every event after `seq` (None: from now on), for ever."""
        seen = self.seq if seq is None else seq
        while True:
            for event in await self.wait(seen, None):
                seen = event["seq"]
                yield event
