"""Teams: their order, who is in them, who leaves and comes back, each once."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours.models import Entry, EntryState
from bot.hours.queries import writers
from bot.people import queries, team, team_rules
from bot.people.models import Invitation, Role, Standing
from tests.team.conftest import THEN, Join

LATER, LATEST = THEN + timedelta(days=1), THEN + timedelta(days=2)


def test_members_come_first_then_animators_then_partners_and_last_those_who_left(
    session: Session, here: Cooperative, join: Join
) -> None:
    join("Paul", Role.PARTNER)
    join("Zoé", standing=Standing.LEFT, left_at=LATER)
    join("Nadia", Role.ANIMATOR)
    join("Tom")
    join("émile")
    names = [each.person.first_name for each in queries.team(session, here.id)]
    assert names == ["émile", "Tom", "Nadia", "Paul", "Zoé"]


def test_a_team_has_nobody_who_waits_was_refused_is_erased_or_is_elsewhere(
    session: Session, here: Cooperative, there: Cooperative, join: Join
) -> None:
    join("En attente", standing=Standing.PENDING)
    join("Refusé", standing=Standing.REFUSED)
    join("Ailleurs", cooperative_id=there.id)
    join("", standing=Standing.LEFT).person.erased_at = LATER
    session.flush()
    assert queries.team(session, here.id) == []


def test_somebody_who_left_and_came_by_another_way_is_listed_once(
    session: Session, here: Cooperative, join: Join
) -> None:
    old = join("Léa", standing=Standing.LEFT, left_at=LATER)
    join("Léa").person_id = old.person_id
    session.flush()
    session.expire_all()
    assert [each.standing for each in queries.team(session, here.id)] == [Standing.ACTIVE]


def test_writers_are_those_who_ever_wrote_even_what_was_deleted(
    session: Session, here: Cooperative, there: Cooperative, join: Join
) -> None:
    wrote, elsewhere = join("Léa"), join("Zoé", cooperative_id=there.id)
    join("Tom")
    for each in (wrote, elsewhere):
        session.add(
            Entry(
                cooperative_id=each.cooperative_id,
                membership_id=each.id,
                worked_on=THEN.date(),
                minutes=60,
                activity="tonte",
                state=EntryState.DELETED,
                created_at=THEN,
            )
        )
    session.flush()
    assert writers(session, here.id) == {wrote.id}


def test_a_membership_is_found_only_in_the_cooperatives_asked_for(
    session: Session, here: Cooperative, there: Cooperative, join: Join
) -> None:
    lea = join("Léa")
    assert queries.in_cooperatives(session, lea.id, [here.id]) is lea
    assert queries.in_cooperatives(session, lea.id, [there.id]) is None
    assert queries.in_cooperatives(session, lea.id, []) is None
    assert queries.in_cooperatives(session, 0, [here.id]) is None


def test_leaving_and_coming_back_happen_once_each(session: Session, join: Join) -> None:
    lea, nadia = join("Léa"), join("Nadia", Role.ANIMATOR)
    assert team.leave(session, lea, LATER)
    assert not team.leave(session, lea, LATEST)
    assert (lea.standing, lea.left_at) == (Standing.LEFT, LATER)
    assert team.come_back(session, lea, nadia.person, LATEST)
    assert not team.come_back(session, lea, nadia.person, LATEST)
    assert (lea.standing, lea.left_at, lea.decided_by_id) == (Standing.ACTIVE, None, nadia.person_id)


def test_nobody_comes_back_who_is_there_by_another_way(session: Session, join: Join) -> None:
    nadia, old = join("Nadia", Role.ANIMATOR), join("Léa", standing=Standing.LEFT, left_at=LATER)
    join("Léa").person_id = old.person_id
    session.flush()
    assert not team.come_back(session, old, nadia.person, LATEST)
    assert old.standing is Standing.LEFT


def test_somebody_who_waits_can_neither_leave_nor_come_back(session: Session, join: Join) -> None:
    tom, nadia = join("Tom", standing=Standing.PENDING), join("Nadia", Role.ANIMATOR)
    assert not team.leave(session, tom, LATER)
    assert not team.come_back(session, tom, nadia.person, LATER)
    assert tom.standing is Standing.PENDING


def test_each_change_of_standing_has_a_stamp_of_its_own(session: Session, join: Join) -> None:
    lea, nadia = join("Léa"), join("Nadia", Role.ANIMATOR)
    stamps = [team_rules.stamp(lea)]
    team.leave(session, lea, LATER)
    stamps.append(team_rules.stamp(lea))
    team.come_back(session, lea, nadia.person, LATEST)
    stamps.append(team_rules.stamp(lea))
    assert len(set(stamps)) == 3


def test_a_youth_without_telegram_is_a_member_at_once(
    session: Session, here: Cooperative, join: Join
) -> None:
    made = team.add_without_telegram(session, here.id, "Zoé", join("Nadia", Role.ANIMATOR).person, LATER)
    assert (made.standing, made.role, made.person.telegram_id) == (Standing.ACTIVE, Role.MEMBER, None)


def test_of_the_links_to_a_place_only_the_last_one_works(session: Session, join: Join) -> None:
    zoe, nadia = join("Zoé"), join("Nadia", Role.ANIMATOR)
    first, _ = team.hand_over(session, zoe, nadia.person, LATER)
    second, _ = team.hand_over(session, zoe, nadia.person, LATEST)
    session.refresh(first, ["withdrawn_at"])
    assert (first.withdrawn_at, second.withdrawn_at) == (LATEST, None)
    assert second.place_id == zoe.id
    assert queries.invitations_to(session, zoe.id) == len(session.scalars(select(Invitation)).all()) == 2


@pytest.mark.parametrize(
    ("role", "by_coordination", "allowed"),
    [
        pytest.param(Role.MEMBER, False, True, id="an animator looks after members"),
        pytest.param(Role.PARTNER, False, True, id="and partners"),
        pytest.param(Role.ANIMATOR, False, False, id="but not other animators"),
        pytest.param(Role.ANIMATOR, True, True, id="whom the coordination looks after"),
        pytest.param(Role.REGIONAL, True, False, id="a coordination is in no team"),
    ],
)
def test_who_may_change_whom(role: Role, by_coordination: bool, allowed: bool) -> None:
    assert team_rules.may_change(role, by_coordination) is allowed
