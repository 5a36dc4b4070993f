"""What each answer of Telegram means: sent, tried again, given up, or doubtful."""

import aiohttp
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery import outcomes
from bot.delivery.claims import Claimed
from bot.delivery.models import Lane, Sent


def claimed(key: str | None = None, method: str = "sendMessage", **parameters) -> Claimed:
    return Claimed(1, key, 1001, Lane.ANSWER, method, {"chat_id": 1001, **parameters}, 1, {})


def wrapped(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


UNSURE = wrapped(TimedOut(), aiohttp.SocketTimeoutError("read"))
REFUSED = wrapped(NetworkError("connect"), aiohttp.ConnectionTimeoutError("refused"))
CASES = [
    pytest.param(RetryAfter(3), Sent.PENDING, Sent.PENDING, id="429 waits"),
    pytest.param(Conflict("x"), Sent.PENDING, Sent.PENDING, id="409 waits"),
    pytest.param(InvalidToken("x"), Sent.PENDING, Sent.PENDING, id="a revoked token loses nothing"),
    pytest.param(Forbidden("bot was blocked by the user"), Sent.DEAD, Sent.DEAD, id="blocked"),
    pytest.param(BadRequest("Chat not found"), Sent.DEAD, Sent.DEAD, id="no such chat"),
    pytest.param(BadRequest("Message is not modified: x"), Sent.SENT, Sent.SENT, id="nothing to change"),
    pytest.param(REFUSED, Sent.PENDING, Sent.PENDING, id="never left: again"),
    pytest.param(
        UNSURE, Sent.PENDING, Sent.UNKNOWN, id="cut while it was read: answers again, keyed doubtful"
    ),
    pytest.param(NetworkError("Bad Gateway (502)"), Sent.PENDING, Sent.UNKNOWN, id="5xx: the same"),
]


@pytest.mark.parametrize(("error", "answer", "keyed"), CASES)
def test_an_answer_is_repeated_where_something_keyed_is_not(
    error: TelegramError, answer: Sent, keyed: Sent
) -> None:
    assert outcomes.of_failure(claimed(), error).status is answer
    assert outcomes.of_failure(claimed(key="reminder:1"), error).status is keyed


@pytest.mark.parametrize("error", [Forbidden("kicked"), BadRequest("Chat not found")], ids=["kicked", "gone"])
def test_a_chat_that_refuses_is_left_alone(error: TelegramError) -> None:
    assert outcomes.of_failure(claimed(), error).unreachable


def test_a_group_that_moved_is_followed() -> None:
    verdict = outcomes.of_failure(claimed(), ChatMigrated(-1005))
    assert verdict.changes == {"chat_id": -1005, "parameters": {"chat_id": -1005}}
    assert verdict.status is Sent.PENDING


def test_an_edit_of_a_message_that_has_gone_becomes_a_new_one() -> None:
    edit = claimed(method="editMessageText", message_id=5, text="x")
    verdict = outcomes.of_failure(edit, BadRequest("Message to edit not found"))
    assert verdict.changes is not None
    assert verdict.changes["method"] == "sendMessage"
    assert "message_id" not in verdict.changes["parameters"]


def test_broken_tags_are_taken_out_and_the_words_go_all_the_same() -> None:
    broken = claimed(text="<b>a</i>", parse_mode="HTML")
    verdict = outcomes.of_failure(broken, BadRequest("Can't parse entities: x"))
    assert verdict.changes == {"parameters": {"chat_id": 1001, "text": "a"}}


def test_telegrams_ids_of_files_are_remembered() -> None:
    photo = claimed(method="sendPhoto", photo={"file": "abc"})
    sizes = [{"file_id": "small"}, {"file_id": "large"}]
    verdict = outcomes.of_success(photo, {"message_id": 9, "photo": sizes})
    assert (verdict.message_id, verdict.file_ids) == (9, (("abc", "large"),))
