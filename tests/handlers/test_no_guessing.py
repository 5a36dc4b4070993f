"""What may be several things is asked again; two people at once do not undo each other."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.contracts.models import Contract
from bot.flows import contracts, hours, inviting
from bot.flows.steps import Facts, NotUnderstood
from bot.people import rules
from bot.people.models import Invitation, Membership, Role, Standing
from tests.handlers.conftest import NOW, Talker, add_cooperative
from tests.support.stage import add_person

Talk = Callable[[int], Talker]
TWO = [(1, "CJS de Rennes"), (2, "CJS de Brest")]
KNOWN: dict[str, Any] = {"roles": [each.value for each in Role], "cooperatives": TWO}
FACTS = Facts({}, NOW, "Europe/Paris", KNOWN)


@pytest.mark.parametrize(
    ("flow", "step", "typed"),
    [
        (inviting, "days", "2 semaines"),
        (inviting, "days", "7 ou 14"),
        (inviting, "days", "1 mois"),
        (inviting, "uses", "10 à 15"),
        (inviting, "uses", "5-10"),
        (inviting, "role", "coordination"),
        (inviting, "role", "co"),
        (inviting, "role", ""),
        (hours, "where", "cjs"),
        (contracts, "where", "cjs de"),
    ],
)
def test_what_may_be_several_things_is_asked_again(flow: Any, step: str, typed: str) -> None:
    with pytest.raises(NotUnderstood):
        flow.FLOW.step(step).read(typed, FACTS)


@pytest.mark.parametrize(
    ("flow", "step", "typed", "said"),
    [
        (inviting, "days", "14 jours", 14),
        (inviting, "uses", "12 personnes", 12),
        (inviting, "role", "coordination nationale", "coordinator"),
        (inviting, "role", "animatrice", "animator"),
        (hours, "where", "brest", 2),
        (contracts, "where", "CJS de Rennes", 1),
    ],
)
def test_what_is_one_thing_is_taken(flow: Any, step: str, typed: str, said: object) -> None:
    assert flow.FLOW.step(step).read(typed, FACTS) == {step: said}


def test_two_corrections_of_a_contract_at_once_both_stay(session: Session, talker: Talk) -> None:
    here = add_cooperative(session, "Ici")
    for number, name in ((1001, "Léa"), (1002, "Tom")):
        add_person(session, name, number, Role.MEMBER, here)
    made = {"customer": "Mme Le Goff", "customer_kind": "household", "service": "tonte", "state": "signed"}
    contract = Contract(cooperative_id=here.id, draft_id=None, amount_cents=4500, created_at=NOW, **made)
    session.add(contract)
    session.flush()
    lea, tom = talker(1001), talker(1002)
    for each, part, said in ((lea, "Le service", "vitres"), (tom, "Le montant", "60")):
        each.presses_data(f"v1:contract.correct:{contract.id}")
        each.presses(part)
        each.types(said)
    lea.presses("Enregistrer")
    tom.presses("Enregistrer")
    session.refresh(contract)
    assert (contract.service, contract.amount_cents) == ("vitres", 6000)


def test_accepting_all_accepts_nobody_once_the_last_of_the_list_asked_anew(
    session: Session, talker: Talk
) -> None:
    here = add_cooperative(session, "Ici")
    add_person(session, "Nadia", 2001, Role.ANIMATOR, here)
    waiting = []
    for number in range(3):
        person = add_person(session, f"N{number}", 3000 + number, Role.MEMBER, here)
        waiting.append(session.scalars(select(Membership).where(Membership.person_id == person.id)).one())
    for each in waiting[:2]:
        each.standing, each.decided_at = Standing.PENDING, None
    session.flush()
    chat = talker(2001)
    chat.presses_data(f"v1:joining.newcomers:{here.id}:0")
    old = chat.button("Accepter les 2")
    waiting[2].standing, waiting[2].asked_at = Standing.PENDING, NOW
    waiting[1].asked_at = NOW + timedelta(minutes=5)
    session.flush()
    chat.presses_data(old)
    session.expire_all()
    assert [each.standing for each in waiting] == [Standing.PENDING] * 3


def test_the_membership_that_counts_is_the_place_of_an_invitation() -> None:
    reach = {"role": Role.MEMBER, "cooperative_id": 1, "region": None}
    left, active = (Membership(standing=each, **reach) for each in (Standing.LEFT, Standing.ACTIVE))
    assert rules.same_place([left, active], Invitation(**reach)) is active


def test_a_region_is_the_same_in_other_letters(session: Session, talker: Talk) -> None:
    here = add_cooperative(session, "Ici", region="Île-de-France")
    add_person(session, "Rémi", 4001, Role.REGIONAL, "ile-de-france")
    chat = talker(4001)
    chat.types("/equipe")
    assert chat.button("Ajouter sans Telegram").endswith(str(here.id))
