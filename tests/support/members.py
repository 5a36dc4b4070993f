"""One cooperative and those who log hours there, as fixtures: a folder imports those that it needs."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.people.models import Membership, Role
from tests.support.stage import add_cooperative, add_person


@pytest.fixture
def kop(session: Session) -> Cooperative:
    return add_cooperative(session, "Kop'Jeunes")


@pytest.fixture
def lea(session: Session, kop: Cooperative) -> Membership:
    return member(session, "Léa", 1001, kop)


@pytest.fixture
def tom(session: Session, kop: Cooperative) -> Membership:
    return member(session, "Tom", 1002, kop)


@pytest.fixture
def zoe(session: Session, kop: Cooperative) -> Membership:
    """Without Telegram."""
    return member(session, "Zoé", None, kop)


def member(
    session: Session, first_name: str, telegram_id: int | None, place: Cooperative, role: Role = Role.MEMBER
) -> Membership:
    person = add_person(session, first_name, telegram_id, role, place)
    return session.scalars(select(Membership).where(Membership.person_id == person.id)).one()
