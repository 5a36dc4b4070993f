"""What the stages answer: small frozen values without behaviour."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal, TypeAlias

Reason: TypeAlias = Literal[
    "zero",
    "negative",
    "too_long",
    "no_such_day",
    "no_such_time",
    "future",
    "past",
    "too_far",
    "too_much",
    "foreign",
]
"""Why a value can't be: the words for it belong to the texts."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """Something was said that can't be so; `said` is how it was typed."""

    reason: Reason
    said: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Something was said that may be several things; the options in minutes, days or cents, best first."""

    said: str
    options: tuple[int, ...] | tuple[date, ...] = ()
    clock: bool = False
    """Whether it may be a time of the clock (« 14h hier »)."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of work between two times of the clock; it may end the next day."""

    start: time
    end: time
    minutes: int


@dataclass(frozen=True, slots=True)
class Duration:
    """`minutes` worked with the break already taken off; `start` and `end` only when times were said."""

    minutes: int
    start: time | None = None
    end: time | None = None
    segments: tuple[Segment, ...] = ()
    break_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar in the cooperative's time zone, and how it was typed."""

    on: date
    said: str


@dataclass(frozen=True, slots=True)
class Amount:
    """Money in cents, and how it was typed; `per_hour` when it was said as a price per hour."""

    cents: int
    said: str
    per_hour: bool = False
