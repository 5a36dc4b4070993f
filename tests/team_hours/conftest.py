"""A team of two with Telegram and one without, and the animator who writes for them."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from bot.cooperatives.models import Cooperative
from bot.people.models import Membership, Person, Role
from tests.handlers.conftest import talker
from tests.support.members import kop
from tests.support.stage import add_person

__all__ = ["kop", "talker"]


@pytest.fixture
def nadia(session: Session, kop: Cooperative) -> Person:
    return add_person(session, "Nadia", 2001, Role.ANIMATOR, kop)


@pytest.fixture
def team_of_three(session: Session, kop: Cooperative) -> list[Membership]:
    """Léa and Tom with Telegram, Zoé without."""
    people = [add_person(session, name, number, Role.MEMBER, kop) for name, number in NAMES]
    wanted = Membership.person_id.in_([each.id for each in people])
    query = select(Membership).where(wanted).options(joinedload(Membership.person))
    return list(session.scalars(query.order_by(Membership.id)))


NAMES = (("Léa", 1001), ("Tom", 1002), ("Zoé", None))
