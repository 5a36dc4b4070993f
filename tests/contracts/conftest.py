"""A cooperative with a member who logs contracts."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.contracts import actions
from bot.contracts.models import Contract, ContractState, CustomerKind
from bot.contracts.rules import Deal
from bot.cooperatives.models import Cooperative
from bot.people.models import Membership, Role
from tests.support.stage import add_cooperative, add_person

NOW = datetime(2026, 7, 15, 15, 30, tzinfo=UTC)
Maker = Callable[..., Contract]


@pytest.fixture
def kop(session: Session) -> Cooperative:
    return add_cooperative(session, "Kop'Jeunes")


@pytest.fixture
def lea(session: Session, kop: Cooperative) -> Membership:
    return membership_of(session, "Léa", 1001, kop)


@pytest.fixture
def log(session: Session, lea: Membership) -> Maker:
    """Logs a contract, and puts it in a state."""
    numbers = count(1)

    def made(
        state: ContractState = ContractState.CONTACT,
        cents: int | None = 4500,
        by: Membership | None = None,
        customer: str = "Mme Le Goff",
    ) -> Contract:
        deal = Deal(customer, CustomerKind.HOUSEHOLD, "tonte", cents)
        contract = actions.log(session, by or lea, deal, next(numbers), NOW)
        contract.state = state
        session.flush()
        return contract

    return made


def membership_of(session: Session, first_name: str, telegram_id: int, place: Cooperative) -> Membership:
    person = add_person(session, first_name, telegram_id, Role.MEMBER, place)
    return session.scalars(select(Membership).where(Membership.person_id == person.id)).one()
