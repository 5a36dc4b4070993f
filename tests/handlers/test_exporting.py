"""Asking for a file: one at a time, by those who may, as they stand when they press."""

from collections.abc import Callable

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.exports.models import ExportRequest
from bot.people.models import Membership, Role, Standing
from tests.handlers.conftest import Talker, add_cooperative, leave
from tests.support.stage import add_person

Talk = Callable[[int], Talker]
CSV, XLSX = "CSV", "Excel (XLSX)"


def _asked(session: Session) -> list[tuple[str, str, str]]:
    return [(each.what, each.form, each.place) for each in session.scalars(select(ExportRequest))]


def test_a_file_is_asked_for_once_until_it_is_there(session: Session, talker: Talk) -> None:
    add_person(session, "Nadia", 2001, Role.ANIMATOR, add_cooperative(session, "Ici"))
    chat = talker(2001)
    chat.types("/export")
    chat.presses("Membres")
    assert "il arrive ici" in chat.presses(XLSX)
    assert "encore le fichier d'avant" in chat.types("/export")
    assert _asked(session) == [("members", "xlsx", "coop:1")]


def test_two_questions_at_once_bring_one_file(session: Session, talker: Talk) -> None:
    add_person(session, "Léa", 1001, Role.MEMBER, add_cooperative(session, "Ici"))
    chat = talker(1001)
    chat.types("/export")
    first = chat.button(CSV)
    chat.types("/export")
    chat.presses(CSV)
    assert "encore le fichier d'avant" in chat.presses_data(first)
    assert _asked(session) == [("entries", "csv", "own")]


@pytest.mark.parametrize("standing", [Standing.PENDING, Standing.LEFT])
def test_who_is_not_in_gets_no_question(session: Session, talker: Talk, standing: Standing) -> None:
    add_person(session, "Léa", 1001, Role.MEMBER, add_cooperative(session, "Ici"))
    session.execute(update(Membership).values(standing=standing))
    session.expire_all()
    talker(1001).types("/export")
    assert _asked(session) == []


def test_what_was_asked_as_an_animator_is_not_given_to_a_member(session: Session, talker: Talk) -> None:
    place = add_cooperative(session, "Ici")
    nadia = add_person(session, "Nadia", 2001, Role.ANIMATOR, place)
    chat = talker(2001)
    chat.types("/export")
    chat.presses("Membres")
    leave(session, nadia)
    add_person(session, "Nadia", 2001, Role.MEMBER, place)
    chat.presses(CSV)
    assert _asked(session) in ([], [("entries", "csv", "own")])


def test_a_button_of_somebody_else_asks_for_nothing(session: Session, talker: Talk) -> None:
    place = add_cooperative(session, "Ici")
    add_person(session, "Léa", 1001, Role.MEMBER, place)
    add_person(session, "Tom", 1002, Role.MEMBER, place)
    chat = talker(1001)
    chat.types("/export")
    talker(1002).presses_data(chat.button(CSV))
    assert _asked(session) == []
