"""What the tester makes go wrong on the way between a bot and Telegram."""

import random
from dataclasses import dataclass, field
from itertools import count

from bot.sandbox.errors import Absurd

KINDS = {"429", "403", "400", "404", "500", "502", "hang", "slow", "drop_before", "drop_after", "hang_after"}
TEXTS = {
    "403": "Forbidden: bot was blocked by the user",
    "400": "Bad Request: chat not found",
    "404": "Not Found",
    "500": "Internal Server Error",
    "502": "Bad Gateway",
}


@dataclass(slots=True)
class Fault:
    """`times` None means until it is taken away; `delay` is how long `slow` and `hang` last."""

    method: str
    fault: str
    times: int | None = 1
    chat_id: int | None = None
    retry_after: int = 1
    delay: float | None = None
    description: str | None = None
    probability: float = 1.0

    def __post_init__(self) -> None:
        if self.fault not in KINDS:
            raise Absurd(f"no such fault: {self.fault}")

    @property
    def strikes_after(self) -> bool:
        return self.fault.endswith("_after")

    @property
    def text(self) -> str:
        return self.description or TEXTS[self.fault]

    def concerns(self, method: str, chat_id: object) -> bool:
        if self.method != "*" and self.method.lower() != method.lower():
            return False
        if self.chat_id is not None and str(self.chat_id) != str(chat_id):
            return False
        return self.probability >= 1 or random.random() < self.probability  # noqa: S311


@dataclass(slots=True)
class Faults:
    active: dict[int, Fault] = field(default_factory=dict)
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def add(self, fault: Fault) -> int:
        number = next(self.numbers)
        self.active[number] = fault
        return number

    def strike(self, method: str, chat_id: object) -> Fault | None:
        """The fault that this call meets, if any; it counts as used. `*` leaves getUpdates alone."""
        for number, fault in self.active.items():
            if fault.method == "*" and method.lower() == "getupdates":
                continue
            if fault.concerns(method, chat_id):
                return self.use(number, fault)
        return None

    def use(self, number: int, fault: Fault) -> Fault:
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                del self.active[number]
        return fault
