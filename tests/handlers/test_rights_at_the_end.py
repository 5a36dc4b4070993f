"""Rights are looked at when something is written, not only when its conversation began."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.contracts.models import Contract
from bot.flows.models import Draft, DraftState
from bot.hours.models import Entry
from bot.people.models import Membership, Person, Role
from tests.handlers.conftest import NOW, Talker, add_cooperative, leave
from tests.support.stage import add_person

Talk = Callable[[int], Talker]
SAVE = "Enregistrer"


def test_a_contract_of_a_cooperative_that_was_left_does_not_go_to_another(
    session: Session, talker: Talk
) -> None:
    here, there = add_cooperative(session, "Ici"), add_cooperative(session, "Là-bas")
    zoe = add_person(session, "Zoé", 1003, Role.MEMBER, here)
    add_person(session, "Zoé", 1003, Role.MEMBER, there)
    chat = talker(1003)
    chat.types("contrat Mme Le Goff tonte 45 €")
    chat.presses("Ici")
    assert "Ici" in chat.presses("Passer")
    leave(session, zoe, here.id)
    chat.presses(SAVE)
    assert session.scalars(select(Contract)).all() == []


def test_what_was_begun_in_one_cooperative_does_not_follow_to_the_next(
    session: Session, talker: Talk
) -> None:
    here, there = add_cooperative(session, "Ici"), add_cooperative(session, "Là-bas")
    zoe = add_person(session, "Zoé", 1003, Role.MEMBER, here)
    chat = talker(1003)
    chat.types("2h flyers lundi")
    hours = chat.button(SAVE)
    chat.types("contrat Mme Le Goff tonte 45 €")
    contract = chat.button(SAVE)
    leave(session, zoe)
    add_person(session, "Zoé", 1003, Role.MEMBER, there)
    chat.presses_data(hours)
    chat.presses_data(contract)
    assert session.scalars(select(Contract)).all() == []
    assert session.scalars(select(Entry)).all() == []


def test_a_card_of_before_a_second_cooperative_is_still_saved_in_the_first(
    session: Session, talker: Talk
) -> None:
    here, there = add_cooperative(session, "Ici"), add_cooperative(session, "Là-bas")
    add_person(session, "Zoé", 1003, Role.MEMBER, here)
    chat = talker(1003)
    chat.types("2h flyers lundi")
    add_person(session, "Zoé", 1003, Role.MEMBER, there)
    assert chat.presses(SAVE).startswith("C'est noté")
    assert [each.cooperative_id for each in session.scalars(select(Entry))] == [here.id]


def test_hours_for_a_contract_are_asked_again_when_they_move_to_another_cooperative(
    session: Session, talker: Talk
) -> None:
    here, there = add_cooperative(session, "Ici"), add_cooperative(session, "Là-bas")
    for place in (here, there):
        add_person(session, "Zoé", 1003, Role.MEMBER, place)
    made = {"customer": "Mme Le Goff", "customer_kind": "household", "service": "tonte", "state": "signed"}
    contract = Contract(cooperative_id=here.id, draft_id=None, amount_cents=4500, created_at=NOW, **made)
    session.add(contract)
    session.flush()
    chat = talker(1003)
    chat.presses_data(f"v1:hours.contract:{contract.id}")
    chat.types("hier")
    chat.types("1h")
    chat.presses("Modifier")
    chat.presses("La coopérative")
    assert "Tu as fait quoi" in chat.presses("Là-bas")


def test_whoever_left_is_not_asked_on_about_what_they_had_begun(session: Session, talker: Talk) -> None:
    zoe = add_person(session, "Zoé", 1003, Role.MEMBER, add_cooperative(session, "Ici"))
    chat = talker(1003)
    chat.types("/heures")
    chat.types("/contrat")
    leave(session, zoe)
    assert "Tu as fait quoi" not in chat.types("bonjour")
    assert "C'est pour qui" not in chat.types("bonjour")
    assert "CJS" in chat.types("bonjour")


def test_an_animator_who_is_none_any_more_can_still_log_hours(session: Session, talker: Talk) -> None:
    here = add_cooperative(session, "Ici")
    nadia = add_person(session, "Nadia", 2001, Role.ANIMATOR, here)
    add_person(session, "Léa", None, Role.MEMBER, here)
    chat = talker(2001)
    chat.types("/equipe")
    chat.presses("Léa")
    chat.presses("Corriger le prénom")
    leave(session, nadia)
    add_person(session, "Nadia", 2001, Role.MEMBER, here)
    assert "2 h" in chat.types("2h flyers lundi")
    assert [each.first_name for each in session.scalars(select(Person).order_by(Person.id))] == [
        "Nadia",
        "Léa",
    ]


def test_a_name_that_is_asked_for_is_not_an_entry(session: Session, talker: Talk) -> None:
    add_person(session, "Léa", 1001, Role.MEMBER, add_cooperative(session, "Ici"))
    chat = talker(1001)
    chat.types("/reglages")
    chat.presses("Changer de prénom")
    assert "2 h" in chat.types("2h flyers lundi")
    assert session.scalars(select(Person.first_name)).all() == ["Léa"]


def test_a_conversation_that_has_ended_is_not_finished_twice(session: Session, talker: Talk) -> None:
    lea = add_person(session, "Léa", 1001, Role.MEMBER, add_cooperative(session, "Ici"))
    chat = talker(1001)
    chat.types("2h flyers lundi")
    chat.presses(SAVE)
    assert chat.presses_data(f"v1:flow:{session.scalars(select(Draft.id)).one()}:card:save").startswith(
        "C'est"
    )
    assert session.scalars(select(Draft.state)).all() == [DraftState.DONE]
    assert len(session.scalars(select(Entry)).all()) == 1
    assert session.scalars(select(Membership.person_id)).all() == [lea.id]
