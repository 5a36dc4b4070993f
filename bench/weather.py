"""Bad weather between the bot and Telegram: refusals, cuts and delays, by chance."""

import math
from collections import Counter
from collections.abc import Collection

from bot.sandbox.objects import Object
from bot.sandbox.server import Sandbox

CHANCES = {"429": 0.01, "500": 0.02, "502": 0.02, "drop_before": 0.02, "drop_after": 0.02, "slow": 0.05}
METHODS = ("sendMessage", "editMessageText", "getUpdates")
DOUBTFUL = {"500", "502", "drop_before", "drop_after"}


class Storm:
    """Faults of every kind while it lasts."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.sandbox = sandbox
        self._numbers: list[int] = []
        self._silent_from = math.inf

    def begin(self) -> None:
        for method in METHODS:
            for fault, chance in CHANCES.items():
                more = {"delay": 0.3} if fault == "slow" else {}
                number = self.sandbox.fault(method, fault, times=None, probability=chance, **more)
                self._numbers.append(number)

    def turn_silent(self) -> None:
        """Some calls get no answer at all, with and without their effect, until the bot gives up."""
        self._silent_from = self.sandbox.world.journal.count
        for method in ("sendMessage", "editMessageText"):
            for fault in ("hang", "hang_after"):
                self._numbers.append(self.sandbox.fault(method, fault, times=1))

    def end(self) -> None:
        for number in self._numbers:
            self.sandbox.world.faults.active.pop(number, None)

    def hits(self) -> Counter[str]:
        """Which faults calls have met, those of the killer included."""
        return Counter(call["fault"] for call in self.sandbox.world.journal.calls if "fault" in call)

    def cuts(self, words: Collection[str]) -> int:
        """Calls that say one of these, and after which the bot cannot know whether they took effect."""
        calls = self.sandbox.world.journal.of("sendMessage")
        return sum(self._is_doubtful(call) and call["parameters"].get("text") in words for call in calls)

    def _is_doubtful(self, call: Object) -> bool:
        """A silence before that is the killer's, and counted there."""
        fault = call.get("fault", "")
        return fault in DOUBTFUL or (fault.startswith("hang") and call["n"] > self._silent_from)
