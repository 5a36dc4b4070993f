"""Codes and what they lead to: which open a door, how often one may guess, how uses are counted."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.people import due, invitations, joining, rules
from bot.people.joining import AlreadyIn, NotLetIn, Opened
from bot.people.models import Guess, Membership, Person, Role, Standing
from tests.joining.conftest import LATER, NOW, guest, invite, let_in

STRANGER = 1001


def test_a_good_code_opens_its_own_invitation(session: Session, cooperative: Cooperative) -> None:
    invite(session, cooperative_id=cooperative.id)
    wanted, code = invite(session, cooperative_id=cooperative.id, uses=5)
    found = joining.look_at(session, guest(session, STRANGER), code, NOW)
    assert isinstance(found, Opened)
    assert found.invitation.id == wanted.id


@pytest.mark.parametrize("why", ["invented", "expired", "used up", "withdrawn"])
def test_codes_that_lead_nowhere_get_the_same_answer(
    session: Session, cooperative: Cooperative, why: str
) -> None:
    made, code = invite(session, cooperative_id=cooperative.id)
    if why == "used up":
        let_in(session, made, 1002)
    if why == "withdrawn":
        invitations.withdraw(session, made, NOW)
    tried = "invented" if why == "invented" else code
    when = NOW + timedelta(days=14) if why == "expired" else NOW
    _is_turned_away(session, tried, when)


def test_who_was_refused_before_gets_the_same_answer(session: Session, cooperative: Cooperative) -> None:
    made, code = invite(session, cooperative_id=cooperative.id, uses=5)
    let_in(session, made, STRANGER).standing = Standing.REFUSED
    session.flush()
    _is_turned_away(session, code, NOW)


def test_a_place_that_somebody_has_taken_gets_the_same_answer(
    session: Session, cooperative: Cooperative
) -> None:
    place = _place(session, cooperative)
    _, code = invite(session, cooperative_id=cooperative.id, place_id=place.id)
    place.person.telegram_id = 1003
    session.flush()
    _is_turned_away(session, code, NOW)


def _is_turned_away(session: Session, code: str, when: datetime) -> None:
    """The same for all, and counted."""
    assert joining.look_at(session, guest(session, STRANGER), code, when) == NotLetIn()
    assert session.scalar(select(func.count()).select_from(Guess)) == 1


@pytest.mark.parametrize(("wrong", "looked_at"), [(9, True), (10, False), (11, False)])
def test_after_ten_wrong_codes_in_an_hour_none_is_looked_at(wrong: int, looked_at: bool) -> None:
    assert rules.may_guess(wrong) is looked_at


def test_who_guesses_too_often_waits_an_hour_and_nobody_else_does(
    session: Session, cooperative: Cooperative
) -> None:
    _, code = invite(session, cooperative_id=cooperative.id)
    for place in range(10):
        joining.look_at(session, guest(session, STRANGER), f"guess{place}", NOW)
    assert joining.look_at(session, guest(session, STRANGER), code, NOW) == NotLetIn()
    assert isinstance(joining.look_at(session, guest(session, 1002), code, NOW), Opened)
    assert isinstance(
        joining.look_at(session, guest(session, STRANGER), code, NOW + timedelta(minutes=61)), Opened
    )


@pytest.mark.parametrize(("hours", "kept"), [(47, 1), (49, 0)])
def test_wrong_codes_are_forgotten_after_two_days(session: Session, hours: int, kept: int) -> None:
    joining.look_at(session, guest(session, STRANGER), "wrong", NOW)
    due.forget_guesses(session, NOW + timedelta(hours=hours))
    assert session.scalar(select(func.count()).select_from(Guess)) == kept


def test_uses_are_counted_to_their_number_and_no_further(session: Session, cooperative: Cooperative) -> None:
    made, _ = invite(session, cooperative_id=cooperative.id, uses=2)
    assert [invitations.use(session, made.id, NOW) for _ in range(3)] == [True, True, False]
    session.refresh(made)
    assert made.uses == 2


def test_an_invitation_is_withdrawn_once(session: Session, cooperative: Cooperative) -> None:
    made, _ = invite(session, cooperative_id=cooperative.id)
    assert invitations.withdraw(session, made, NOW)
    assert not invitations.withdraw(session, made, LATER)
    session.refresh(made)
    assert made.withdrawn_at == NOW
    assert not invitations.use(session, made.id, NOW)


@pytest.mark.parametrize("standing", [Standing.PENDING, Standing.ACTIVE])
def test_who_is_or_waits_there_already_is_told_so(
    session: Session, cooperative: Cooperative, standing: Standing
) -> None:
    made, code = invite(session, cooperative_id=cooperative.id, uses=5)
    let_in(session, made, STRANGER).standing = standing
    session.flush()
    assert isinstance(joining.look_at(session, guest(session, STRANGER), code, LATER), AlreadyIn)
    session.refresh(made)
    assert made.uses == 1


@pytest.mark.parametrize(
    ("roles", "allowed"),
    [
        pytest.param(["animator"], ["member", "partner"], id="animators invite youths and partners"),
        pytest.param(["regional"], ["member", "animator", "partner"], id="a region also invites animators"),
        pytest.param(
            ["coordinator"],
            ["member", "animator", "partner", "regional", "coordinator"],
            id="the coordination invites to everything",
        ),
        pytest.param(["member", "partner"], [], id="members and partners invite nobody"),
        pytest.param(["animator", "regional"], ["member", "animator", "partner"], id="two roles add up"),
    ],
)
def test_who_may_invite_whom(roles: list[str], allowed: list[str]) -> None:
    assert rules.invited_by(roles) == allowed


def _place(session: Session, cooperative: Cooperative) -> Membership:
    person = Person(first_name="Zoé", created_at=NOW)
    place = Membership(
        person=person,
        role=Role.MEMBER,
        cooperative_id=cooperative.id,
        standing=Standing.ACTIVE,
        asked_at=NOW,
        decided_at=NOW,
    )
    session.add(place)
    session.flush()
    return place
