"""What can happen to hours: recorded, proposed, corrected, moved, deleted; each once, each with its trace."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete as delete_rows
from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.db import changes
from bot.hours.models import SAID, Change, Entry, EntryChange, EntryState, IdleWeek
from bot.hours.rules import Work, week_of
from bot.people.models import Membership, Person

LIVE = (*SAID, EntryState.REFUSED)
AFTER = {
    Change.CONFIRMED: EntryState.RECORDED,
    Change.DECLINED: EntryState.DECLINED,
    Change.VALIDATED: EntryState.VALIDATED,
    Change.REFUSED: EntryState.REFUSED,
    Change.DELETED: EntryState.DELETED,
}


@dataclass(frozen=True)
class Source:
    """What an entry comes from: the line of a card; `by` if somebody else than the member wrote it.

    `draft_id` is None where no card was pressed, as for what a demo is filled with.
    """

    draft_id: int | None = None
    line: int = 0
    by: Person | None = None
    shared_from: Entry | None = None


@dataclass(frozen=True)
class Deed:
    """Who does it, when, and why where that is said."""

    by: Person
    at: datetime
    reason: str | None = None


def record(session: Session, membership: Membership, work: Work, source: Source, now: datetime) -> Entry:
    """One entry for one line of a card; a second one for the same line breaks a unique constraint."""
    entry = _added(session, _new(membership, work, source, now))
    by_id = source.by.id if source.by else membership.person_id
    session.add(EntryChange(entry_id=entry.id, change=Change.CREATED, by_id=by_id, at=now))
    take_back_idle(session, membership.id, work.worked_on)
    return entry


def propose(session: Session, membership: Membership, work: Work, source: Source, now: datetime) -> Entry:
    """Hours that somebody else wrote: they count when the member says so."""
    entry = _new(membership, work, source, now)
    entry.state = EntryState.PROPOSED
    _added(session, entry)
    by_id = source.by.id if source.by else membership.person_id
    session.add(EntryChange(entry_id=entry.id, change=Change.PROPOSED, by_id=by_id, at=now))
    return entry


def correct(
    session: Session, entry: Entry, work: Work, deed: Deed, state: EntryState = EntryState.RECORDED
) -> bool:
    """Keeps what was there before. False when it had been deleted, or declined, meanwhile.

    A proposed entry is confirmed by its correction, a refused one is handed in again; what its member
    corrects is theirs from then on, whoever wrote it.
    """
    values = vars(work) | {"state": state, "alerted_at": None}
    member = session.get(Membership, entry.membership_id) if entry.membership_id is not None else None
    if member is not None and member.person_id == deed.by.id:
        values["written_by_id"] = None
    if not _change(session, entry, LIVE, values, _trace(entry, Change.CORRECTED, deed)):
        return False
    if entry.membership_id is not None:
        take_back_idle(session, entry.membership_id, entry.worked_on)
    return True


def confirm(session: Session, entry: Entry, warnings: Collection[str], deed: Deed, closed: bool) -> bool:
    """A member takes proposed hours as theirs. In a closed week they wait on, for an animator's yes."""
    state = EntryState.PROPOSED if closed else EntryState.RECORDED
    values = {"state": state, "warnings": list(warnings), "written_by_id": None}
    if not _change(session, entry, [EntryState.PROPOSED], values, _trace(entry, Change.CONFIRMED, deed)):
        return False
    if entry.membership_id is not None:
        take_back_idle(session, entry.membership_id, entry.worked_on)
    return True


def repropose(session: Session, entry: Entry, work: Work, deed: Deed) -> bool:
    """The author corrected what they had proposed; False when the member has answered already."""
    trace = _trace(entry, Change.CORRECTED, deed)
    return _change(session, entry, [EntryState.PROPOSED], vars(work), trace)


def delete(session: Session, entry: Entry, deed: Deed) -> bool:
    """False when it was deleted already; the row stays, for its history."""
    return move(session, entry, LIVE, Change.DELETED, deed)


def move(
    session: Session, entry: Entry, expected: Collection[EntryState], change: Change, deed: Deed
) -> bool:
    """Confirmed, declined, validated, refused or deleted; False when it stood in none of `expected`."""
    return _change(session, entry, expected, {"state": AFTER[change]}, _trace(entry, change, deed))


def contents(entry: Entry) -> dict[str, Any]:
    """An entry as JSON, for its history."""
    return {
        "worked_on": entry.worked_on.isoformat(),
        "minutes": entry.minutes,
        "activity": entry.activity,
        "starts": entry.starts.isoformat() if entry.starts else None,
        "ends": entry.ends.isoformat() if entry.ends else None,
        "customer": entry.customer,
        "contract_id": entry.contract_id,
    }


def take_back_idle(session: Session, membership_id: int, day: date) -> None:
    """Hours take back « rien cette semaine »."""
    monday, _ = week_of(day)
    session.execute(
        delete_rows(IdleWeek).where(IdleWeek.membership_id == membership_id, IdleWeek.monday == monday),
        execution_options={"synchronize_session": False},
    )


def _new(membership: Membership, work: Work, source: Source, now: datetime) -> Entry:
    return Entry(
        cooperative_id=membership.cooperative_id,
        membership=membership,
        draft_id=source.draft_id,
        line=source.line,
        written_by_id=source.by.id if source.by else None,
        shared_from_id=source.shared_from.id if source.shared_from else None,
        state=EntryState.RECORDED,
        created_at=now,
        **vars(work),
    )


def _added(session: Session, entry: Entry) -> Entry:
    session.add(entry)
    session.flush()
    return entry


def _change(
    session: Session,
    entry: Entry,
    expected: Collection[EntryState],
    values: dict[str, Any],
    trace: EntryChange,
) -> bool:
    """The trace is kept if anything changed."""
    statement = (
        update(Entry)
        .where(Entry.id == entry.id, Entry.state.in_(expected))
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    changed = changes.changed(session, statement)
    session.refresh(entry)
    if changed:
        session.add(trace)
    return changed


def _trace(entry: Entry, change: Change, deed: Deed) -> EntryChange:
    """`before` is kept for what takes something away: corrections and deletions."""
    before = contents(entry) if change in (Change.CORRECTED, Change.DELETED) else None
    return EntryChange(
        entry_id=entry.id, change=change, by_id=deed.by.id, at=deed.at, before=before, reason=deed.reason
    )
