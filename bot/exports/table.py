"""What a table to take away is: named columns with a kind, and rows that come one at a time."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

Value = str | int | Decimal | date | time | None
Row = tuple[Value, ...]

# What a spreadsheet would take for a formula; the last three are how full-width keyboards type the first.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class Kind(enum.StrEnum):
    """How the values of a column are to be read; money is kept in cents and written in euros."""

    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    MINUTES = "minutes"
    HOURS = "hours"
    CENTS = "cents"


SUMMED = (Kind.MINUTES, Kind.HOURS, Kind.CENTS)


@dataclass(frozen=True)
class Column:
    """`meaning` is said to whoever opens the file."""

    name: str
    kind: Kind
    meaning: str


@dataclass(frozen=True)
class Table:
    """`rows` can be gone through once."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]


def harmless(text: str) -> str:
    """Never a formula: what would be one begins with an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def hours(minutes: int) -> Decimal:
    """With two decimals."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"))


def euros(cents: int) -> Decimal:
    return Decimal(cents) / 100
