"""What members may no more do: count hours in a closed week, or undo what was theirs once they left."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours.models import Entry, EntryState, WeekLock
from bot.people.models import Membership, Person, Role
from tests.handlers.conftest import NOW, Talker, add_cooperative, leave
from tests.support.stage import add_person

Talk = Callable[[int], Talker]
SAVE = "Enregistrer"
LAST_WEEK = date(2026, 7, 6)


@pytest.fixture
def kop(session: Session) -> Cooperative:
    return add_cooperative(session, "Ici")


@pytest.fixture
def lea(session: Session, kop: Cooperative) -> Person:
    return add_person(session, "Léa", 1001, Role.MEMBER, kop)


@pytest.fixture
def tom(session: Session, kop: Cooperative) -> Person:
    return add_person(session, "Tom", 1002, Role.MEMBER, kop)


def close(session: Session, place: Cooperative) -> None:
    session.add(WeekLock(cooperative_id=place.id, monday=LAST_WEEK, locked=True, at=NOW))
    session.flush()


def of(session: Session, person: Person) -> list[tuple[EntryState, int]]:
    query = select(Entry.state, Entry.minutes).join(Entry.membership).where(Membership.person_id == person.id)
    return [(state, minutes) for state, minutes in session.execute(query.order_by(Entry.id))]


def test_changing_what_a_colleague_proposed_counts_nothing_in_a_closed_week(
    session: Session, talker: Talk, kop: Cooperative, lea: Person, tom: Person
) -> None:
    talker(1002).types("2h flyers le 7 juillet avec Léa")
    talker(1002).presses(SAVE)
    close(session, kop)
    talker(1001).presses("Modifier")
    talker(1001).presses("La durée")
    talker(1001).types("1h")
    assert "fermée" in talker(1001).presses(SAVE)
    assert of(session, lea) == [(EntryState.PROPOSED, 60)]


def test_hours_are_not_moved_into_a_closed_week_without_an_animator(
    session: Session, talker: Talk, kop: Cooperative, lea: Person
) -> None:
    close(session, kop)
    chat = talker(1001)
    chat.types("2h flyers lundi")
    chat.presses(SAVE)
    chat.presses_data(f"v1:hours.correct:{session.scalars(select(Entry.id)).one()}")
    chat.presses("Le jour")
    assert "devra dire oui" in chat.types("7 juillet")
    chat.presses(SAVE)
    assert of(session, lea) == [(EntryState.PROPOSED, 120)]


def test_whoever_left_undoes_nothing_of_what_they_logged(
    session: Session, talker: Talk, kop: Cooperative, lea: Person
) -> None:
    chat = talker(1001)
    chat.types("2h flyers lundi et 1h de réunion lundi")
    chat.presses("Tout enregistrer")
    undo = chat.button("Annuler ces ajouts")
    leave(session, lea)
    chat.presses_data(undo)
    assert [state for state, _ in of(session, lea)] == [EntryState.RECORDED] * 2


def test_hours_of_somebody_else_stay_theirs_on_the_card_once_they_said_yes(
    session: Session, talker: Talk, lea: Person, tom: Person
) -> None:
    chat = talker(1002)
    chat.types("Léa a fait 2h de vitres lundi")
    chat.presses("Celles de Léa")
    save = chat.button(SAVE)
    chat.presses(SAVE)
    talker(1001).presses("Oui, c'est ça")
    assert "(pour Léa)" in chat.presses_data(save)
    buttons = chat.hears()[-1].get("reply_markup", {}).get("inline_keyboard", [])
    assert buttons == []
