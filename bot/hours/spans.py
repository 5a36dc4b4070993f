"""Stretches of the clock put on the calendar, where they can be measured and compared, over midnight too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.hours.rules import Work

A_DAY = timedelta(days=1)
AFTER_MIDNIGHT = timedelta(hours=8)
"""A stretch that comes so soon after one that ended later on the clock belongs to the next day."""


@dataclass(frozen=True, order=True)
class Span:
    """From one local moment to a later one."""

    begin: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        return minutes(self.end - self.begin)

    def shared(self, other: "Span") -> int:
        """How many minutes both have."""
        return max(0, minutes(min(self.end, other.end) - max(self.begin, other.begin)))


@dataclass(frozen=True)
class Chain:
    """Stretches with no real pause between them; `worked` minutes, what two of them share counted once."""

    span: Span
    worked: int


def minutes(length: timedelta) -> int:
    return round(length.total_seconds() / 60)


def of(work: Work) -> tuple[Span, ...]:
    """In their order; none when no clock time was said."""
    whole = ((work.starts, work.ends),) if work.starts is not None and work.ends is not None else ()
    found: list[Span] = []
    for starts, ends in work.segments or whole:
        if starts != ends:
            begin = datetime.combine(work.worked_on, starts)
            begin += _next_day(begin, found)
            end = datetime.combine(begin.date(), ends)
            found.append(Span(begin, end if end > begin else end + A_DAY))
    return tuple(sorted(found))


def _next_day(begin: datetime, before: Sequence[Span]) -> timedelta:
    if not before or begin >= before[-1].end:
        return timedelta()
    return A_DAY if begin + A_DAY - before[-1].end <= AFTER_MIDNIGHT else timedelta()


def unworked(work: Work) -> int:
    """Minutes of the stretches that were a pause: 9 h-17 h for 7 h of work has 60."""
    return max(0, sum(each.minutes for each in of(work)) - work.minutes)


def days(work: Work) -> list[date]:
    """The days on which it was done: two for a night."""
    touched = [day for each in of(work) for day in (each.begin.date(), _last_day(each))]
    return sorted({*touched, work.worked_on})


def _last_day(span: Span) -> date:
    return (span.end - timedelta(minutes=1)).date()


def chains(found: Sequence[Span], pause_minutes: int) -> Iterator[Chain]:
    """Stretches, earliest first, as one wherever less than a pause lies between them."""
    if not found:
        return
    span, worked = found[0], found[0].minutes
    for each in found[1:]:
        if minutes(each.begin - span.end) >= pause_minutes:
            yield Chain(span, worked)
            span, worked = each, each.minutes
        else:
            worked += max(0, minutes(each.end - max(span.end, each.begin)))
            span = Span(span.begin, max(span.end, each.end))
    yield Chain(span, worked)
