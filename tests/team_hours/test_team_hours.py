"""The same hours for a team are written once; whoever has Telegram is asked, the others' count at once."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours import actions, queries, team, team_queries
from bot.hours.actions import Deed, Source
from bot.hours.models import Change, Entry, EntryState
from bot.hours.rules import Work
from bot.people.models import Membership, Person, Role, Standing
from tests.support.stage import add_cooperative, add_person

NOW = datetime(2026, 7, 15, 15, 30, tzinfo=UTC)
WORK = Work(date(2026, 7, 14), 180, "tonte")


def test_who_has_telegram_is_asked_and_the_others_are_vouched_for(
    session: Session, kop: Cooperative, team_of_three: list[Membership], nadia: Person
) -> None:
    entries = written(session, team_of_three, nadia)
    assert [each.state for each in entries] == [
        EntryState.PROPOSED,
        EntryState.PROPOSED,
        EntryState.VALIDATED,
    ]
    assert {each.written_by_id for each in entries} == {nadia.id}
    changes = queries.history(session, entries[2].id)
    assert [(each.change, each.by_id) for each in changes] == [
        (Change.CREATED, nadia.id),
        (Change.VALIDATED, nadia.id),
    ]
    assert queries.minutes_of_cooperative(session, kop.id, WORK.worked_on, WORK.worked_on) == 180


def test_one_card_writes_one_entry_for_each(
    session: Session, team_of_three: list[Membership], nadia: Person
) -> None:
    written(session, team_of_three, nadia)
    with pytest.raises(IntegrityError):
        written(session, team_of_three[2:], nadia)


def test_each_is_written_with_what_it_goes_beyond(
    session: Session, team_of_three: list[Membership], nadia: Person
) -> None:
    works = {each.id: WORK for each in team_of_three}
    works[team_of_three[2].id] = Work(WORK.worked_on, 180, "tonte", warnings=("day",))
    entries = team.write(session, works, team_of_three, Source(1, by=nadia), NOW)
    assert [list(each.warnings) for each in entries] == [[], [], ["day"]]


def test_a_card_is_found_again_whatever_became_of_it(
    session: Session, team_of_three: list[Membership], nadia: Person
) -> None:
    first, second, third = written(session, team_of_three, nadia)
    second.state = EntryState.DECLINED
    session.flush()
    assert [each.id for each in queries.of_draft(session, 1)] == [first.id, second.id, third.id]
    assert not queries.of_draft(session, 2)


def test_what_nobody_has_confirmed_is_taken_back_once(
    session: Session, team_of_three: list[Membership], nadia: Person
) -> None:
    first, second, third = written(session, team_of_three, nadia)
    lea = session.get_one(Person, team_of_three[0].person_id)
    actions.move(session, first, [EntryState.PROPOSED], Change.CONFIRMED, Deed(lea, NOW))
    assert team.take_back(session, [first, second, third], Deed(nadia, NOW)) == 2
    assert team.take_back(session, [first, second, third], Deed(nadia, NOW)) == 0
    assert [each.state for each in (first, second, third)] == [
        EntryState.RECORDED,
        EntryState.DELETED,
        EntryState.DELETED,
    ]


def test_nobody_takes_back_what_another_animator_wrote(
    session: Session, kop: Cooperative, team_of_three: list[Membership], nadia: Person
) -> None:
    entries = written(session, team_of_three, nadia)
    other = add_person(session, "Ines", 2002, Role.ANIMATOR, kop)
    assert team.take_back(session, entries, Deed(other, NOW)) == 0


def test_hours_are_written_for_active_members_only(
    session: Session, kop: Cooperative, team_of_three: list[Membership], nadia: Person
) -> None:
    add_person(session, "Ali", 1009, Role.MEMBER, add_cooperative(session, "Ailleurs"))
    add_person(session, "Paul", 3001, Role.PARTNER, kop)
    team_of_three[1].standing = Standing.LEFT
    session.flush()
    found = team_queries.members(session, kop.id)
    assert [each.person.first_name for each in found] == ["Léa", "Zoé"]
    assert nadia.id not in {each.person_id for each in found}


def written(session: Session, memberships: list[Membership], by: Person) -> list[Entry]:
    works = {each.id: WORK for each in memberships}
    return team.write(session, works, memberships, Source(1, by=by), NOW)
