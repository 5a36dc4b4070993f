"""What an entry goes beyond: every limit looked at, in the order in which it is said."""

from collections.abc import Sequence

from bot.hours import beyond_clock, closed_activities, spans
from bot.hours.limits import Name, Own, Terms, Warning
from bot.hours.rules import Work, week_of
from bot.understanding.normalise import plain


def warnings_of(work: Work, others: Sequence[Own], terms: Terms) -> tuple[Warning, ...]:
    """`others` are the person's entries from the Sunday before that week to the Monday after it.

    Nothing here forbids anything: it is what a card says before it is pressed. When an entry is corrected,
    the caller leaves it out of `others`.
    """
    twins = [each for each in others if _same(work, each.work)]
    apart = [each for each in others if each not in twins]
    said = [_twin(twins), beyond_clock.overlap(work, apart, terms)]
    said += [check(work, others, terms) for check in CHECKS]
    return tuple(each for each in said if each is not None)


def _same(one: Work, other: Work) -> bool:
    """The same day, activity and length; the same customer and times unless one of them says none."""
    times = spans.of(one), spans.of(other)
    return (
        (one.worked_on, one.minutes) == (other.worked_on, other.minutes)
        and _alike(one, other)
        and (times[0] == times[1] or not all(times))
    )


def _alike(one: Work, other: Work) -> bool:
    """In the same words or of the same kind, and not at two customers."""
    customers = {plain(each.customer) for each in (one, other) if each.customer}
    kind = one.activity_key is not None and one.activity_key == other.activity_key
    return (kind or plain(one.activity) == plain(other.activity)) and len(customers) < 2


def _twin(twins: Sequence[Own]) -> Warning | None:
    if not twins:
        return None
    other = twins[0].work
    return Warning(Name.SAME, other.minutes, on=other.worked_on, detail=other.activity, entry_id=twins[0].id)


def _day(work: Work, others: Sequence[Own], terms: Terms) -> Warning | None:
    told = [own.work.minutes for own in others if own.counts and own.work.worked_on == work.worked_on]
    minutes, allowed = work.minutes + sum(told), terms.limits.day_minutes
    return Warning(Name.DAY, minutes, allowed, on=work.worked_on) if minutes > allowed else None


def _week(work: Work, others: Sequence[Own], terms: Terms) -> Warning | None:
    monday, sunday = week_of(work.worked_on)
    told = [own.work.minutes for own in others if own.counts and monday <= own.work.worked_on <= sunday]
    minutes, allowed = work.minutes + sum(told), terms.limits.week_minutes
    return Warning(Name.WEEK, minutes, allowed, on=monday) if minutes > allowed else None


def _sunday(work: Work, _others: Sequence[Own], terms: Terms) -> Warning | None:
    found = [day for day in spans.days(work) if day.weekday() == 6]
    return Warning(Name.SUNDAY, on=found[0]) if found and terms.limits.sunday else None


def _holiday(work: Work, _others: Sequence[Own], terms: Terms) -> Warning | None:
    found = [day for day in spans.days(work) if day in terms.holidays]
    if not found or not terms.limits.holidays:
        return None
    return Warning(Name.HOLIDAY, on=found[0], detail=terms.holidays[found[0]])


def _forbidden(work: Work, _others: Sequence[Own], terms: Terms) -> Warning | None:
    key = closed_activities.key_in(work.activity, terms.limits.tolerated)
    return Warning(Name.FORBIDDEN, detail=key) if key else None


def _long_past(work: Work, _others: Sequence[Own], terms: Terms) -> Warning | None:
    days = (terms.today - work.worked_on).days
    return (
        Warning(Name.LONG_PAST, days=days, on=work.worked_on) if days > terms.limits.far_past_days else None
    )


def _outside_season(work: Work, _others: Sequence[Own], terms: Terms) -> Warning | None:
    first, last = terms.season
    return None if first <= work.worked_on <= last else Warning(Name.OUTSIDE_SEASON, on=first, until=last)


CHECKS = (_forbidden, _day, _week, *beyond_clock.CHECKS, _sunday, _holiday, _long_past, _outside_season)
