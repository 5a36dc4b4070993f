"""Hours are counted for whom and when they were worked, deleted ones never."""

from datetime import timedelta

from sqlalchemy.orm import Session

from bot.contracts import actions as contracts
from bot.contracts.models import CustomerKind
from bot.contracts.rules import Deal
from bot.cooperatives.models import Cooperative
from bot.hours import actions, queries
from bot.hours.actions import Deed
from bot.hours.models import Entry
from bot.hours.queries import Share
from bot.people.models import Membership, Person
from tests.hours.conftest import MONDAY, NOW, WEDNESDAY, Maker
from tests.support.members import member
from tests.support.stage import add_cooperative

SUNDAY = MONDAY + timedelta(days=6)
WEEK = MONDAY, SUNDAY


def test_minutes_are_the_members_own_of_those_days(
    session: Session, lea: Membership, tom: Membership, log: Maker
) -> None:
    log(60, on=MONDAY), log(30, on=SUNDAY)
    log(7, on=MONDAY - timedelta(days=1)), log(9, on=SUNDAY + timedelta(days=1)), log(500, by=tom)
    _delete(session, log(200))
    assert queries.minutes_between(session, lea.id, *WEEK) == 90


def test_a_cooperatives_minutes_are_those_of_all_its_members(
    session: Session, kop: Cooperative, tom: Membership, log: Maker
) -> None:
    log(60), log(30, by=tom), log(999, by=_elsewhere(session))
    _delete(session, log(200))
    assert queries.minutes_of_cooperative(session, kop.id, *WEEK) == 90


def test_a_contracts_minutes_are_everybodys(
    session: Session, lea: Membership, tom: Membership, log: Maker
) -> None:
    deal = Deal("Mme Le Goff", CustomerKind.HOUSEHOLD, "tonte")
    contract = contracts.log(session, lea, deal, 900, NOW)
    log(60, contract_id=contract.id), log(30, by=tom, contract_id=contract.id), log(999)
    _delete(session, log(200, contract_id=contract.id))
    assert queries.minutes_of_contract(session, contract.id) == 90


def test_shares_come_largest_first(session: Session, lea: Membership, tom: Membership, log: Maker) -> None:
    log(60, "tonte"), log(45, "flyers"), log(30, "flyers"), log(500, "vitres", by=tom)
    assert queries.by_activity(session, lea.id, *WEEK) == [Share("flyers", 75), Share("tonte", 60)]


def test_activities_used_last_come_first(
    session: Session, lea: Membership, tom: Membership, log: Maker
) -> None:
    log(activity="tonte"), log(activity="flyers"), log(activity="tonte"), log(activity="vitres", by=tom)
    assert queries.activities_lately(session, lea.id) == ["tonte", "flyers"]


def test_the_latest_are_those_worked_last_a_page_at_a_time(
    session: Session, lea: Membership, tom: Membership, log: Maker
) -> None:
    today, monday, later = log(), log(on=MONDAY), log()
    log(by=tom)
    _delete(session, log())
    assert list(queries.latest(session, [lea.id], 2)) == [later, today]
    assert list(queries.latest(session, [lea.id], 2, 2)) == [monday]
    assert queries.count(session, lea.id) == 3


def test_an_entry_is_found_by_its_owner_only(
    session: Session, lea: Membership, tom: Membership, log: Maker
) -> None:
    entry = log()
    assert queries.of_person(session, entry.id, lea.person_id) is entry
    assert queries.of_person(session, entry.id, tom.person_id) is None
    assert queries.of_person(session, 0, lea.person_id) is None


def test_changes_of_a_member_leave_out_what_was_only_logged(
    session: Session, lea: Membership, tom: Membership, log: Maker
) -> None:
    log()
    gone = log()
    _delete(session, gone)
    _delete(session, log(by=tom))
    assert [entry for entry, _ in queries.changed_of_member(session, lea.id, 10)] == [gone]


def test_the_entry_of_a_card_is_found_again(session: Session, log: Maker) -> None:
    entry = log(on=WEDNESDAY)
    assert entry.draft_id is not None
    assert list(queries.of_draft(session, entry.draft_id)) == [entry]
    assert not queries.of_draft(session, 12345)


def _delete(session: Session, entry: Entry) -> None:
    assert entry.membership is not None
    actions.delete(session, entry, Deed(session.get_one(Person, entry.membership.person_id), NOW))


def _elsewhere(session: Session) -> Membership:
    return member(session, "Zoé", 1099, add_cooperative(session, "Coup de main"))
