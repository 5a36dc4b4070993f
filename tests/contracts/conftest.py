"""A cooperative with a member who logs contracts."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest
from sqlalchemy.orm import Session

from bot.contracts import actions
from bot.contracts.models import Contract, ContractState, CustomerKind
from bot.contracts.rules import Deal
from bot.people.models import Membership
from tests.support.members import kop, lea

__all__ = ["kop", "lea"]

NOW = datetime(2026, 7, 15, 15, 30, tzinfo=UTC)
Maker = Callable[..., Contract]


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
