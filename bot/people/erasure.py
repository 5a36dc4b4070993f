"""« Effacer mes données »: what names a person goes, what the cooperative needs for its totals stays.

One transaction, at once. The rows of the person and of the memberships stay without any content, so that
totals can still be counted and no number is ever given to somebody else.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session

from bot.contracts.models import Contract, ContractStep
from bot.exports.models import ExportRequest
from bot.hours import queries as hours
from bot.hours.models import Entry, EntryChange, IdleWeek, WeekLock
from bot.people.models import Board, Guess, Invitation, Membership, Person, Role, Standing

# Nothing in the session is read again after these statements.
BULK: dict[str, Any] = {"synchronize_session": False}

Named = Callable[[str | None], str]


def erase(session: Session, person: Person, named: Named, now: datetime) -> None:
    """Needs the person's memberships loaded. `named` calls a kind of activity by its usual name."""
    places = [each.id for each in person.memberships]
    _forget_words(session, places, named)
    _sign_nothing(session, person.id, places)
    _end_memberships(session, person, now)
    _forget_invitations(session, person.id, places, now)
    session.execute(delete(Board).where(Board.person_id == person.id))
    session.execute(delete(ExportRequest).where(ExportRequest.person_id == person.id))
    if person.telegram_id is not None:
        session.execute(delete(Guess).where(Guess.telegram_id == person.telegram_id))
    person.telegram_id, person.first_name, person.gender, person.erased_at = None, "", None, now
    session.flush()


def _forget_words(session: Session, places: Sequence[int], named: Named) -> None:
    """Entries keep day, minutes, kind of work and customer; those that do not count go, and all history."""
    mine = Entry.membership_id.in_(places)
    for entry in hours.every(session, places):
        entry.activity = named(entry.activity_key)
    session.flush()
    gone = hours.ids(session, places, not_counted=True)
    everything = hours.ids(session, places)
    session.execute(delete(IdleWeek).where(IdleWeek.membership_id.in_(places)), execution_options=BULK)
    shared = update(Entry).where(Entry.shared_from_id.in_(gone)).values(shared_from_id=None)
    session.execute(shared, execution_options=BULK)
    session.execute(delete(EntryChange).where(EntryChange.entry_id.in_(gone)), execution_options=BULK)
    session.execute(delete(Entry).where(Entry.id.in_(gone)), execution_options=BULK)
    history = update(EntryChange).where(EntryChange.entry_id.in_(everything)).values(before=None, reason=None)
    session.execute(history, execution_options=BULK)
    session.execute(
        update(Entry).where(mine).values(membership_id=None, draft_id=None), execution_options=BULK
    )


def _sign_nothing(session: Session, person_id: int, places: Sequence[int]) -> None:
    """Contracts stay with the cooperative; nobody reads any more who brought them or moved them on."""
    for statement in (
        update(EntryChange).where(EntryChange.by_id == person_id).values(by_id=None),
        update(Entry).where(Entry.written_by_id == person_id).values(written_by_id=None),
        update(WeekLock).where(WeekLock.by_id == person_id).values(by_id=None),
        update(ContractStep).where(ContractStep.by_id == person_id).values(by_id=None),
        update(Contract).where(Contract.brought_by_id.in_(places)).values(brought_by_id=None),
        update(Membership).where(Membership.decided_by_id == person_id).values(decided_by_id=None),
    ):
        session.execute(statement, execution_options=BULK)


def _end_memberships(session: Session, person: Person, now: datetime) -> None:
    for each in person.memberships:
        if each.standing in (Standing.PENDING, Standing.ACTIVE):
            each.standing, each.left_at = Standing.LEFT, now
        each.committees, each.decided_by_id = [], None
    session.flush()


def _forget_invitations(session: Session, person_id: int, places: Sequence[int], now: datetime) -> None:
    """Those for members go on working without saying who made them, since others accept; all others end."""
    mine = Invitation.made_by_id == person_id
    ending = or_(mine & (Invitation.role != Role.MEMBER), Invitation.place_id.in_(places))
    end = update(Invitation).where(ending, Invitation.withdrawn_at.is_(None)).values(withdrawn_at=now)
    session.execute(end, execution_options=BULK)
    session.execute(update(Invitation).where(mine).values(made_by_id=None), execution_options=BULK)
