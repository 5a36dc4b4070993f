"""Free lines of hours: read with the cooperative's own names, and never taken for more than they say."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.contracts.models import Contract
from bot.flows.models import Draft
from bot.people.models import Role
from tests.handlers.conftest import NOW, Talker, add_cooperative
from tests.support.stage import add_person

Talk = Callable[[int], Talker]


@pytest.fixture
def lea(session: Session, talker: Talk) -> Talker:
    here = add_cooperative(session, "Ici")
    for number, name in ((1001, "Léa"), (1002, "Tom")):
        add_person(session, name, number, Role.MEMBER, here)
    made = {"customer": "Mme Le Goff", "customer_kind": "household", "service": "tonte", "state": "signed"}
    session.add(Contract(cooperative_id=here.id, draft_id=None, amount_cents=4500, created_at=NOW, **made))
    session.flush()
    return talker(1001)


def test_a_customer_is_written_as_the_cooperative_writes_it(lea: Talker) -> None:
    assert "chez Mme Le Goff" in lea.types("2h tonte chez le gof hier")


def test_one_s_own_name_is_nobody_else(lea: Talker) -> None:
    assert "<b>2 h</b> de tonte" in lea.types("Léa 2h tonte hier")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Tom a fait 2h de tonte hier", "celles de Tom", id="somebody else's hours"),
        pytest.param("2h tonte hier et 1h flyers", "2. Mardi 14 juillet", id="two entries"),
        pytest.param("2h flyers 20€", "ou un contrat", id="hours or a contract"),
    ],
)
def test_what_is_not_one_certain_entry_is_said_or_asked(lea: Talker, text: str, words: str) -> None:
    for said in (lea.types(text), lea.types("/heures") and lea.types(text)):
        assert words in said.replace("&#39;", "'")


@pytest.mark.parametrize("typed", ["2h tonte", "Léa 2h tonte"])
def test_a_day_that_was_chosen_is_not_changed_by_one_that_is_not_said(lea: Talker, typed: str) -> None:
    lea.types("/heures")
    lea.types("flyers")
    lea.types("lundi")
    assert "Lundi 13 juillet : <b>2 h</b> de tonte" in lea.types(typed)


def test_a_line_without_a_day_is_no_answer_to_which_day(lea: Talker) -> None:
    lea.types("/heures")
    lea.types("flyers")
    assert "quel jour" in lea.types("2h flyers")
    assert "Mardi 14 juillet : <b>2 h</b> de flyers" in lea.types("hier")


def test_ranges_are_never_taken_for_a_value(lea: Talker, session: Session) -> None:
    assert "Combien de temps" in lea.types("2-3h flyers hier")
    assert "Combien de temps" in lea.types("2 ou 3h")
    lea.types("/annuler")
    assert "Quel montant" in lea.types("contrat Mme Le Goff tonte 40 à 50€")
    assert "Quel montant" in lea.types("40 à 50€")
    assert "amount" not in session.scalars(select(Draft).order_by(Draft.id.desc())).all()[0].answers


def test_a_day_that_cannot_be_is_asked_for_a_contract_too(lea: Talker) -> None:
    assert "prévu quel jour" in lea.types("contrat Mme Le Goff tonte 45€ le 31/02")
