"""Who may say what of which week; buttons that were forged or have gone by."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.hours.models import Entry, IdleWeek
from bot.people.models import Membership, Person, Role
from tests.catchup.days import MONDAY, TUESDAY
from tests.handlers.conftest import Talker, leave
from tests.support.stage import add_cooperative, add_person

Talk = Callable[[int], Talker]


@pytest.mark.parametrize(
    "day",
    [
        pytest.param(str(TUESDAY.toordinal()), id="no Monday"),
        pytest.param(str(MONDAY.toordinal() + 7), id="a week to come"),
        pytest.param("0", id="no day"),
        pytest.param("99999999999", id="far away"),
        pytest.param("x", id="no number"),
        pytest.param("", id="nothing"),
    ],
)
def test_only_a_week_that_has_begun_can_be_said(
    session: Session, lea: Membership, talker: Talk, day: str
) -> None:
    assert "rien n'a changé" in talker(1001).presses_data(f"v1:idle.say:{lea.id}:{day}")
    assert "rien n'a changé" in talker(1001).presses_data(f"v1:idle.undo:{day}:1")
    assert session.scalars(select(IdleWeek)).all() == []


def test_nobody_says_it_for_another(session: Session, lea: Membership, tom: Membership, talker: Talk) -> None:
    assert tom.id
    talker(1002).presses_data(f"v1:idle.say:{lea.id}:{MONDAY.toordinal()}")
    assert session.scalars(select(IdleWeek)).all() == []


def test_nobody_takes_it_back_for_another(
    session: Session, lea: Membership, tom: Membership, talker: Talk
) -> None:
    assert lea.id != tom.id
    chat = talker(1001)
    chat.types("rien cette semaine")
    talker(1002).presses_data(chat.button("En fait si"))
    assert len(session.scalars(select(IdleWeek)).all()) == 1


def test_who_has_left_while_a_week_was_asked_writes_nothing(
    session: Session, lea: Membership, talker: Talk
) -> None:
    chat = talker(1001)
    chat.types("/rattraper")
    idle = chat.button("Rien cette semaine")
    leave(session, session.get_one(Person, lea.person_id))
    add_person(session, "Léa", 1001, Role.MEMBER, add_cooperative(session, "Là-bas"))
    chat.presses_data(idle)
    chat.types("2h tonte")
    assert session.scalars(select(IdleWeek)).all() == []
    assert session.scalars(select(Entry)).all() == []


def test_a_button_pressed_twice_says_it_once(session: Session, lea: Membership, talker: Talk) -> None:
    assert lea.id
    chat = talker(1001)
    chat.types("/rattraper")
    idle = chat.button("Rien cette semaine")
    chat.presses_data(idle)
    chat.presses_data(idle)
    assert len(session.scalars(select(IdleWeek)).all()) == 1
