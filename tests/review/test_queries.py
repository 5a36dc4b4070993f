"""What waits is what nobody has looked at yet, in the animator's own cooperative."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours import actions, queries, review, review_queries, week_queries
from bot.hours.actions import Deed
from bot.hours.models import Change, Entry, EntryState
from bot.hours.review_queries import Scope, Seen, Sums
from bot.hours.rules import Work
from bot.hours.week_queries import OfWeek
from bot.people.models import Membership, Person
from tests.review.conftest import LATER, MONDAY, NOW, TUESDAY, WEDNESDAY, Maker, delete
from tests.support.members import member


def test_recorded_and_proposed_hours_wait_and_no_others(
    session: Session,
    kop: Cooperative,
    elsewhere: Cooperative,
    tom: Membership,
    nadia: Person,
    log: Maker,
    propose: Maker,
) -> None:
    waits, asked = log(), propose(tom, by=None)
    validated, refused, declined = log(), log(), propose(tom)
    log(by=member(session, "Max", 1099, elsewhere))
    delete(session, log(), nadia)
    review.validate(session, [validated.id], Deed(nadia, NOW))
    review.refuse(session, refused, Deed(nadia, NOW, "déjà notée"))
    actions.move(session, declined, [EntryState.PROPOSED], Change.DECLINED, Deed(nadia, NOW))
    assert _ids(session, Scope(kop.id)) == [waits.id, asked.id]


def test_a_scope_is_one_persons_or_one_days(
    session: Session, kop: Cooperative, lea: Membership, tom: Membership, log: Maker
) -> None:
    mine, monday, theirs = log(), log(on=MONDAY), log(by=tom)
    assert _ids(session, Scope(kop.id, membership_id=lea.id)) == [monday.id, mine.id]
    assert _ids(session, Scope(kop.id, worked_on=WEDNESDAY)) == [mine.id, theirs.id]


def test_hours_of_somebody_erased_wait_for_nobody(session: Session, kop: Cooperative, log: Maker) -> None:
    entry = log()
    entry.membership_id = None
    session.flush()
    session.expire(entry)
    assert _ids(session, Scope(kop.id)) == []
    assert review_queries.entry(session, entry.id, [kop.id]) is None


def test_sums_tell_what_an_animator_may_say_yes_to(
    session: Session,
    kop: Cooperative,
    lea: Membership,
    tom: Membership,
    zoe: Membership,
    log: Maker,
    propose: Maker,
) -> None:
    log(minutes=90, warnings=("day",)), log(minutes=30)
    propose(zoe, by=tom), propose(lea, by=None), propose(lea, by=tom)
    assert review_queries.sums(session, Scope(kop.id)) == Sums(ready=4, minutes=240, warned=1, open=1)
    assert review_queries.sums(session, Scope(kop.id, worked_on=MONDAY)) == Sums(0, 0, 0, 0)


def test_groups_are_by_first_name_or_by_day(
    session: Session, kop: Cooperative, elsewhere: Cooperative, lea: Membership, tom: Membership, log: Maker
) -> None:
    log(by=tom), log(on=TUESDAY), log(by=member(session, "Max", 1099, elsewhere))
    people = review_queries.by_person(session, kop.id)
    assert [(each.membership_id, each.first_name, each.sums.ready) for each in people] == [
        (lea.id, "Léa", 1),
        (tom.id, "Tom", 1),
    ]
    days = review_queries.by_day(session, kop.id)
    assert [(each.worked_on, each.sums.minutes) for each in days] == [(TUESDAY, 60), (WEDNESDAY, 60)]


def test_only_what_was_seen_is_ready_to_be_validated(
    session: Session,
    kop: Cooperative,
    lea: Membership,
    tom: Membership,
    nadia: Person,
    log: Maker,
    propose: Maker,
) -> None:
    plain, warned, changed = log(), log(warnings=("day",)), log()
    propose(lea, by=tom)
    seen = Seen(review_queries.last_change(session, kop.id), NOW)
    actions.correct(session, changed, Work(MONDAY, 90, "vitres"), Deed(nadia, LATER))
    log(at=LATER)
    everything = review_queries.ready_as_seen(session, Scope(kop.id), seen, warned=True)
    assert list(everything) == [plain.id, warned.id]
    assert list(review_queries.ready_as_seen(session, Scope(kop.id), seen, warned=False)) == [plain.id]


def test_a_number_used_again_is_not_taken_for_what_was_seen(
    session: Session, kop: Cooperative, log: Maker
) -> None:
    """Erasing somebody deletes the latest changes; SQLite then gives their numbers again."""
    log(at=LATER)
    seen = Seen(review_queries.last_change(session, kop.id), NOW)
    assert not review_queries.ready_as_seen(session, Scope(kop.id), seen, warned=True)


def test_an_entry_is_found_in_ones_own_cooperatives_only(
    session: Session, kop: Cooperative, elsewhere: Cooperative, log: Maker
) -> None:
    entry = log()
    assert review_queries.entry(session, entry.id, [kop.id]) is entry
    assert review_queries.entry(session, entry.id, [elsewhere.id]) is None
    assert review_queries.entry(session, 0, [kop.id]) is None


def test_a_proposal_is_answerable_by_who_has_telegram(
    session: Session, lea: Membership, tom: Membership, zoe: Membership, propose: Maker
) -> None:
    assert review_queries.is_answerable(session, propose(lea, by=tom))
    assert not review_queries.is_answerable(session, propose(zoe, by=tom))
    assert not review_queries.is_answerable(session, propose(lea, by=None))


def test_weeks_come_latest_first_with_what_waits(
    session: Session, kop: Cooperative, elsewhere: Cooperative, nadia: Person, log: Maker
) -> None:
    log(on=MONDAY), log(on=WEDNESDAY), log(by=member(session, "Max", 1099, elsewhere))
    earlier = log(on=MONDAY - timedelta(days=1))
    delete(session, log(on=MONDAY), nadia)
    review.validate(session, [earlier.id], Deed(nadia, NOW))
    assert week_queries.weeks(session, kop, WEDNESDAY) == [
        OfWeek(MONDAY, 2, 2),
        OfWeek(MONDAY - timedelta(days=7), 1, 0),
        OfWeek(MONDAY - timedelta(days=14), 0, 0),
    ]


def test_a_season_that_has_not_begun_has_no_weeks_but_those_with_entries(
    session: Session, kop: Cooperative, log: Maker
) -> None:
    early = MONDAY - timedelta(days=28)
    assert week_queries.weeks(session, kop, early) == []
    log(on=early)
    assert week_queries.weeks(session, kop, early) == [OfWeek(early, 1, 1)]


def test_a_week_holds_all_its_entries_but_deleted_ones_a_page_at_a_time(
    session: Session, kop: Cooperative, elsewhere: Cooperative, tom: Membership, nadia: Person, log: Maker
) -> None:
    validated, refused, theirs = log(on=MONDAY), log(on=TUESDAY), log(by=tom, on=TUESDAY)
    log(on=MONDAY - timedelta(days=1)), log(by=member(session, "Max", 1099, elsewhere))
    delete(session, log(on=MONDAY), nadia)
    review.validate(session, [validated.id], Deed(nadia, NOW))
    review.refuse(session, refused, Deed(nadia, NOW, "déjà notée"))
    assert list(week_queries.of_week(session, kop.id, MONDAY, 2)) == [validated, refused]
    assert list(week_queries.of_week(session, kop.id, MONDAY, 2, 2)) == [theirs]
    assert len(queries.history(session, refused.id)) == 2


def _ids(session: Session, scope: Scope) -> list[int]:
    found: list[Entry] = list(review_queries.waiting(session, scope, 100))
    return [each.id for each in found]
