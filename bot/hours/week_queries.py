"""Whole weeks of a cooperative: which there are, and all entries of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, contains_eager

from bot.cooperatives.models import Cooperative
from bot.hours import rules
from bot.hours.models import Entry, EntryState
from bot.hours.review_queries import WAITS, Scope
from bot.people.models import Membership, Person

KEPT = Entry.state.not_in((EntryState.DELETED, EntryState.DECLINED))


@dataclass(frozen=True)
class OfWeek:
    """How many entries the week that begins on `monday` has, and how many of them wait."""

    monday: date
    entries: int
    waiting: int


def weeks(session: Session, cooperative: Cooperative, today: date) -> Sequence[OfWeek]:
    """Every week of the season up to this one, and any other with entries, latest first."""
    query = (
        select(Entry.worked_on, func.count(), func.sum(case((WAITS, 1), else_=0)))
        .where(Scope(cooperative.id).holds, KEPT)
        .group_by(Entry.worked_on)
    )
    found = {monday: OfWeek(monday, 0, 0) for monday in _of_season(cooperative, today)}
    for day, entries, waiting in session.execute(query):
        monday, _ = rules.week_of(day)
        before = found.get(monday, OfWeek(monday, 0, 0))
        found[monday] = OfWeek(monday, before.entries + entries, before.waiting + waiting)
    return sorted(found.values(), key=lambda each: each.monday, reverse=True)


def _of_season(cooperative: Cooperative, today: date) -> list[date]:
    first, _ = rules.week_of(cooperative.season_starts_on)
    last, _ = rules.week_of(min(today, cooperative.season_ends_on))
    return [first + timedelta(days=7 * number) for number in range((last - first).days // 7 + 1)]


def of_week(
    session: Session, cooperative_id: int, monday: date, limit: int, offset: int = 0
) -> Sequence[Entry]:
    """All entries of a week but the deleted and declined ones, by day and first name; with their person."""
    query = (
        select(Entry)
        .join(Entry.membership)
        .join(Membership.person)
        .where(Scope(cooperative_id).holds, KEPT, Entry.worked_on.between(*rules.week_of(monday)))
        .order_by(Entry.worked_on, func.lower(Person.first_name), Entry.id)
        .options(contains_eager(Entry.membership).contains_eager(Membership.person))
        .options(contains_eager(Entry.membership).joinedload(Membership.cooperative))
        .limit(limit)
        .offset(offset)
    )
    return session.scalars(query).all()
