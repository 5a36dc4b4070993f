"""An animator validates, refuses and corrects each entry once, with a trace."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.hours import actions, queries, review
from bot.hours.actions import Deed
from bot.hours.models import Change, Entry, EntryState, IdleWeek
from bot.hours.rules import Work
from bot.people.models import Membership, Person
from tests.review.conftest import LATER, MONDAY, NOW, WEDNESDAY, Maker, delete


def test_hours_are_validated_once(session: Session, nadia: Person, log: Maker) -> None:
    first, second = log(), log()
    assert list(review.validate(session, [first.id, second.id], Deed(nadia, NOW))) == [first.id, second.id]
    assert list(review.validate(session, [first.id, second.id], Deed(nadia, LATER))) == []
    assert first.state is EntryState.VALIDATED
    assert _history(session, first) == [(Change.CREATED, None), (Change.VALIDATED, None)]


def test_deleted_and_declined_hours_are_not_validated(
    session: Session, tom: Membership, nadia: Person, log: Maker, propose: Maker
) -> None:
    gone, declined = log(), propose(tom)
    delete(session, gone, nadia)
    actions.move(session, declined, [EntryState.PROPOSED], Change.DECLINED, Deed(nadia, NOW))
    assert not review.validate(session, [gone.id, declined.id], Deed(nadia, NOW))


def test_a_yes_to_proposed_hours_takes_back_that_there_were_none(
    session: Session, zoe: Membership, tom: Membership, nadia: Person, propose: Maker
) -> None:
    entry = propose(zoe, by=tom)
    session.add(IdleWeek(membership_id=zoe.id, monday=MONDAY, said_at=NOW))
    session.flush()
    assert review.validate(session, [entry.id], Deed(nadia, NOW))
    assert not session.scalars(select(IdleWeek)).all()


def test_refused_hours_stay_with_their_reason_and_do_not_count(
    session: Session, lea: Membership, nadia: Person, log: Maker
) -> None:
    entry = log()
    assert review.refuse(session, entry, Deed(nadia, NOW, "déjà notée"))
    assert not review.refuse(session, entry, Deed(nadia, LATER, "encore"))
    assert entry.state is EntryState.REFUSED
    assert queries.minutes_between(session, lea.id, MONDAY, WEDNESDAY) == 0
    assert _history(session, entry) == [(Change.CREATED, None), (Change.REFUSED, "déjà notée")]


def test_refused_hours_can_be_validated_after_all(session: Session, nadia: Person, log: Maker) -> None:
    entry = log()
    review.refuse(session, entry, Deed(nadia, NOW, "déjà notée"))
    assert review.validate(session, [entry.id], Deed(nadia, LATER))
    assert entry.state is EntryState.VALIDATED


def test_what_an_animator_corrects_is_validated_and_keeps_what_was_there(
    session: Session, nadia: Person, log: Maker
) -> None:
    entry = log(minutes=60)
    assert review.correct(session, entry, Work(MONDAY, 90, "vitres"), Deed(nadia, NOW, "c'était lundi"))
    assert (entry.state, entry.minutes) == (EntryState.VALIDATED, 90)
    last = queries.history(session, entry.id)[-1]
    assert last.before is not None
    assert (last.change, last.by_id, last.reason, last.before["minutes"]) == (
        Change.CORRECTED,
        nadia.id,
        "c'était lundi",
        60,
    )


def test_deleted_hours_are_not_corrected(session: Session, nadia: Person, log: Maker) -> None:
    entry = log()
    delete(session, entry, nadia)
    assert not review.correct(session, entry, Work(MONDAY, 90, "vitres"), Deed(nadia, NOW))


def _history(session: Session, entry: Entry) -> list[tuple[Change, str | None]]:
    return [(each.change, each.reason) for each in queries.history(session, entry.id)]
