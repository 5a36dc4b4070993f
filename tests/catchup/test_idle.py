"""« Rien cette semaine » is said once, speaks neither against hours nor for others, and is taken back."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours import actions, idle, idle_queries
from bot.hours.actions import Deed, Source
from bot.hours.idle import Idle, Worked
from bot.hours.models import EntryState, IdleWeek
from bot.hours.rules import Work
from bot.people.models import Membership, Person, Standing
from tests.catchup.days import MONDAY, NOW, SUNDAY, TUESDAY, WEDNESDAY
from tests.support.members import member
from tests.support.stage import add_cooperative

WEEK = timedelta(days=7)


def test_said_twice_it_is_said_once(session: Session, lea: Membership) -> None:
    first = idle.say_idle(session, lea.id, MONDAY, NOW)
    second = idle.say_idle(session, lea.id, MONDAY, NOW + timedelta(hours=1))
    assert isinstance(first, Idle)
    assert isinstance(second, Idle)
    assert second.week.said_at == NOW
    assert session.scalar(select(func.count()).select_from(IdleWeek)) == 1


def test_hours_speak_against_it(session: Session, lea: Membership) -> None:
    actions.record(session, lea, Work(SUNDAY, 90, "tonte"), Source(1), NOW)
    assert idle.say_idle(session, lea.id, MONDAY, NOW) == Worked(90)
    assert idle_queries.idle_week(session, lea.id, MONDAY) is None


def test_so_do_hours_that_wait_for_a_yes(session: Session, lea: Membership) -> None:
    actions.propose(session, lea, Work(TUESDAY, 60, "tonte"), Source(1), NOW)
    assert idle.say_idle(session, lea.id, MONDAY, NOW) == Worked(60)


def test_deleted_hours_and_those_of_others_and_of_other_weeks_do_not(
    session: Session, lea: Membership, tom: Membership
) -> None:
    person = session.get_one(Person, lea.person_id)
    gone = actions.record(session, lea, Work(TUESDAY, 90, "tonte"), Source(1), NOW)
    actions.delete(session, gone, Deed(person, NOW))
    actions.record(session, lea, Work(MONDAY - WEEK, 90, "tonte"), Source(2), NOW)
    actions.record(session, tom, Work(TUESDAY, 90, "tonte"), Source(3), NOW)
    assert isinstance(idle.say_idle(session, lea.id, MONDAY, NOW), Idle)


def test_hours_take_it_back(session: Session, lea: Membership) -> None:
    idle.say_idle(session, lea.id, MONDAY, NOW)
    actions.record(session, lea, Work(WEDNESDAY, 60, "tonte"), Source(1), NOW)
    assert idle_queries.idle_week(session, lea.id, MONDAY) is None


def test_it_is_taken_back_once_and_only_as_it_was_said(
    session: Session, lea: Membership, tom: Membership
) -> None:
    said = idle.say_idle(session, lea.id, MONDAY, NOW)
    assert isinstance(said, Idle)
    stamp = idle.stamp_of(said.week)
    assert not idle.take_back(session, [tom.id], MONDAY, stamp)
    assert not idle.take_back(session, [lea.id], MONDAY - WEEK, stamp)
    assert not idle.take_back(session, [lea.id], MONDAY, stamp + 1)
    assert idle.take_back(session, [lea.id], MONDAY, stamp)
    assert not idle.take_back(session, [lea.id], MONDAY, stamp)
    assert idle_queries.idle_week(session, lea.id, MONDAY) is None


def test_said_again_an_old_button_does_not_take_it_back(session: Session, lea: Membership) -> None:
    said = idle.say_idle(session, lea.id, MONDAY, NOW)
    assert isinstance(said, Idle)
    stamp = idle.stamp_of(said.week)
    idle.take_back(session, [lea.id], MONDAY, stamp)
    idle.say_idle(session, lea.id, MONDAY, NOW + timedelta(minutes=1))
    assert not idle.take_back(session, [lea.id], MONDAY, stamp)
    assert idle_queries.idle_week(session, lea.id, MONDAY) is not None


def test_the_digest_knows_who_said_so_in_one_cooperative(
    session: Session, kop: Cooperative, lea: Membership, tom: Membership, zoe: Membership
) -> None:
    elsewhere = member(session, "Ali", 1009, add_cooperative(session, "Ailleurs"))
    for each in (zoe, lea, elsewhere):
        idle.say_idle(session, each.id, MONDAY, NOW)
    idle.say_idle(session, tom.id, MONDAY - WEEK, NOW)
    found = idle_queries.idle_members(session, kop.id, MONDAY)
    assert [each.person.first_name for each in found] == ["Léa", "Zoé"]
    zoe.standing = Standing.LEFT
    session.flush()
    assert [each.id for each in idle_queries.idle_members(session, kop.id, MONDAY)] == [lea.id]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (state, state not in (EntryState.DECLINED, EntryState.REFUSED, EntryState.DELETED))
        for state in EntryState
    ],
)
def test_a_day_has_its_hours(session: Session, lea: Membership, state: EntryState, told: bool) -> None:
    entry = actions.record(session, lea, Work(TUESDAY, 90, "tonte"), Source(1), NOW)
    entry.state = state
    session.flush()
    found = idle_queries.entries_told(session, lea.id, MONDAY, SUNDAY)
    assert [each.worked_on for each in found] == ([TUESDAY] if told else [])
