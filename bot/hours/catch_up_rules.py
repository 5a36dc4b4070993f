"""What holds when a week is caught up: which days are asked, and which day a weekday means."""

import re
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

WEEKDAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
ALONE = re.compile(rf"(?:{'|'.join(WEEKDAYS)}|me)[a-z]*", re.IGNORECASE)
NEARLY_MINUTES = 30
LATER_OR_EARLIER = timedelta(days=7)


def days_to_tell(monday: date, today: date, told: Collection[date]) -> list[date]:
    """The days of that week up to today that have no hours."""
    days = [monday + timedelta(days=shift) for shift in range(7)]
    return [each for each in days if each <= today and each not in told]


def meant(read: date, said: str, monday: date, today: date) -> date:
    """« mardi » alone is the Tuesday of the week that is asked, unless that one has still to come."""
    if not ALONE.fullmatch(said.strip()):
        return read
    asked = monday + timedelta(days=read.weekday())
    return asked if asked <= today else read


def is_over(day: date, minutes: int, ends: time | None, now: datetime) -> bool:
    """Whether so much can have been done by `now`, which is local; « 9h-18h » at 17:30 is near enough."""
    if day != now.date():
        return day < now.date()
    said = ends.hour * 60 + ends.minute if ends is not None else minutes
    return said <= now.hour * 60 + now.minute + NEARLY_MINUTES


def week_before(monday: date) -> date:
    return monday - LATER_OR_EARLIER
