"""Every message leaves a way on, also where there is nothing yet or no longer."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from bot.contracts.models import Contract
from bot.people.models import Role
from tests.handlers.conftest import NOW, Talker, add_cooperative
from tests.support.stage import add_person

Talk = Callable[[int], Talker]


@pytest.mark.parametrize("command", ["/equipe", "/contrats", "/totaux", "/inviter"])
def test_a_coordination_without_cooperatives_is_told_what_to_do(
    session: Session, talker: Talk, command: str
) -> None:
    add_person(session, "Rémi", 4001, Role.COORDINATOR)
    chat = talker(4001)
    said = chat.types(command)
    assert "/" in said or chat.hears()[-1].get("reply_markup")


def test_no_hours_are_begun_for_a_contract_that_was_lost_meanwhile(session: Session, talker: Talk) -> None:
    here = add_cooperative(session, "Ici")
    add_person(session, "Léa", 1001, Role.MEMBER, here)
    made = {"customer": "Mme Le Goff", "customer_kind": "household", "service": "tonte", "state": "lost"}
    contract = Contract(cooperative_id=here.id, draft_id=None, amount_cents=4500, created_at=NOW, **made)
    session.add(contract)
    session.flush()
    assert "quel jour" not in talker(1001).presses_data(f"v1:hours.contract:{contract.id}")
