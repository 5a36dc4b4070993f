"""What happens when somebody joins: who waits, who is in, who keeps one identity, who takes a place."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.people import joining, queries
from bot.people.joining import AlreadyIn, Answers, Joined, NotLetIn
from bot.people.models import Gender, Membership, Person, Role, Standing
from tests.joining.conftest import LATER, NOW, guest, invite, let_in
from tests.support.stage import add_cooperative, add_person

LEA = 1001
LOCAL = [Role.MEMBER, Role.ANIMATOR, Role.PARTNER]


@pytest.mark.parametrize("role", list(Role))
def test_members_wait_to_be_accepted_and_all_others_are_in_at_once(
    session: Session, cooperative: Cooperative, role: Role
) -> None:
    reach = {"cooperative_id": cooperative.id} if role.local else {}
    region = {"region": "Bretagne"} if role is Role.REGIONAL else {}
    made, _ = invite(session, role, **reach, **region)
    standing = let_in(session, made, LEA).standing
    assert standing is (Standing.PENDING if role is Role.MEMBER else Standing.ACTIVE)


def test_what_a_newcomer_told_is_kept(session: Session, cooperative: Cooperative) -> None:
    made, _ = invite(session, cooperative_id=cooperative.id)
    answers = Answers("Léa", Gender.WOMAN, ("RH",))
    done = joining.join(session, made, guest(session, LEA), answers, NOW)
    assert isinstance(done, Joined)
    assert (done.person.first_name, done.person.gender, done.person.telegram_id) == ("Léa", Gender.WOMAN, LEA)
    assert (done.membership.committees, done.membership.asked_at) == (["RH"], NOW)


def test_the_last_place_goes_to_one_and_the_other_leaves_no_trace(
    session: Session, cooperative: Cooperative
) -> None:
    made, _ = invite(session, cooperative_id=cooperative.id)
    let_in(session, made, LEA)
    assert joining.join(session, made, guest(session, 1002), Answers("Tom"), LATER) == NotLetIn()
    assert session.scalar(select(func.count()).where(Person.telegram_id == 1002)) == 0


def test_joining_twice_changes_nothing_the_second_time(session: Session, cooperative: Cooperative) -> None:
    made, _ = invite(session, cooperative_id=cooperative.id, uses=5)
    first = let_in(session, made, LEA)
    again = joining.join(session, made, guest(session, LEA), Answers("Autre"), LATER)
    assert isinstance(again, AlreadyIn)
    session.refresh(made)
    assert (again.membership.id, made.uses) == (first.id, 1)


def test_a_second_link_adds_a_membership_to_the_same_identity(
    session: Session, cooperative: Cooperative
) -> None:
    there = add_cooperative(session, "Trélaz'")
    add_person(session, "Léa", LEA, Role.MEMBER, cooperative)
    made, _ = invite(session, Role.ANIMATOR, cooperative_id=there.id)
    animating = let_in(session, made, LEA, name="Autre")
    assert animating.person.first_name == "Léa"
    places = [(each.role, each.cooperative_id) for each in queries.of_person(session, animating.person_id)]
    assert places == [(Role.MEMBER, cooperative.id), (Role.ANIMATOR, there.id)]


@pytest.mark.parametrize("role", LOCAL)
def test_who_had_left_asks_again_in_the_same_membership(
    session: Session, cooperative: Cooperative, role: Role
) -> None:
    made, _ = invite(session, role, cooperative_id=cooperative.id, uses=2)
    before = let_in(session, made, LEA)
    before.standing, before.left_at = Standing.LEFT, NOW
    session.flush()
    again = let_in(session, made, LEA, now=LATER)
    assert (again.id, again.left_at, again.asked_at) == (before.id, None, LATER)
    assert again.standing is (Standing.PENDING if role is Role.MEMBER else Standing.ACTIVE)


def test_a_place_without_telegram_is_taken_with_its_name_and_history(
    session: Session, cooperative: Cooperative
) -> None:
    place = _place(session, cooperative)
    made, _ = invite(session, cooperative_id=cooperative.id, place_id=place.id)
    taken = let_in(session, made, LEA, name="Autre")
    assert (taken.id, taken.standing, taken.committees) == (place.id, Standing.ACTIVE, ["finances"])
    assert (taken.person.first_name, taken.person.telegram_id) == ("Zoé", LEA)


def test_somebody_known_takes_a_place_and_the_empty_person_goes(
    session: Session, cooperative: Cooperative
) -> None:
    known = add_person(session, "Zoé B.", LEA, Role.ANIMATOR, add_cooperative(session, "Trélaz'"))
    place = _place(session, cooperative)
    nobody = place.person_id
    made, _ = invite(session, cooperative_id=cooperative.id, place_id=place.id)
    taken = let_in(session, made, LEA)
    assert (taken.id, taken.person_id, taken.person.first_name) == (place.id, known.id, "Zoé B.")
    assert session.get(Person, nobody) is None


def test_who_is_a_member_there_already_does_not_take_a_second_place(
    session: Session, cooperative: Cooperative
) -> None:
    add_person(session, "Léa", LEA, Role.MEMBER, cooperative)
    made, _ = invite(session, cooperative_id=cooperative.id, place_id=_place(session, cooperative).id)
    assert isinstance(joining.join(session, made, guest(session, LEA), Answers("Léa"), NOW), AlreadyIn)


def _place(session: Session, cooperative: Cooperative) -> Membership:
    place = Membership(
        person=Person(first_name="Zoé", created_at=NOW),
        role=Role.MEMBER,
        cooperative_id=cooperative.id,
        standing=Standing.ACTIVE,
        committees=["finances"],
        asked_at=NOW,
        decided_at=NOW,
    )
    session.add(place)
    session.flush()
    return place
