"""The sandbox's time: the machine's, moved by as much as the tester wants."""

import time
from datetime import UTC, datetime

from bot.sandbox.errors import Absurd


class Clock:
    def __init__(self) -> None:
        self.offset_seconds = 0.0

    def now(self) -> datetime:
        return datetime.fromtimestamp(time.time() + self.offset_seconds, UTC)

    def seconds(self) -> int:
        """The `date` of Bot API objects."""
        return int(time.time() + self.offset_seconds)

    def set_to(self, instant: datetime) -> None:
        if instant.tzinfo is None:
            raise Absurd("the instant needs a time zone")
        self.offset_seconds = round(self.offset_seconds + (instant - self.now()).total_seconds(), 3)

    def state(self) -> dict[str, object]:
        return {"offset_seconds": self.offset_seconds, "now": self.now().isoformat()}
