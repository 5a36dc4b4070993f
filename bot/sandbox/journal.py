"""A numbered record of every call that a bot made, without its token."""

from collections import deque
from itertools import islice
from typing import Any

from bot.sandbox.objects import Object
from bot.sandbox.uploads import Upload


class Journal:
    """Bounded: the oldest calls are forgotten beyond `keep` (None keeps everything)."""

    def __init__(self, keep: int | None = 100_000) -> None:
        self.calls: deque[Object] = deque(maxlen=keep)
        self.count = 0

    def record(self, at: str, method: str, parameters: Object) -> Object:
        """Opens the entry of a call; whoever answers the call fills in how it ended."""
        self.count += 1
        entry: Object = {"n": self.count, "at": at, "method": method, "parameters": self.plain(parameters)}
        entry |= {"status": None, "response": None, "effect": False}
        self.calls.append(entry)
        return entry

    def after(self, n: int) -> list[Object]:
        first = self.count - len(self.calls)
        return list(islice(self.calls, max(0, n - first), None))

    def of(self, method: str) -> list[Object]:
        """The calls of one method, whatever the case of its letters."""
        return [call for call in self.calls if call["method"].lower() == method.lower()]

    def clear(self) -> None:
        self.calls.clear()
        self.count = 0

    @staticmethod
    def plain(parameters: Object) -> dict[str, Any]:
        """A copy that can be written as JSON: files are described, not kept."""
        return {
            name: value.summary() if isinstance(value, Upload) else value
            for name, value in parameters.items()
        }
