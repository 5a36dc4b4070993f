"""Two cooperatives with people in them."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.people.models import Membership, Person, Role, Standing
from tests.support.stage import add_cooperative

THEN = datetime(2026, 6, 15, tzinfo=UTC)
Join = Callable[..., Membership]


@pytest.fixture
def here(session: Session) -> Cooperative:
    return add_cooperative(session, "Ici")


@pytest.fixture
def there(session: Session) -> Cooperative:
    return add_cooperative(session, "Là-bas", region="Normandie")


@pytest.fixture
def join(session: Session, here: Cooperative) -> Join:
    """A membership of a new person, in `here` unless told otherwise."""

    def make(name: str, role: Role = Role.MEMBER, **more: object) -> Membership:
        person = Person(first_name=name, created_at=THEN)
        usual = {"cooperative_id": here.id, "standing": Standing.ACTIVE, "asked_at": THEN}
        membership = Membership(person=person, role=role, **(usual | more))
        session.add(membership)
        session.flush()
        return membership

    return make
