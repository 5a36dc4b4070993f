"""The inbox: an update counts once, keeps its place, and is forgotten in time."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery import inbox
from bot.delivery.models import Incoming, Received
from tests.support.moments import NOON

BOT = 424242


def message(update_id: int, sender: int = 7) -> dict[str, Any]:
    return {
        "update_id": update_id,
        "message": {"message_id": 1, "from": {"id": sender}, "chat": {"id": sender}},
    }


def rows(session: Session) -> list[Incoming]:
    session.expire_all()
    return list(session.scalars(select(Incoming).order_by(Incoming.id)))


def test_an_update_that_comes_twice_is_kept_once(session: Session) -> None:
    first = inbox.store(session, BOT, [message(1), message(2)], NOON)
    again = inbox.store(session, BOT, [message(1), message(2), message(3)], NOON)
    assert [each.content["update_id"] for each in first] == [1, 2]
    assert [each.content["update_id"] for each in again] == [3]
    assert len(rows(session)) == 3


def test_the_order_is_of_arrival_not_of_the_numbers(session: Session) -> None:
    inbox.store(session, BOT, [message(900)], NOON)
    inbox.store(session, BOT, [message(5)], NOON)  # Telegram began its numbers anew
    assert [each.content["update_id"] for each in inbox.waiting(session)] == [900, 5]


def test_two_bots_may_use_the_same_numbers(session: Session) -> None:
    assert inbox.store(session, BOT, [message(1)], NOON)
    assert inbox.store(session, BOT + 1, [message(1)], NOON)


def test_a_finished_update_drops_its_content_and_waits_no_more(session: Session) -> None:
    [row] = inbox.store(session, BOT, [message(1)], NOON)
    inbox.finish(session, row.id, Received.DONE, NOON)
    assert inbox.waiting(session) == []
    assert rows(session)[0].content is None


def test_a_failed_update_keeps_its_content_for_seven_days_then_goes(session: Session) -> None:
    [row] = inbox.store(session, BOT, [message(1)], NOON)
    inbox.finish(session, row.id, Received.FAILED, NOON, "ValueError")
    inbox.forget(session, NOON + timedelta(days=6))
    assert rows(session)[0].content is not None
    inbox.forget(session, NOON + timedelta(days=7, minutes=1))
    assert rows(session) == []


def test_an_answered_update_is_forgotten_after_two_days_and_a_waiting_one_never(session: Session) -> None:
    done, _waiting = inbox.store(session, BOT, [message(1), message(2)], NOON)
    inbox.finish(session, done.id, Received.DONE, NOON)
    inbox.forget(session, NOON + timedelta(hours=47))
    assert len(rows(session)) == 2
    inbox.forget(session, NOON + timedelta(days=300))
    assert [row.update_id for row in rows(session)] == [2]


def test_only_an_update_that_was_started_counts_a_death(session: Session) -> None:
    started, _other = inbox.store(session, BOT, [message(1), message(2)], NOON)
    inbox.mark_started(session, [started.id])
    inbox.count_deaths(session)
    assert [row.deaths for row in rows(session)] == [1, 0]
    inbox.count_deaths(session)
    assert [row.deaths for row in rows(session)] == [1, 0]


@pytest.mark.parametrize(
    ("content", "sender"),
    [
        pytest.param(message(1, 55), 55, id="a message is its author's"),
        pytest.param(
            {"update_id": 1, "callback_query": {"id": "1", "from": {"id": 8}}},
            8,
            id="a press is its author's",
        ),
        pytest.param(
            {"update_id": 1, "channel_post": {"chat": {"id": -100}}}, -100, id="a post is its channel's"
        ),
        pytest.param(
            {"update_id": 1, "my_chat_member": {"from": {"id": 9}, "chat": {"id": 9}}}, 9, id="a block"
        ),
        pytest.param({"update_id": 1, "poll": {"id": "1"}}, 0, id="a poll is nobody's"),
        pytest.param({"update_id": 1}, 0, id="nothing"),
    ],
)
def test_whose_order_an_update_belongs_to(content: dict[str, Any], sender: int) -> None:
    assert inbox.sender_of(content) == sender
