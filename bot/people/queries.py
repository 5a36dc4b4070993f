"""Every question asked about people and their memberships."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from bot.people.models import Board, Guess, Invitation, Membership, Person, Role, Standing


def of_telegram(session: Session, telegram_id: int) -> Person | None:
    """The person with all memberships and their cooperatives loaded."""
    query = (
        select(Person)
        .where(Person.telegram_id == telegram_id)
        .options(selectinload(Person.memberships).joinedload(Membership.cooperative))
    )
    return session.scalar(query)


def membership(session: Session, membership_id: int) -> Membership | None:
    """With its person and cooperative."""
    query = (
        select(Membership)
        .where(Membership.id == membership_id)
        .options(joinedload(Membership.person), joinedload(Membership.cooperative))
    )
    return session.scalar(query)


def of_cooperative(session: Session, cooperative_id: int, standing: Standing) -> Sequence[Membership]:
    """Everybody with that standing, members first, by first name; with their person."""
    query = (
        select(Membership)
        .join(Membership.person)
        .where(Membership.cooperative_id == cooperative_id, Membership.standing == standing)
        .order_by(Membership.role.desc(), func.lower(Person.first_name), Membership.id)
        .options(joinedload(Membership.person))
    )
    return session.scalars(query).all()


def newcomers(session: Session, cooperative_id: int) -> Sequence[Membership]:
    """Those who wait to be accepted, in the order in which they came; with their person."""
    query = (
        select(Membership)
        .where(Membership.cooperative_id == cooperative_id, Membership.standing == Standing.PENDING)
        .order_by(Membership.id)
        .options(joinedload(Membership.person))
    )
    return session.scalars(query).all()


def animators(session: Session, cooperative_id: int) -> Sequence[Person]:
    """The active animators of a cooperative."""
    query = (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.cooperative_id == cooperative_id,
            Membership.role == Role.ANIMATOR,
            Membership.standing == Standing.ACTIVE,
        )
        .order_by(Person.id)
    )
    return session.scalars(query).all()


def invitation(session: Session, code_hash: str) -> Invitation | None:
    return session.scalar(select(Invitation).where(Invitation.code_hash == code_hash))


def guesses_since(session: Session, telegram_id: int, since: datetime) -> int:
    query = select(func.count()).where(Guess.telegram_id == telegram_id, Guess.at >= since)
    return session.scalar(query) or 0


def board(session: Session, person_id: int, cooperative_id: int, kind: str) -> Board | None:
    query = select(Board).where(
        Board.person_id == person_id, Board.cooperative_id == cooperative_id, Board.kind == kind
    )
    return session.scalar(query)


def boards(session: Session, cooperative_id: int, kind: str) -> Sequence[Board]:
    return session.scalars(select(Board).where(Board.cooperative_id == cooperative_id, Board.kind == kind)).all()
