"""What entries would go beyond, by the limits of the cooperative and what the person has worked already."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours import beyond, limit_queries, limits, public_holidays, rules
from bot.hours.limits import Limits, Own, Terms, Warning
from bot.hours.rules import Work
from bot.people.models import Membership

A_DAY = timedelta(days=1)


def for_card(
    session: Session,
    membership: Membership,
    works: Sequence[Work],
    now: datetime,
    apart: Collection[int] = (),
) -> tuple[tuple[Warning, ...], ...]:
    """What each line of a card goes beyond; a line counts with those above it, so nothing is said twice.

    `apart`: the entries that the card corrects or confirms. One query, whatever the number of lines.
    """
    cooperative = session.get_one(Cooperative, membership.cooperative_id)
    said, told = [], _told(session, membership, works, apart)
    for work in works:
        said.append(beyond.warnings_of(work, told, _terms(cooperative, work.worked_on, now)))
        told.append(Own(0, work))
    return tuple(said)


def for_member(
    session: Session, membership: Membership, work: Work, now: datetime, except_entry_id: int | None = None
) -> tuple[Warning, ...]:
    """What one entry goes beyond; `except_entry_id` is the entry that it corrects or confirms."""
    return for_card(session, membership, [work], now, [except_entry_id] if except_entry_id else [])[0]


def limits_of(cooperative: Cooperative) -> Limits:
    return limits.made_from(cooperative.limits)


def _told(
    session: Session, membership: Membership, works: Sequence[Work], apart: Collection[int]
) -> list[Own]:
    """From the Sunday before the first week to the Monday after the last."""
    if not works:
        return []
    days = sorted(work.worked_on for work in works)
    first, last = rules.week_of(days[0])[0] - A_DAY, rules.week_of(days[-1])[1] + A_DAY
    return limit_queries.own(session, membership.person_id, first, last, apart)


def _terms(cooperative: Cooperative, day: date, now: datetime) -> Terms:
    allowed = limits_of(cooperative)
    season = cooperative.season_starts_on, cooperative.season_ends_on
    days = public_holidays.around(day, public_holidays.territory(cooperative)) if allowed.holidays else {}
    return Terms(allowed, season, rules.today(now, cooperative.timezone), days)
