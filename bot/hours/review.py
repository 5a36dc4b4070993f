"""What an animator does to hours that wait: validates, refuses, corrects; each once, each with its trace."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from bot.hours import actions
from bot.hours.actions import Deed
from bot.hours.models import SAID, Change, Entry, EntryChange, EntryState
from bot.hours.rules import Work

TO_VALIDATE = (EntryState.RECORDED, EntryState.PROPOSED, EntryState.REFUSED)
UNCOUNTED = (EntryState.PROPOSED, EntryState.REFUSED)


def validate(session: Session, entry_ids: Collection[int], deed: Deed) -> Sequence[int]:
    """Those that were not validated yet; from then on they count, if they did not before."""
    uncounted = session.scalars(
        select(Entry).where(Entry.id.in_(entry_ids), Entry.state.in_(UNCOUNTED))
    ).all()
    done = _validated(session, entry_ids)
    if done:
        session.execute(insert(EntryChange), [_trace(number, deed) for number in done])
    for each in uncounted:
        if each.membership_id is not None:
            actions.take_back_idle(session, each.membership_id, each.worked_on)
    session.flush()
    return done


def refuse(session: Session, entry: Entry, deed: Deed) -> bool:
    """It stays, with the reason, and does not count. False when it had gone or been refused meanwhile."""
    return actions.move(session, entry, SAID, Change.REFUSED, deed)


def correct(session: Session, entry: Entry, work: Work, deed: Deed) -> bool:
    """An animator's correction needs nobody's yes. False when it had been deleted, or declined, meanwhile."""
    return actions.correct(session, entry, work, deed, EntryState.VALIDATED)


def _validated(session: Session, entry_ids: Collection[int]) -> Sequence[int]:
    statement = (
        update(Entry)
        .where(Entry.id.in_(entry_ids), Entry.state.in_(TO_VALIDATE))
        .values(state=EntryState.VALIDATED)
        .returning(Entry.id)
        .execution_options(synchronize_session=False)
    )
    done = sorted(session.scalars(statement).all())
    for each in session.identity_map.values():
        if isinstance(each, Entry) and each.id in done:
            session.expire(each, ["state"])
    return done


def _trace(entry_id: int, deed: Deed) -> dict[str, Any]:
    return {
        "entry_id": entry_id,
        "change": Change.VALIDATED,
        "by_id": deed.by.id,
        "at": deed.at,
        "before": None,
        "reason": deed.reason,
    }
