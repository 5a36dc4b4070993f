"""The calendar in which days are looked for: today, the direction, and which day a part of a date means."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal, TypeAlias

from bot.understanding import lexicon

Direction: TypeAlias = Literal["past", "future"]

SOON = timedelta(days=50)
"""A day without a year that is so near ahead was not meant a year ago."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Today in the cooperative's time zone, and where days are looked for."""

    today: date
    direction: Direction
    minute: int = 24 * 60
    """How much of today is over, in minutes."""
    territory: str | None = None
    """Whose public holidays count."""

    @property
    def sign(self) -> int:
        return -1 if self.direction == "past" else 1

    def nearest(self, candidates: Iterable[date]) -> date | None:
        """The nearest candidate that lies in the direction, today included."""
        fitting = [day for day in candidates if (day - self.today).days * self.sign >= 0]
        return min(fitting, key=lambda day: abs(day - self.today), default=None)


def calendar_of(now: datetime, timezone: tzinfo, direction: Direction) -> Calendar:
    """The calendar of the cooperative at that instant."""
    local = now.astimezone(timezone)
    territory = lexicon.words("days")["territories"].get(str(timezone))
    return Calendar(local.date(), direction, local.hour * 60 + local.minute, territory)


def without_year(calendar: Calendar, month: int, day: int) -> date | None:
    years = (calendar.today.year + step for step in range(-4, 5))
    candidates = [one for one in (exact(year, month, day) for year in years) if one]
    ahead = [one for one in candidates if calendar.today < one <= calendar.today + SOON]
    return ahead[0] if ahead else calendar.nearest(candidates)


def full(year: str, calendar: Calendar) -> int:
    if len(year) == 4:
        return int(year)
    century = calendar.today.year // 100 * 100
    full = century + int(year)
    return full if full <= calendar.today.year + 20 else full - 100


def exact(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_after(first: date, step: int) -> date:
    months = first.year * 12 + first.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)
