"""Every question asked about invitations, and about codes that led nowhere."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.sql.base import ExecutableOption

from bot.people.models import Guess, Invitation, Membership


def open_at(now: datetime) -> ColumnElement[bool]:
    """An invitation that still lets somebody in: not used up, not withdrawn, not expired."""
    return and_(
        Invitation.uses < Invitation.uses_allowed,
        Invitation.withdrawn_at.is_(None),
        Invitation.expires_at > now,
    )


def usable(session: Session, code_hash: str, now: datetime) -> Invitation | None:
    """With its cooperative and the place it leads to; None for one that does not let in (any more)."""
    query = select(Invitation).where(Invitation.code_hash == code_hash, open_at(now)).options(*_reach())
    return session.scalar(query)


def of_id(session: Session, invitation_id: int) -> Invitation | None:
    """Whatever became of it; with its cooperative, its place and who made it."""
    query = (
        select(Invitation)
        .where(Invitation.id == invitation_id)
        .options(*_reach(), joinedload(Invitation.made_by))
    )
    return session.scalar(query)


def of_maker(session: Session, invitation_id: int, person_id: int) -> Invitation | None:
    """The invitation if this person made it."""
    query = (
        select(Invitation)
        .where(Invitation.id == invitation_id, Invitation.made_by_id == person_id)
        .options(*_reach())
    )
    return session.scalar(query)


def _reach() -> tuple[ExecutableOption, ...]:
    place = joinedload(Invitation.place)
    return joinedload(Invitation.cooperative), place.joinedload(Membership.person)


def guesses_since(session: Session, telegram_id: int, since: datetime) -> int:
    query = select(func.count()).where(Guess.telegram_id == telegram_id, Guess.at >= since)
    return session.scalar(query) or 0
