"""What holds for hours: weeks, and what a day or a duration may be."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONGEST_MINUTES = 24 * 60
FEWEST_HANDS = 5


@dataclass(frozen=True)
class Work:
    """What a card says: all that an entry holds but whose it is.

    `segments`: stretches of the clock; `people`: how many worked, if said; `warnings`: limits gone beyond.
    """

    worked_on: date
    minutes: int
    activity: str
    activity_key: str | None = None
    starts: time | None = None
    ends: time | None = None
    customer: str | None = None
    contract_id: int | None = None
    segments: tuple[tuple[time, time], ...] = ()
    people: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Week:
    """What somebody worked in the week that begins on `monday`; `current` for the one that is going on.

    `place` is the cooperative's name where they have several.
    """

    monday: date
    minutes: int
    current: bool
    place: str | None = None


def today(now: datetime, timezone: str) -> date:
    return now.astimezone(ZoneInfo(timezone)).date()


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def days_offered(day: date) -> list[date]:
    """Today, yesterday, then the other days of this week, latest first."""
    monday, _ = week_of(day)
    offered = [day, day - timedelta(days=1)]
    earlier = [monday + timedelta(days=shift) for shift in range(7)]
    return offered + [each for each in reversed(earlier) if each < offered[1]]


def ranked(lately: Iterable[str], usual: Iterable[str], limit: int) -> list[str]:
    """The activities used lately first, then the usual ones, each once."""
    seen: dict[str, str] = {}
    for name in (*lately, *usual):
        seen.setdefault(name.casefold(), name)
    return list(seen.values())[:limit]


def enough_hands(people: int) -> bool:
    """Whether a total of so many people may be shown to somebody who must not know who did what."""
    return people >= FEWEST_HANDS
