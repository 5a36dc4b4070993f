"""What can happen with an invitation when it is made; the code leaves once, and only its hash is kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

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
    _check(wanted)
    code = secrets.token_urlsafe(CODE_BYTES)
    session.add(
        Invitation(
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
    )
    session.flush()
    return code


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
