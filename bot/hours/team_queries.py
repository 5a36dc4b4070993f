"""Who hours can be written for in a whole team, and what one card wrote."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from bot.hours.models import Entry
from bot.people.models import Membership, Person, Role, Standing


def members(session: Session, cooperative_id: int) -> Sequence[Membership]:
    """The active members, by first name; with their person and cooperative."""
    query = (
        select(Membership)
        .join(Membership.person)
        .where(
            Membership.cooperative_id == cooperative_id,
            Membership.role == Role.MEMBER,
            Membership.standing == Standing.ACTIVE,
            Person.erased_at.is_(None),
        )
        .order_by(func.lower(Person.first_name), Membership.id)
        .options(joinedload(Membership.person), joinedload(Membership.cooperative))
    )
    return session.scalars(query).all()


def of_card(session: Session, draft_id: int) -> Sequence[Entry]:
    """The entries of a card, whatever became of them; with whose they are. None is of an erased person."""
    query = (
        select(Entry)
        .join(Entry.membership)
        .where(Entry.draft_id == draft_id)
        .order_by(Entry.id)
        .options(joinedload(Entry.membership).joinedload(Membership.person))
    )
    return session.scalars(query).all()
