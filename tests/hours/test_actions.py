"""Entries are recorded once, and leave a trace of each change."""

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.hours import actions, queries
from bot.hours.actions import Deed, Source
from bot.hours.models import Change, EntryState
from bot.hours.rules import Work
from bot.people.models import Membership, Person
from tests.hours.conftest import MONDAY, NOW, WEDNESDAY, Maker


def test_one_card_makes_one_entry(session: Session, lea: Membership) -> None:
    actions.record(session, lea, Work(WEDNESDAY, 60, "tonte"), Source(1), NOW)
    with pytest.raises(IntegrityError):
        actions.record(session, lea, Work(WEDNESDAY, 60, "tonte"), Source(1), NOW)


@pytest.mark.parametrize("minutes", [0, -5, 24 * 60 + 1])
def test_the_database_refuses_what_no_day_holds(session: Session, lea: Membership, minutes: int) -> None:
    with pytest.raises(IntegrityError):
        actions.record(session, lea, Work(WEDNESDAY, minutes, "tonte"), Source(1), NOW)


def test_a_correction_keeps_what_was_there_before(session: Session, lea: Membership, log: Maker) -> None:
    entry, by = log(60, "tonte"), _person(session, lea)
    assert actions.correct(session, entry, Work(MONDAY, 90, "vitres"), Deed(by, NOW))
    assert (entry.worked_on, entry.minutes, entry.activity) == (MONDAY, 90, "vitres")
    created, corrected = queries.history(session, entry.id)
    assert (created.change, created.before) == (Change.CREATED, None)
    assert corrected.before is not None
    assert (corrected.by_id, corrected.before["minutes"], corrected.before["activity"]) == (
        by.id,
        60,
        "tonte",
    )


def test_an_entry_is_deleted_once_and_stays_for_its_history(
    session: Session, lea: Membership, log: Maker
) -> None:
    entry, by = log(), _person(session, lea)
    assert actions.delete(session, entry, Deed(by, NOW))
    assert not actions.delete(session, entry, Deed(by, NOW))
    assert entry.state is EntryState.DELETED
    assert [each.change for each in queries.history(session, entry.id)] == [Change.CREATED, Change.DELETED]


def test_a_deleted_entry_is_not_corrected(session: Session, lea: Membership, log: Maker) -> None:
    entry, by = log(60), _person(session, lea)
    actions.delete(session, entry, Deed(by, NOW))
    assert not actions.correct(session, entry, Work(MONDAY, 90, "vitres"), Deed(by, NOW))
    assert entry.minutes == 60


def _person(session: Session, membership: Membership) -> Person:
    return session.get_one(Person, membership.person_id)
