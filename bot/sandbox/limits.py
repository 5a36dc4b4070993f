"""Telegram's rates, when the tester wants them enforced, and the freeze that follows a 429."""

import math
import time
from collections import deque
from dataclasses import dataclass, field

from bot.sandbox import errors
from bot.sandbox.errors import Refusal

COUNTED = ("send", "copy", "forward", "edit")
FREE = {"sendchataction"}
CHAT_BURST = 5


def counts(method: str) -> bool:
    return method.startswith(COUNTED) and method not in FREE


@dataclass(slots=True)
class Window:
    """So many in any span of so many seconds."""

    at_most: float
    span: float
    stamps: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        while self.stamps and now - self.stamps[0] >= self.span:
            self.stamps.popleft()
        return self.stamps[0] + self.span - now if len(self.stamps) >= self.at_most else 0.0


@dataclass(slots=True)
class Bucket:
    """A steady rate with a burst."""

    rate: float
    tokens: float
    at: float

    def wait(self, now: float) -> float:
        self.tokens = min(CHAT_BURST, self.tokens + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate


class Limits:
    """Off until set. One bot's freeze concerns all its chats, or only the one that was named."""

    def __init__(self) -> None:
        self.frozen: dict[tuple[int, object], float] = {}
        self.lift()

    def lift(self) -> None:
        self.set()
        self.frozen.clear()

    def set(
        self,
        per_second: float | None = None,
        per_chat: float | None = None,
        per_group_minute: float | None = None,
    ) -> None:
        self.per_second, self.per_chat, self.per_group_minute = per_second, per_chat, per_group_minute
        self.all: dict[int, Window] = {}
        self.chats: dict[tuple[int, int], Bucket] = {}
        self.groups: dict[tuple[int, int], Window] = {}

    def freeze(self, bot_id: int, chat_id: object, seconds: float) -> None:
        self.frozen[bot_id, chat_id] = time.monotonic() + seconds

    def take(self, bot_id: int, chat_id: object) -> Refusal | None:
        """Counts one message; the refusal, when it is one too many."""
        now = time.monotonic()
        wait = max(self.freeze_left(bot_id, chat_id, now), self.over(bot_id, chat_id, now))
        if wait > 0:
            return errors.too_many(math.ceil(wait))
        self.count(bot_id, chat_id, now)
        return None

    def freeze_left(self, bot_id: int, chat_id: object, now: float) -> float:
        if not self.frozen:
            return 0.0
        keys = ((bot_id, None), (bot_id, chat_id))
        return max(self.frozen.get(key, now) - now for key in keys)

    def over(self, bot_id: int, chat_id: object, now: float) -> float:
        return max((gauge.wait(now) for gauge in self.gauges(bot_id, chat_id, now)), default=0.0)

    def gauges(self, bot_id: int, chat_id: object, now: float) -> list[Window | Bucket]:
        found: list[Window | Bucket] = []
        if self.per_second:
            found.append(self.all.setdefault(bot_id, Window(self.per_second, 1.0)))
        if isinstance(chat_id, int):
            found += self.gauges_of_chat((bot_id, chat_id), now)
        return found

    def gauges_of_chat(self, key: tuple[int, int], now: float) -> list[Window | Bucket]:
        if key[1] < 0 and self.per_group_minute:
            return [self.groups.setdefault(key, Window(self.per_group_minute, 60.0))]
        if key[1] > 0 and self.per_chat:
            return [self.chats.setdefault(key, Bucket(self.per_chat, CHAT_BURST, now))]
        return []

    def count(self, bot_id: int, chat_id: object, now: float) -> None:
        for gauge in self.gauges(bot_id, chat_id, now):
            if isinstance(gauge, Window):
                gauge.stamps.append(now)
            else:
                gauge.tokens -= 1
