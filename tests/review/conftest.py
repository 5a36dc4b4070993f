"""A cooperative with members, one of them without Telegram, and an animator who looks at hours."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours import actions
from bot.hours.actions import Deed, Source
from bot.hours.models import Entry
from bot.hours.rules import Work
from bot.people.models import Membership, Person, Role
from tests.support.members import kop, lea, tom, zoe
from tests.support.stage import add_cooperative, add_person

__all__ = ["kop", "lea", "tom", "zoe"]

NOW = datetime(2026, 7, 15, 15, 30, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
MONDAY, TUESDAY, WEDNESDAY = date(2026, 7, 13), date(2026, 7, 14), date(2026, 7, 15)
Maker = Callable[..., Entry]


@pytest.fixture
def elsewhere(session: Session) -> Cooperative:
    return add_cooperative(session, "Coup de main")


@pytest.fixture
def nadia(session: Session, kop: Cooperative) -> Person:
    return add_person(session, "Nadia", 2001, Role.ANIMATOR, kop)


@pytest.fixture
def log(session: Session, lea: Membership) -> Maker:
    numbers = count(1)

    def made(
        by: Membership | None = None,
        minutes: int = 60,
        on: date = WEDNESDAY,
        warnings: tuple[str, ...] = (),
        at: datetime = NOW,
    ) -> Entry:
        work = Work(on, minutes, "tonte", warnings=warnings)
        return actions.record(session, by or lea, work, Source(next(numbers)), at)

    return made


@pytest.fixture
def propose(session: Session, tom: Membership) -> Maker:
    """`by` wrote hours of `to`; None: they wrote their own, into a closed week."""
    numbers = count(1000)

    def made(to: Membership, by: Membership | None = None, at: datetime = NOW) -> Entry:
        author = session.get_one(Person, by.person_id) if by else None
        source = Source(next(numbers), by=author)
        return actions.propose(session, to, Work(WEDNESDAY, 60, "tonte"), source, at)

    return made


def delete(session: Session, entry: Entry, by: Person) -> None:
    actions.delete(session, entry, Deed(by, NOW))
