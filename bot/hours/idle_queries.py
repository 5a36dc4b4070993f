"""Questions about the weeks that members tell: which days have hours, and who said that there were none.

A day with hours that wait for a yes is not silent.
"""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Exists, exists, func, select
from sqlalchemy.orm import Session, joinedload

from bot.hours.models import SAID, Entry, IdleWeek
from bot.people.models import Membership, Person, Standing


def said(membership_id: int, monday: date) -> Exists:
    """Whether there is « rien cette semaine », as a part of another statement."""
    return exists().where(IdleWeek.membership_id == membership_id, IdleWeek.monday == monday)


def told(membership_id: int, first: date, last: date) -> Exists:
    """Whether there are hours in those days, as a part of another statement."""
    return exists().where(
        Entry.membership_id == membership_id, Entry.state.in_(SAID), Entry.worked_on.between(first, last)
    )


def minutes_told(session: Session, membership_id: int, first: date, last: date) -> int:
    query = select(func.coalesce(func.sum(Entry.minutes), 0)).where(
        Entry.membership_id == membership_id, Entry.state.in_(SAID), Entry.worked_on.between(first, last)
    )
    return session.scalar(query) or 0


def entries_told(session: Session, membership_id: int, first: date, last: date) -> Sequence[Entry]:
    """The entries of those days, by day."""
    query = (
        select(Entry)
        .where(
            Entry.membership_id == membership_id, Entry.state.in_(SAID), Entry.worked_on.between(first, last)
        )
        .order_by(Entry.worked_on, Entry.id)
    )
    return session.scalars(query).all()


def idle_week(session: Session, membership_id: int, monday: date) -> IdleWeek | None:
    query = select(IdleWeek).where(IdleWeek.membership_id == membership_id, IdleWeek.monday == monday)
    return session.scalar(query)


def idle_of(session: Session, membership_ids: Collection[int], monday: date) -> Sequence[IdleWeek]:
    query = select(IdleWeek).where(IdleWeek.membership_id.in_(membership_ids), IdleWeek.monday == monday)
    return session.scalars(query).all()


def idle_members(session: Session, cooperative_id: int, monday: date) -> Sequence[Membership]:
    """The active members who said « rien » for the week that begins on `monday`; with their person."""
    query = (
        select(Membership)
        .join(IdleWeek, IdleWeek.membership_id == Membership.id)
        .join(Membership.person)
        .where(
            Membership.cooperative_id == cooperative_id,
            Membership.standing == Standing.ACTIVE,
            IdleWeek.monday == monday,
        )
        .order_by(func.lower(Person.first_name), Membership.id)
        .options(joinedload(Membership.person))
    )
    return session.scalars(query).all()
