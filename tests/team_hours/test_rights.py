"""Rights and facts are looked at when hours of a team are written, not only when the conversation began."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours.models import Entry, EntryState
from bot.people.models import Membership, Person, Role, Standing
from tests.handlers.conftest import Talker, leave
from tests.support.stage import add_cooperative, add_person

Talk = Callable[[int], Talker]
SAVE = "Enregistrer pour 3"
LINE = "2h tonte hier"


@pytest.fixture
def card(talker: Talk, nadia: Person, team_of_three: list[Membership]) -> Talker:
    """Nadia's chat, in which the card for all three is shown."""
    chat = talker(2001)
    chat.types("/saisir_equipe")
    chat.types("tout le monde")
    assert "Pour 3 personnes" in chat.types(LINE)
    return chat


def test_saved_once_it_is_written_once(session: Session, card: Talker) -> None:
    save = card.button(SAVE)
    assert card.presses_data(save).startswith("C'est noté")
    assert card.presses_data(save).startswith("Ces heures en sont là")
    assert len(session.scalars(select(Entry)).all()) == 3


def test_an_animator_who_has_left_writes_nothing(session: Session, nadia: Person, card: Talker) -> None:
    leave(session, nadia)
    card.presses(SAVE)
    assert session.scalars(select(Entry)).all() == []


def test_what_was_begun_in_one_cooperative_is_not_written_in_the_next(
    session: Session, nadia: Person, card: Talker
) -> None:
    leave(session, nadia)
    there = add_cooperative(session, "Là-bas")
    add_person(session, "Nadia", 2001, Role.ANIMATOR, there)
    add_person(session, "Ali", 1009, Role.MEMBER, there)
    card.presses(SAVE)
    assert session.scalars(select(Entry)).all() == []


def test_who_has_left_gets_no_hours_and_the_card_says_so_first(
    session: Session, card: Talker, team_of_three: list[Membership]
) -> None:
    team_of_three[0].standing = Standing.LEFT
    session.flush()
    assert "Pour 2 personnes" in card.presses(SAVE)
    assert session.scalars(select(Entry)).all() == []
    card.presses("Enregistrer pour 2")
    assert {each.membership_id for each in session.scalars(select(Entry))} == {
        each.id for each in team_of_three[1:]
    }


def test_nobody_else_takes_it_back(session: Session, kop: Cooperative, card: Talker, talker: Talk) -> None:
    card.presses(SAVE)
    undo = card.button("Annuler ces ajouts")
    add_person(session, "Ines", 2002, Role.ANIMATOR, kop)
    talker(2002).presses_data(undo)
    talker(1001).presses_data(undo)
    assert all(each.state is not EntryState.DELETED for each in session.scalars(select(Entry)))
    card.presses_data(undo)
    assert {each.state for each in session.scalars(select(Entry))} == {EntryState.DELETED}


def test_a_team_of_sixty_has_pages(session: Session, kop: Cooperative, nadia: Person, talker: Talk) -> None:
    for number in range(60):
        add_person(session, f"Membre {number:02d} {'x' * 40}", 5000 + number, Role.MEMBER, kop)
    chat = talker(2001)
    chat.types("/saisir_equipe")
    chat.presses("Page suivante")
    chat.presses(f"Membre 20 {'x' * 40}")
    chat.presses("Page précédente")
    chat.presses("Tout le monde")
    chat.presses("C'est tout")
    card = chat.types(LINE)
    assert "60 personnes" in card
    assert len(card) < 4096
