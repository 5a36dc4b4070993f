"""What holds when a week is caught up: which days are asked, and which day a weekday means."""

import re
from collections.abc import Collection
from datetime import date, timedelta

WEEKDAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
ALONE = re.compile(rf"(?:{'|'.join(WEEKDAYS)}|me)[a-z]*", re.IGNORECASE)
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


def week_before(monday: date) -> date:
    return monday - LATER_OR_EARLIER
