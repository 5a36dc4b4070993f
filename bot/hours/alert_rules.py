"""When animators hear of what they should look at: which entries, at what time of day, and never at night."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

TOLD_AT = time(18)
MORNING, NIGHT = time(8), time(21)
ANSWER_EXPECTED = timedelta(hours=48)


def evening(at: datetime, timezone: str) -> datetime:
    """The next 18:00 of that time zone, from `at` on."""
    return _next(at, timezone, TOLD_AT)


def evening_after(at: datetime, timezone: str) -> datetime:
    """18:00 of the next day: somebody was told today already."""
    local = at.astimezone(ZoneInfo(timezone))
    return datetime.combine(local.date() + timedelta(days=1), TOLD_AT, ZoneInfo(timezone))


def speaking_time(now: datetime, timezone: str) -> datetime:
    """`now`, or the next 8:00 while people sleep (21:00 to 8:00)."""
    local = now.astimezone(ZoneInfo(timezone)).time()
    return now if MORNING <= local < NIGHT else _next(now, timezone, MORNING)


def told_from(now: datetime, *, warned: bool, proposed: bool, answerable: bool) -> datetime | None:
    """From when on an entry is told; None: it waits for its turn without a word.

    `answerable`: a colleague proposed it to somebody who can answer, and has 48 h for it.
    """
    if proposed:
        return now + ANSWER_EXPECTED if answerable else now
    return now if warned else None


def _next(at: datetime, timezone: str, clock: time) -> datetime:
    zone = ZoneInfo(timezone)
    day = at.astimezone(zone).date()
    today = datetime.combine(day, clock, zone)
    return today if today >= at else datetime.combine(day + timedelta(days=1), clock, zone)
