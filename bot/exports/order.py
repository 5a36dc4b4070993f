"""One file to make, as it is told to the process that makes it."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from bot.exports.reach import Reach
from bot.exports.table import About

TOO_MANY_ROWS = 3
"""The exit code of the process that cannot make it, because no sheet holds so much."""


@dataclass(frozen=True)
class Order:
    """`about.at` is in the place's local time, with its offset."""

    database_url: str
    what: str
    form: str
    reach: Reach
    about: About

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), default=datetime.isoformat).encode()


def from_json(content: bytes) -> Order:
    found: dict[str, Any] = json.loads(content)
    told, reach = found["about"], found["reach"]
    return Order(
        found["database_url"],
        found["what"],
        found["form"],
        Reach(_ids(reach["cooperative_ids"]), _ids(reach["membership_ids"]), reach["shielded"]),
        About(told["place"], datetime.fromisoformat(told["at"]), told["zone"]),
    )


def _ids(found: list[int] | None) -> tuple[int, ...] | None:
    return None if found is None else tuple(found)
