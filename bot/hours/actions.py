"""What can happen to hours: recorded, corrected, deleted; each once, each with its trace."""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.db import changes
from bot.hours.models import Change, Entry, EntryChange, EntryState
from bot.hours.rules import Work
from bot.people.models import Membership, Person


def record(
    session: Session, membership: Membership, work: Work, draft_id: int | None, now: datetime
) -> Entry:
    """One entry for one card; a second one for the same card breaks a unique constraint.

    `draft_id` is None where no card was pressed, as for what a demo is filled with.
    """
    entry = Entry(
        cooperative_id=membership.cooperative_id,
        membership=membership,
        draft_id=draft_id,
        state=EntryState.RECORDED,
        created_at=now,
        **vars(work),
    )
    session.add(entry)
    session.flush()
    session.add(EntryChange(entry_id=entry.id, change=Change.CREATED, by_id=membership.person_id, at=now))
    return entry


def correct(session: Session, entry: Entry, work: Work, by: Person, now: datetime) -> bool:
    """Keeps what was there before. False when the entry had been deleted meanwhile."""
    before = contents(entry)
    if not _change(session, entry, vars(work)):
        return False
    session.add(EntryChange(entry_id=entry.id, change=Change.CORRECTED, by_id=by.id, at=now, before=before))
    return True


def delete(session: Session, entry: Entry, by: Person, now: datetime) -> bool:
    """False when it was deleted already; the row stays, for its history."""
    before = contents(entry)
    if not _change(session, entry, {"state": EntryState.DELETED}):
        return False
    session.add(EntryChange(entry_id=entry.id, change=Change.DELETED, by_id=by.id, at=now, before=before))
    return True


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


def _change(session: Session, entry: Entry, values: dict[str, Any]) -> bool:
    statement = (
        update(Entry)
        .where(Entry.id == entry.id, Entry.state == EntryState.RECORDED)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    changed = changes.changed(session, statement)
    session.refresh(entry)
    return changed
