"""A cooperative with two members who log hours."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours import actions
from bot.hours.actions import Source
from bot.hours.models import Entry
from bot.hours.rules import Work
from bot.people.models import Membership, Role
from tests.support.stage import add_cooperative, add_person

NOW = datetime(2026, 7, 15, 15, 30, tzinfo=UTC)
MONDAY, WEDNESDAY = date(2026, 7, 13), date(2026, 7, 15)
Maker = Callable[..., Entry]


@pytest.fixture
def kop(session: Session) -> Cooperative:
    return add_cooperative(session, "Kop'Jeunes")


@pytest.fixture
def lea(session: Session, kop: Cooperative) -> Membership:
    return membership_of(session, "Léa", 1001, kop)


@pytest.fixture
def tom(session: Session, kop: Cooperative) -> Membership:
    return membership_of(session, "Tom", 1002, kop)


@pytest.fixture
def log(session: Session, lea: Membership) -> Maker:
    numbers = count(1)

    def made(
        minutes: int = 60,
        activity: str = "tonte",
        on: date = WEDNESDAY,
        by: Membership | None = None,
        contract_id: int | None = None,
    ) -> Entry:
        work = Work(on, minutes, activity, contract_id=contract_id)
        return actions.record(session, by or lea, work, Source(next(numbers)), NOW)

    return made


def membership_of(session: Session, first_name: str, telegram_id: int, place: Cooperative) -> Membership:
    person = add_person(session, first_name, telegram_id, Role.MEMBER, place)
    return session.scalars(select(Membership).where(Membership.person_id == person.id)).one()
