"""A cooperative with two animators, and ways to invite people and to let them in."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.people import invitation_queries, invitations, joining, queries
from bot.people.invitations import Wanted
from bot.people.joining import Answers, Guest, Joined
from bot.people.models import Invitation, Membership, Role
from tests.support.stage import add_cooperative, add_person

NOW = datetime(2026, 7, 14, 15, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def cooperative(session: Session) -> Cooperative:
    found = add_cooperative(session, "Kop'Jeunes")
    add_person(session, "Nadia", 2001, Role.ANIMATOR, found)
    add_person(session, "Malo", 2002, Role.ANIMATOR, found)
    return found


def invite(session: Session, role: Role = Role.MEMBER, **more: Any) -> tuple[Invitation, str]:
    """An invitation with all that it leads to loaded, and its code."""
    made, code = invitations.make(session, Wanted(role=role, **more), NOW)
    found = invitation_queries.of_id(session, made.id)
    assert found is not None
    return found, code


def guest(session: Session, telegram_id: int) -> Guest:
    return Guest(telegram_id, queries.of_telegram(session, telegram_id))


def let_in(
    session: Session, invitation: Invitation, telegram_id: int, name: str = "Léa", now: datetime = NOW
) -> Membership:
    """Joins, and must succeed."""
    done = joining.join(session, invitation, guest(session, telegram_id), Answers(name), now)
    assert isinstance(done, Joined)
    session.flush()
    session.expire(done.person, ["memberships"])
    found = queries.membership(session, done.membership.id)
    assert found is not None
    return found
