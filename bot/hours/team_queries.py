"""Who hours can be written for in a whole team."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

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
