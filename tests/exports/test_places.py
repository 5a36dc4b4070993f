"""Who may take what away."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from bot.exports import places
from bot.exports.places import OF_RUN
from bot.exports.reach import Reach
from bot.people import queries as people
from bot.people.models import Membership, Person, Role, Standing
from tests.support.stage import add_cooperative, add_person

THEN = datetime(2026, 6, 15, tzinfo=UTC)


@pytest.fixture
def zoe(session: Session) -> Person:
    """Nothing yet; there are three cooperatives, 1 and 2 in Bretagne."""
    for name, region in (("Kop", "Bretagne"), ("Orge", "Bretagne"), ("Sud", "Occitanie")):
        add_cooperative(session, name, region=region)
    return add_person(session, "Zoé", 1003)


def _joins(
    session: Session,
    person: Person,
    role: Role,
    place: int | str | None = None,
    standing: Standing = Standing.ACTIVE,
) -> int:
    made = Membership(person_id=person.id, role=role, standing=standing, asked_at=THEN)
    made.cooperative_id = place if isinstance(place, int) else None
    made.region = place if isinstance(place, str) else None
    session.add(made)
    session.flush()
    return made.id


def _found(session: Session, person: Person) -> dict[str, places.Place]:
    return {each.key: each for each in places.of(session, people.of_person(session, person.id))}


def test_a_member_has_their_own_entries_of_all_their_cooperatives(session: Session, zoe: Person) -> None:
    here, there = _joins(session, zoe, Role.MEMBER, 1), _joins(session, zoe, Role.MEMBER, 2)
    found = _found(session, zoe)
    assert list(found) == ["own"]
    assert found["own"].tables == ("entries",)
    assert found["own"].reach == Reach(membership_ids=(here, there))


def test_an_animator_has_all_of_their_cooperative(session: Session, zoe: Person) -> None:
    _joins(session, zoe, Role.ANIMATOR, 2)
    (place,) = _found(session, zoe).values()
    assert (place.key, place.name, place.tables, place.reach) == ("coop:2", "Orge", OF_RUN, Reach((2,)))


def test_a_partner_has_totals_without_what_few_people_did(session: Session, zoe: Person) -> None:
    _joins(session, zoe, Role.PARTNER, 1)
    _joins(session, zoe, Role.PARTNER, 3)
    (place,) = _found(session, zoe).values()
    assert (place.tables, place.reach) == (("totals",), Reach((1, 3), shielded=True))


def test_a_regional_coordination_has_its_region_and_each_in_it(session: Session, zoe: Person) -> None:
    _joins(session, zoe, Role.REGIONAL, "bretagne")
    found = _found(session, zoe)
    assert list(found) == ["region:bretagne", "coop:1", "coop:2"]
    assert found["region:bretagne"].reach == Reach((1, 2))


def test_the_national_coordination_has_everything(session: Session, zoe: Person) -> None:
    _joins(session, zoe, Role.COORDINATOR)
    found = _found(session, zoe)
    assert list(found) == ["network", "coop:1", "coop:2", "coop:3"]
    assert found["network"].reach == Reach()


def test_several_roles_have_each_place_once(session: Session, zoe: Person) -> None:
    _joins(session, zoe, Role.MEMBER, 1)
    _joins(session, zoe, Role.ANIMATOR, 1)
    _joins(session, zoe, Role.REGIONAL, "Bretagne")
    _joins(session, zoe, Role.PARTNER, 3)
    assert list(_found(session, zoe)) == ["region:Bretagne", "coop:1", "coop:2", "own", "followed"]


@pytest.mark.parametrize("standing", [Standing.PENDING, Standing.REFUSED, Standing.LEFT])
def test_only_who_is_in_has_anything(session: Session, zoe: Person, standing: Standing) -> None:
    for role, place in ((Role.MEMBER, 1), (Role.ANIMATOR, 1), (Role.REGIONAL, "Bretagne"), (Role.PARTNER, 1)):
        _joins(session, zoe, role, place, standing)
    _joins(session, zoe, Role.COORDINATOR, None, standing)
    assert _found(session, zoe) == {}


@pytest.mark.parametrize(
    ("key", "what", "theirs"),
    [
        ("coop:2", "payroll", True),
        ("coop:1", "payroll", False),
        ("network", "entries", False),
        ("region:Bretagne", "entries", False),
        ("own", "entries", True),
        ("own", "members", False),
        ("coop:2", "gender", False),
    ],
)
def test_what_is_kept_of_a_place_is_looked_up_again(
    session: Session, zoe: Person, key: str, what: str, theirs: bool
) -> None:
    _joins(session, zoe, Role.ANIMATOR, 2)
    _joins(session, zoe, Role.MEMBER, 1)
    found = places.find(session, people.of_person(session, zoe.id), key, what)
    assert (found is not None) == theirs
