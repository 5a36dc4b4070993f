"""Every question asked about hours that wait for an animator."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from bot.hours.models import Entry, EntryChange, EntryState
from bot.people.models import Membership, Person

PROPOSED = Entry.state == EntryState.PROPOSED
# Nobody can answer in the chat, or the member themself wrote it into a closed week.
UNANSWERABLE = and_(PROPOSED, or_(Person.telegram_id.is_(None), Entry.written_by_id.is_(None)))
READY = or_(Entry.state == EntryState.RECORDED, UNANSWERABLE)
WAITS = Entry.state.in_((EntryState.RECORDED, EntryState.PROPOSED))
WARNED = cast(Entry.warnings, String) != "[]"
LAST_CHANGE = (
    select(func.max(EntryChange.id))
    .where(EntryChange.entry_id == Entry.id)
    .correlate(Entry)
    .scalar_subquery()
)


@dataclass(frozen=True)
class Seen:
    """What a list showed: the latest change at that moment, which later ones are known by."""

    change_id: int
    at: datetime


@dataclass(frozen=True)
class Scope:
    """Whose entries, or of which day; neither: all of the cooperative."""

    cooperative_id: int
    membership_id: int | None = None
    worked_on: date | None = None

    @property
    def holds(self) -> ColumnElement[bool]:
        """Entries of people who have erased their data wait for nobody: their membership is gone."""
        wanted = [Entry.cooperative_id == self.cooperative_id, Entry.membership_id.is_not(None)]
        if self.membership_id is not None:
            wanted.append(Entry.membership_id == self.membership_id)
        if self.worked_on is not None:
            wanted.append(Entry.worked_on == self.worked_on)
        return and_(*wanted)


@dataclass(frozen=True)
class Sums:
    """`ready`: how many an animator may say yes to; `warned`: of them, beyond a limit.

    `open`: how many a colleague has still to answer.
    """

    ready: int
    minutes: int
    warned: int
    open: int


@dataclass(frozen=True)
class OfPerson:
    membership_id: int
    first_name: str
    sums: Sums


@dataclass(frozen=True)
class OfDay:
    worked_on: date
    sums: Sums


def is_answerable(session: Session, entry: Entry) -> bool:
    """Whether the member can answer a proposal: a colleague wrote it, and they have Telegram."""
    query = (
        select(Person.telegram_id)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.id == entry.membership_id)
    )
    return entry.written_by_id is not None and session.scalar(query) is not None


def by_person(session: Session, cooperative_id: int) -> Sequence[OfPerson]:
    """Who has entries that wait, by first name."""
    query = (
        select(Membership.id, Person.first_name, *_sums())
        .select_from(Entry)
        .join(Entry.membership)
        .join(Membership.person)
        .where(Scope(cooperative_id).holds, WAITS)
        .group_by(Membership.id, Person.first_name)
        .order_by(func.lower(Person.first_name), Membership.id)
    )
    return [OfPerson(number, name, Sums(*sums)) for number, name, *sums in session.execute(query)]


def by_day(session: Session, cooperative_id: int) -> Sequence[OfDay]:
    """The days with entries that wait, oldest first."""
    query = (
        select(Entry.worked_on, *_sums())
        .select_from(Entry)
        .join(Entry.membership)
        .join(Membership.person)
        .where(Scope(cooperative_id).holds, WAITS)
        .group_by(Entry.worked_on)
        .order_by(Entry.worked_on)
    )
    return [OfDay(day, Sums(*sums)) for day, *sums in session.execute(query)]


def sums(session: Session, scope: Scope) -> Sums:
    query = select(*_sums()).select_from(Entry).join(Entry.membership).join(Membership.person)
    return Sums(*list(session.execute(query.where(scope.holds, WAITS)).one()))


def waiting(session: Session, scope: Scope, limit: int, offset: int = 0) -> Sequence[Entry]:
    """By day, then by first name; with their person and who wrote them."""
    query = (
        select(Entry)
        .join(Entry.membership)
        .join(Membership.person)
        .where(scope.holds, WAITS)
        .order_by(Entry.worked_on, func.lower(Person.first_name), Entry.id)
        .options(contains_eager(Entry.membership).contains_eager(Membership.person))
        .options(contains_eager(Entry.membership).joinedload(Membership.cooperative))
        .options(joinedload(Entry.written_by))
        .limit(limit)
        .offset(offset)
    )
    return session.scalars(query).all()


def ready_as_seen(session: Session, scope: Scope, seen: Seen, *, warned: bool) -> Sequence[int]:
    """What an animator may say yes to and has been shown so: nothing written or changed since.

    With `warned` those beyond a limit too.
    """
    query = (
        select(Entry.id)
        .join(Entry.membership)
        .join(Membership.person)
        .join(EntryChange, EntryChange.id == LAST_CHANGE)
        .where(scope.holds, READY, EntryChange.id <= seen.change_id, EntryChange.at <= seen.at)
        .order_by(Entry.id)
    )
    return session.scalars(query if warned else query.where(~WARNED)).all()


def uncounted(session: Session, entry_ids: Collection[int]) -> Sequence[Entry]:
    """Those of these entries that do not count yet; with person and cooperative."""
    query = (
        select(Entry)
        .where(Entry.id.in_(entry_ids), PROPOSED)
        .order_by(Entry.id)
        .options(joinedload(Entry.membership).joinedload(Membership.person))
        .options(joinedload(Entry.membership).joinedload(Membership.cooperative))
    )
    return session.scalars(query).all()


def entry(session: Session, entry_id: int, cooperative_ids: Collection[int]) -> Entry | None:
    """If it is in one of these cooperatives and somebody's; with person, cooperative and who wrote it.

    They are joined once more, so that an action's refresh loads them again.
    """
    query = (
        select(Entry)
        .join(Entry.membership)
        .where(Entry.id == entry_id, Entry.cooperative_id.in_(cooperative_ids))
        .options(joinedload(Entry.membership).joinedload(Membership.person))
        .options(joinedload(Entry.membership).joinedload(Membership.cooperative))
        .options(joinedload(Entry.written_by))
    )
    return session.scalar(query)


def last_change(session: Session, cooperative_id: int) -> int:
    """The latest change of any entry of a cooperative; 0 where nothing was ever written."""
    query = select(func.max(EntryChange.id)).join(Entry, Entry.id == EntryChange.entry_id)
    return session.scalar(query.where(Entry.cooperative_id == cooperative_id)) or 0


def last_change_of(session: Session, entry_id: int) -> int:
    """By which a page of one entry is known to be of today."""
    return session.scalar(select(func.max(EntryChange.id)).where(EntryChange.entry_id == entry_id)) or 0


def change(session: Session, change_id: int) -> EntryChange | None:
    return session.get(EntryChange, change_id)


def _sums() -> tuple[ColumnElement[int], ...]:
    """The columns of `Sums`."""
    return (
        _sum(READY, 1),
        _sum(READY, Entry.minutes),
        _sum(and_(READY, WARNED), 1),
        _sum(and_(PROPOSED, ~UNANSWERABLE), 1),
    )


def _sum(counted: ColumnElement[bool], what: Any) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((counted, what), else_=0)), 0)
