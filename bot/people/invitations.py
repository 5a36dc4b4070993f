"""What can happen with an invitation: made, used, withdrawn. The code leaves once, only its hash is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.db import changes
from bot.people import invitation_queries as queries
from bot.people.models import Invitation, Role
from bot.refusals import Refused

CODE_BYTES = 16
USES_ALLOWED = range(1, 1001)
DAYS_ALLOWED = range(1, 367)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """An invitation to make. `place_id` is the membership that the guest takes over, with its history."""

    role: Role
    cooperative_id: int | None = None
    region: str | None = None
    uses: int = 1
    days: int = 14
    made_by_id: int | None = None
    place_id: int | None = None


@dataclass(eq=False)
class WrongReach(Refused):
    """The first three roles are in one cooperative, the fourth in a region, the fifth in neither."""

    role: Role


@dataclass(eq=False)
class OutOfRange(Refused):
    """`field` is `uses` or `days`, or `place_id`, since a place is for one person."""

    field: str
    least: int
    most: int


def invite(session: Session, wanted: Wanted, now: datetime) -> str:
    """The code, which nobody can read again. Raises WrongReach or OutOfRange."""
    return make(session, wanted, now)[1]


def make(session: Session, wanted: Wanted, now: datetime) -> tuple[Invitation, str]:
    """The invitation and its code. Raises WrongReach or OutOfRange."""
    _check(wanted)
    code = secrets.token_urlsafe(CODE_BYTES)
    invitation = Invitation(
        code_hash=fingerprint(code),
        role=wanted.role,
        cooperative_id=wanted.cooperative_id,
        region=wanted.region,
        place_id=wanted.place_id,
        uses_allowed=wanted.uses,
        expires_at=expires_at(wanted, now),
        made_by_id=wanted.made_by_id,
        created_at=now,
    )
    session.add(invitation)
    session.flush()
    return invitation, code


def use(session: Session, invitation_id: int, now: datetime) -> bool:
    """Counts one guest in; False when it does not let in (any more). Never counts beyond what is allowed."""
    statement = (
        update(Invitation)
        .where(Invitation.id == invitation_id, queries.open_at(now))
        .values(uses=Invitation.uses + 1)
        .execution_options(synchronize_session=False)
    )
    return changes.changed(session, statement)


def withdraw(session: Session, invitation: Invitation, now: datetime) -> bool:
    """False when it was withdrawn already; whoever came through it stays."""
    statement = (
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.withdrawn_at.is_(None))
        .values(withdrawn_at=now)
        .execution_options(synchronize_session=False)
    )
    return changes.changed(session, statement)


def expires_at(wanted: Wanted, now: datetime) -> datetime:
    return now + timedelta(days=wanted.days)


def link(username: str, code: str) -> str:
    """What people open; `username` is the bot's, with or without its @."""
    return f"https://t.me/{username.removeprefix('@')}?start={code}"


def fingerprint(code: str) -> str:
    """What is kept of a code."""
    return hashlib.sha256(code.encode("utf-8", "replace")).hexdigest()


def _check(wanted: Wanted) -> None:
    reach = (wanted.cooperative_id is not None, wanted.region is not None)
    if reach != (wanted.role.local, wanted.role is Role.REGIONAL):
        raise WrongReach(wanted.role)
    if wanted.place_id is not None and wanted.uses != 1:
        raise OutOfRange("place_id", 1, 1)
    _within("uses", wanted.uses, USES_ALLOWED)
    _within("days", wanted.days, DAYS_ALLOWED)


def _within(field: str, value: int, allowed: range) -> None:
    if value not in allowed:
        raise OutOfRange(field, allowed[0], allowed[-1])
