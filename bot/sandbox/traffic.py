"""How busy the bots are: calls under way and when the last one ended."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Traffic:
    under_way: int = 0
    last_at: float = 0.0

    @contextmanager
    def call(self) -> Iterator[None]:
        self.under_way += 1
        try:
            yield
        finally:
            self.under_way -= 1
            self.last_at = time.monotonic()

    def silent_for(self, seconds: float) -> bool:
        return self.under_way == 0 and time.monotonic() - self.last_at >= seconds
