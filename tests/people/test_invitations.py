"""Invitations made: what they reach, and that their code is nowhere but in the link."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.cooperatives import actions
from bot.people import invitations
from bot.people.invitations import Wanted
from bot.people.models import Invitation, Role
from tests.cooperatives.test_rules import GOOD

NOW = datetime(2027, 7, 5, 9, tzinfo=UTC)
HERE, THERE = 1, "Bretagne"


@pytest.fixture
def cooperative_id(session: Session) -> int:
    return actions.add(session, GOOD, NOW).id


def test_an_invitation_says_who_may_come_until_when(session: Session, cooperative_id: int) -> None:
    wanted = Wanted(role=Role.MEMBER, cooperative_id=cooperative_id, uses=12, days=3)
    code = invitations.invite(session, wanted, NOW)
    made = session.scalars(select(Invitation)).one()
    assert (made.role, made.cooperative_id, made.uses_allowed, made.uses) == (
        Role.MEMBER,
        cooperative_id,
        12,
        0,
    )
    assert (made.expires_at, made.created_at) == (NOW + timedelta(days=3), NOW)
    assert made.code_hash == invitations.fingerprint(code)


def test_the_code_is_kept_nowhere(session: Session) -> None:
    code = invitations.invite(session, Wanted(role=Role.COORDINATOR), NOW)
    (row,) = session.execute(text("SELECT * FROM invitations")).all()
    assert code not in str(row)
    assert re.fullmatch(r"[A-Za-z0-9_-]{22}", code)


def test_no_two_codes_are_the_same(session: Session) -> None:
    codes = {invitations.invite(session, Wanted(role=Role.COORDINATOR), NOW) for _ in range(20)}
    assert len(codes) == 20


@pytest.mark.parametrize(
    ("role", "cooperative_id", "region"),
    [
        pytest.param(Role.MEMBER, None, None, id="a member of nothing"),
        pytest.param(Role.ANIMATOR, None, THERE, id="an animator of a region"),
        pytest.param(Role.PARTNER, HERE, THERE, id="a partner of both"),
        pytest.param(Role.REGIONAL, None, None, id="a region's coordination without a region"),
        pytest.param(Role.REGIONAL, HERE, THERE, id="a region's coordination in a cooperative"),
        pytest.param(Role.COORDINATOR, HERE, None, id="the coordination in a cooperative"),
        pytest.param(Role.COORDINATOR, None, THERE, id="the coordination in a region"),
    ],
)
def test_a_reach_that_does_not_suit_the_role_is_refused(
    session: Session, role: Role, cooperative_id: int | None, region: str | None
) -> None:
    with pytest.raises(invitations.WrongReach):
        invitations.invite(session, Wanted(role=role, cooperative_id=cooperative_id, region=region), NOW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"uses": 0}, "uses", id="for nobody"),
        pytest.param({"uses": 1001}, "uses", id="for a thousand and one"),
        pytest.param({"days": 0}, "days", id="for no day"),
        pytest.param({"days": 367}, "days", id="for more than a year"),
        pytest.param({"place_id": 1, "uses": 2}, "place_id", id="one place for two"),
    ],
)
def test_numbers_have_limits(session: Session, changes: dict[str, int], field: str) -> None:
    with pytest.raises(invitations.OutOfRange) as refused:
        invitations.invite(session, Wanted(role=Role.COORDINATOR, **changes), NOW)  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.parametrize("name", ["cjs_bot", "@cjs_bot"])
def test_the_link_opens_the_bot_with_the_code(name: str) -> None:
    assert invitations.link(name, "a-b_c") == "https://t.me/cjs_bot?start=a-b_c"
