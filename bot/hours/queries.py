"""Every question asked about hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from bot.hours.models import COUNTED, Entry, EntryChange, IdleWeek
from bot.people.models import Membership

COUNTS = Entry.state.in_(COUNTED)


WHOSE = (
    joinedload(Entry.membership).joinedload(Membership.cooperative),
    joinedload(Entry.membership).joinedload(Membership.person),
    joinedload(Entry.written_by),
)


@dataclass(frozen=True)
class Share:
    """How many minutes went into one activity."""

    activity: str
    minutes: int


def minutes_between(session: Session, membership_id: int, first: date, last: date) -> int:
    query = select(func.coalesce(func.sum(Entry.minutes), 0)).where(
        Entry.membership_id == membership_id, COUNTS, Entry.worked_on.between(first, last)
    )
    return session.scalar(query) or 0


def minutes_of_cooperative(session: Session, cooperative_id: int, first: date, last: date) -> int:
    query = select(func.coalesce(func.sum(Entry.minutes), 0)).where(
        Entry.cooperative_id == cooperative_id, COUNTS, Entry.worked_on.between(first, last)
    )
    return session.scalar(query) or 0


def hands(session: Session, cooperative_id: int, first: date, last: date) -> int:
    """How many people have hours that count; those who erased their data are not told apart."""
    query = select(func.count(Entry.membership_id.distinct())).where(
        Entry.cooperative_id == cooperative_id, COUNTS, Entry.worked_on.between(first, last)
    )
    return session.scalar(query) or 0


def minutes_of_contract(session: Session, contract_id: int) -> int:
    """What everybody worked for it."""
    query = select(func.coalesce(func.sum(Entry.minutes), 0)).where(Entry.contract_id == contract_id, COUNTS)
    return session.scalar(query) or 0


def by_activity(session: Session, membership_id: int, first: date, last: date) -> list[Share]:
    """Largest first; the same activity in other words of the same kind counts apart."""
    total = func.sum(Entry.minutes)
    query = (
        select(Entry.activity, total)
        .where(Entry.membership_id == membership_id, COUNTS, Entry.worked_on.between(first, last))
        .group_by(Entry.activity)
        .order_by(total.desc(), Entry.activity)
    )
    return [Share(activity, int(minutes)) for activity, minutes in session.execute(query)]


def activities_lately(session: Session, membership_id: int, limit: int = 8) -> list[str]:
    """Names of activities, the latest used first."""
    query = (
        select(Entry.activity)
        .where(Entry.membership_id == membership_id, COUNTS, Entry.contract_id.is_(None))
        .group_by(Entry.activity)
        .order_by(func.max(Entry.id).desc())
        .limit(limit)
    )
    return list(session.scalars(query))


def latest(session: Session, membership_ids: Sequence[int], limit: int, offset: int = 0) -> Sequence[Entry]:
    """The last entries, by the day worked."""
    query = (
        select(Entry)
        .where(Entry.membership_id.in_(membership_ids), COUNTS)
        .order_by(Entry.worked_on.desc(), Entry.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return session.scalars(query).all()


def count(session: Session, membership_id: int) -> int:
    return session.scalar(select(func.count()).where(Entry.membership_id == membership_id, COUNTS)) or 0


def of_person(session: Session, entry_id: int, person_id: int) -> Entry | None:
    """The entry if it is this person's own, whatever its state."""
    query = (
        select(Entry)
        .join(Entry.membership)
        .where(Entry.id == entry_id, Membership.person_id == person_id)
        .options(*WHOSE)
    )
    return session.scalar(query)


def writers(session: Session, cooperative_id: int) -> set[int]:
    """The memberships that have ever written an entry, kept or deleted."""
    query = select(Entry.membership_id).where(Entry.cooperative_id == cooperative_id).distinct()
    return {each for each in session.scalars(query) if each is not None}


def every(session: Session, membership_ids: Sequence[int]) -> Sequence[Entry]:
    """All entries of these memberships, deleted ones too, by the day worked."""
    query = select(Entry).where(Entry.membership_id.in_(membership_ids)).order_by(Entry.worked_on, Entry.id)
    return session.scalars(query).all()


def ids(session: Session, membership_ids: Sequence[int], *, not_counted: bool = False) -> Sequence[int]:
    """The numbers of all entries of these memberships, or of those that do not count."""
    query = select(Entry.id).where(Entry.membership_id.in_(membership_ids))
    return session.scalars(query.where(~COUNTS) if not_counted else query).all()


def idle_weeks(session: Session, membership_ids: Sequence[int]) -> Sequence[IdleWeek]:
    """The weeks in which these memberships said that there was nothing, oldest first."""
    query = select(IdleWeek).where(IdleWeek.membership_id.in_(membership_ids)).order_by(IdleWeek.monday)
    return session.scalars(query).all()


def changes_of(session: Session, membership_ids: Sequence[int]) -> Sequence[EntryChange]:
    """The whole history of these memberships' entries, oldest first."""
    query = (
        select(EntryChange)
        .join(Entry, Entry.id == EntryChange.entry_id)
        .where(Entry.membership_id.in_(membership_ids))
        .order_by(EntryChange.id)
    )
    return session.scalars(query).all()


def of_draft(session: Session, draft_id: int) -> Sequence[Entry]:
    """What a card wrote, line by line: the author's own first, then what was shared from it."""
    query = (
        select(Entry)
        .where(Entry.draft_id == draft_id)
        .options(*WHOSE)
        .order_by(Entry.line, Entry.shared_from_id.is_not(None), Entry.id)
    )
    return session.scalars(query).all()


def shared_from(session: Session, entry_ids: Sequence[int]) -> Sequence[Entry]:
    """The same work as it was proposed to colleagues, in the order in which they were named."""
    query = select(Entry).where(Entry.shared_from_id.in_(entry_ids)).options(*WHOSE).order_by(Entry.id)
    return session.scalars(query).all()


def history(session: Session, entry_id: int) -> Sequence[EntryChange]:
    """An entry's changes, oldest first."""
    query = select(EntryChange).where(EntryChange.entry_id == entry_id).order_by(EntryChange.id)
    return session.scalars(query).all()


def changed_of_member(
    session: Session, membership_id: int, limit: int
) -> Sequence[tuple[Entry, EntryChange]]:
    """Corrections and deletions of somebody's entries, the latest first."""
    query = (
        select(Entry, EntryChange)
        .join(EntryChange, EntryChange.entry_id == Entry.id)
        .where(Entry.membership_id == membership_id, EntryChange.before.is_not(None))
        .order_by(EntryChange.id.desc())
        .limit(limit)
    )
    return [(entry, change) for entry, change in session.execute(query)]
