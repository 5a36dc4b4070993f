"""What a table to take away is: named columns with a kind, and rows that come one at a time."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

Value = str | int | Decimal | date | time | None
Row = tuple[Value, ...]

# What a spreadsheet would take for a formula; the last three are how full-width keyboards type the first.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Kind(enum.StrEnum):
    """How the values of a column are to be read; money is kept in cents and written in euros."""

    NUMBER = "number"
    COUNT = "count"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    MINUTES = "minutes"
    HOURS = "hours"
    CENTS = "cents"


SUMMED = (Kind.COUNT, Kind.MINUTES, Kind.HOURS, Kind.CENTS)


@dataclass(frozen=True)
class Column:
    """`meaning` is said to whoever opens the file; `width` is in characters, 0 for what the kind needs."""

    name: str
    kind: Kind
    meaning: str
    width: int = 0


@dataclass(frozen=True)
class Table:
    """`title` names its sheet, `origin` says what is counted; `rows` can be gone through once."""

    name: str
    title: str
    origin: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]


@dataclass(frozen=True)
class About:
    """Where the figures are from and of which moment, in the local time of `zone` (« Europe/Paris »)."""

    place: str
    at: datetime
    zone: str

    @property
    def moment(self) -> str:
        return f"{self.at:%d/%m/%Y à %H:%M} ({self.zone})"


def about(place: str, now: datetime, zone: str) -> About:
    return About(place, now.astimezone(ZoneInfo(zone)), zone)


def harmless(text: str) -> str:
    """Never a formula: what would be one begins with an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def hours(minutes: int) -> Decimal:
    """With two decimals."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))


def euros(cents: int) -> Decimal:
    return Decimal(cents) / 100
