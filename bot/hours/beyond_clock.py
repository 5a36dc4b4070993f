"""What goes beyond the limits of the clock: pauses, rest, nights, and being in two places at once."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from bot.hours import spans
from bot.hours.limits import Name, Own, Terms, Warning
from bot.hours.rules import Work
from bot.hours.spans import Span


def stretch(work: Work, others: Sequence[Own], terms: Terms) -> Warning | None:
    """Without clock times a long duration is enough: nobody said that there was a pause.

    Work that follows other work of the same person goes on with it.
    """
    limits, mine = terms.limits, spans.of(work)
    if not mine:
        return _too_long(work.minutes, limits.stretch_minutes, None)
    paused = spans.unworked(work)
    if paused >= limits.pause_minutes:
        return None
    around = [each for own in _without_pause(others, limits.pause_minutes) for each in spans.of(own)]
    chains = spans.chains(sorted((*mine, *around)), limits.pause_minutes)
    touched = [each for each in chains if any(each.span.shared(one) for one in mine)]
    longest = max(touched, key=lambda each: each.worked)
    return _too_long(longest.worked - paused, limits.stretch_minutes, longest.span)


def _without_pause(others: Sequence[Own], pause_minutes: int) -> list[Work]:
    return [own.work for own in others if own.counts and spans.unworked(own.work) < pause_minutes]


def _too_long(minutes: int, allowed: int, span: Span | None) -> Warning | None:
    if minutes <= allowed:
        return None
    starts, ends = (span.begin.time(), span.end.time()) if span else (None, None)
    return Warning(Name.STRETCH, minutes, allowed, starts=starts, ends=ends)


def rest(work: Work, others: Sequence[Own], terms: Terms) -> Warning | None:
    """Between the last end of a day and the first start of the next, before this work and after it."""
    gaps = [*_before(work, others), *_after(work, others)]
    allowed = terms.limits.rest_minutes
    short = [each for each in gaps if terms.limits.pause_minutes <= each[0] < allowed]
    if not short:
        return None
    minutes, day = min(short)
    return Warning(Name.REST, minutes, allowed, on=day)


def _before(work: Work, others: Sequence[Own]) -> list[tuple[int, date]]:
    """The rest since the day before, if this work is the first of its day."""
    eve, mine = work.worked_on - spans.A_DAY, spans.of(work)
    earlier, same_day = _spans_on(others, eve), _spans_on(others, work.worked_on)
    if not mine or not earlier or any(each.begin < mine[0].begin for each in same_day):
        return []
    return [(spans.minutes(mine[0].begin - max(each.end for each in earlier)), eve)]


def _after(work: Work, others: Sequence[Own]) -> list[tuple[int, date]]:
    """The rest until the day after, if this work is the last of its day."""
    morrow, mine = work.worked_on + spans.A_DAY, spans.of(work)
    later, same_day = _spans_on(others, morrow), _spans_on(others, work.worked_on)
    if not mine or not later or any(each.end > mine[-1].end for each in same_day):
        return []
    return [(spans.minutes(min(each.begin for each in later) - mine[-1].end), morrow)]


def _spans_on(others: Sequence[Own], day: date) -> list[Span]:
    return [each for own in others if own.counts and own.work.worked_on == day for each in spans.of(own.work)]


def night(work: Work, _others: Sequence[Own], terms: Terms) -> Warning | None:
    starts, ends = terms.limits.night_from, terms.limits.night_to
    around = (work.worked_on + timedelta(days=shift) for shift in (-1, 0, 1, 2))
    nights = [_night(day, starts, ends) for day in around if starts != ends]
    if any(mine.shared(each) for mine in spans.of(work) for each in nights):
        return Warning(Name.NIGHT, starts=starts, ends=ends)
    return None


def _night(day: date, starts: time, ends: time) -> Span:
    begin, end = datetime.combine(day, starts), datetime.combine(day, ends)
    return Span(begin, end if end > begin else end + spans.A_DAY)


def overlap(work: Work, others: Sequence[Own], _terms: Terms) -> Warning | None:
    """Unless the pauses that were said make room for both; the same entry is told apart, by `same`."""
    found = next((each for each in others if _collide(work, each.work)), None)
    if found is None:
        return None
    other, place = found.work, spans.of(found.work)
    return Warning(
        Name.OVERLAP,
        other.minutes,
        on=other.worked_on,
        starts=place[0].begin.time(),
        ends=place[-1].end.time(),
        detail=other.activity,
        entry_id=found.id,
    )


def _collide(one: Work, other: Work) -> bool:
    shared = sum(mine.shared(each) for mine in spans.of(one) for each in spans.of(other))
    return shared > spans.unworked(one) + spans.unworked(other)


Check = Callable[[Work, Sequence[Own], Terms], Warning | None]
CHECKS: tuple[Check, ...] = (stretch, rest, night)
