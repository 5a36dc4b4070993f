"""What can happen to a team: somebody leaves, comes back, joins without Telegram, is called otherwise."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from bot.db import changes
from bot.people import invitations
from bot.people.invitations import Wanted
from bot.people.models import Gender, Invitation, Membership, Person, Role, Standing


def leave(session: Session, membership: Membership, now: datetime) -> bool:
    """False when the person had left already, or was never accepted."""
    return _move(session, membership, Standing.ACTIVE, {"standing": Standing.LEFT, "left_at": now})


def give_up(session: Session, membership: Membership, now: datetime) -> bool:
    """Of somebody who still waits to be accepted; False when they do not wait any more."""
    return _move(session, membership, Standing.PENDING, {"standing": Standing.LEFT, "left_at": now})


def come_back(session: Session, membership: Membership, by: Person, now: datetime) -> bool:
    """False when the person is there already, be it by another membership."""
    if _is_there(session, membership):
        return False
    values = {"standing": Standing.ACTIVE, "left_at": None, "decided_at": now, "decided_by_id": by.id}
    return _move(session, membership, Standing.LEFT, values)


def add_without_telegram(
    session: Session, cooperative_id: int, first_name: str, by: Person, now: datetime
) -> Membership:
    """A member whom nobody can write to; an invitation with `place_id` hands the place over later."""
    person = Person(first_name=first_name, created_at=now)
    membership = Membership(
        person=person,
        role=Role.MEMBER,
        cooperative_id=cooperative_id,
        standing=Standing.ACTIVE,
        asked_at=now,
        decided_at=now,
        decided_by_id=by.id,
    )
    session.add(membership)
    session.flush()
    return membership


def rename(session: Session, person: Person, first_name: str) -> None:
    person.first_name = first_name
    session.flush()


def say_gender(session: Session, person: Person, gender: Gender | None) -> None:
    """None: the person does not say."""
    person.gender = gender
    session.flush()


def choose_committees(session: Session, membership: Membership, committees: Sequence[str]) -> None:
    membership.committees = list(committees)
    session.flush()


def hand_over(session: Session, membership: Membership, by: Person, now: datetime) -> tuple[Invitation, str]:
    """A new invitation to this place and its code; those made before for it no longer work."""
    old = (Invitation.place_id == membership.id) & Invitation.withdrawn_at.is_(None)
    session.execute(update(Invitation).where(old).values(withdrawn_at=now))
    wanted = Wanted(
        role=Role.MEMBER,
        cooperative_id=membership.cooperative_id,
        made_by_id=by.id,
        place_id=membership.id,
    )
    return invitations.make(session, wanted, now)


def _is_there(session: Session, membership: Membership) -> bool:
    """Whether the person waits or is active in the same role at the same place."""
    same = (
        (Membership.person_id == membership.person_id)
        & (Membership.role == membership.role)
        & (Membership.cooperative_id == membership.cooperative_id)
        & Membership.standing.in_((Standing.ACTIVE, Standing.PENDING))
    )
    return bool(session.scalar(select(exists().where(same))))


def _move(session: Session, membership: Membership, expected: Standing, values: Mapping[str, object]) -> bool:
    statement = (
        update(Membership)
        .where(Membership.id == membership.id, Membership.standing == expected)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    moved = changes.changed(session, statement)
    session.refresh(membership, list(values))
    return moved
