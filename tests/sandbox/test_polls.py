"""Polls and quizzes: made, voted in, closed."""

from typing import Any

import pytest

from bot.sandbox import Phone, Sandbox
from bot.sandbox.errors import Absurd
from tests.sandbox.client import Client, Refused

OPTIONS = [{"text": "Oui"}, {"text": "Non"}]


async def ask(bot: Client, lea: Phone, **more: Any) -> Any:
    wanted = {"question": "On y va ?", "options": OPTIONS, "is_anonymous": False} | more
    return await bot("sendPoll", chat_id=lea.id, **wanted)


async def test_a_vote_is_counted_and_told(bot: Client, lea: Phone) -> None:
    await bot.updates()
    sent = await ask(bot, lea)
    lea.votes(sent["message_id"], [1])
    poll, answer = await bot.updates()
    assert [option["voter_count"] for option in poll["poll"]["options"]] == [0, 1]
    assert answer["poll_answer"]["option_ids"] == [1]
    assert answer["poll_answer"]["option_persistent_ids"] == [sent["poll"]["options"][1]["persistent_id"]]
    assert lea.chat.last()["poll"]["total_voter_count"] == 1


async def test_a_vote_is_changed_or_taken_back(bot: Client, lea: Phone) -> None:
    sent = await ask(bot, lea)
    for chosen in ([1], [0], []):
        lea.votes(sent["message_id"], chosen)
    answers = await bot.updates("poll_answer")
    assert [answer["option_ids"] for answer in answers] == [[1], [0], []]
    assert lea.chat.last()["poll"]["total_voter_count"] == 0


async def test_an_anonymous_poll_does_not_tell_who(bot: Client, lea: Phone) -> None:
    sent = await ask(bot, lea, is_anonymous=True)
    lea.votes(sent["message_id"], [0])
    assert await bot.updates("poll_answer") == []


IMPOSSIBLE: dict[str, tuple[dict[str, Any], list[list[int]], str]] = {
    "two answers": ({}, [[0, 1]], "takes one answer"),
    "a third option": ({}, [[2]], "no such option"),
    "a second vote in a quiz": ({"type": "quiz", "correct_option_ids": [0]}, [[1], [0]], "vote again"),
    "a vote after the end": ({"is_closed": True}, [[0]], "closed"),
}


@pytest.mark.parametrize("case", IMPOSSIBLE)
async def test_a_phone_does_not_allow(bot: Client, lea: Phone, case: str) -> None:
    more, votes, text = IMPOSSIBLE[case]
    sent = await ask(bot, lea, **more)
    *before, last = votes
    for chosen in before:
        lea.votes(sent["message_id"], chosen)
    with pytest.raises(Absurd, match=text):
        lea.votes(sent["message_id"], last)


REFUSED = {
    "a question too long": ({"question": "x" * 301}, "poll question length must not exceed 300"),
    "an empty question": ({"question": " "}, "poll question must be non-empty"),
    "an option too long": ({"options": [{"text": "x" * 101}]}, "poll options length must not exceed 100"),
    "thirteen options": ({"options": OPTIONS * 6 + OPTIONS[:1]}, "poll can't have more than 12 options"),
    "no option": ({"options": []}, "poll must have at least 1 option"),
    "a quiz without the right answer": ({"type": "quiz"}, "wrong correct option ID specified"),
    "a kind of poll that is none": ({"type": "vote"}, "unsupported poll type specified"),
}


@pytest.mark.parametrize(("more", "text"), REFUSED.values(), ids=REFUSED)
async def test_a_poll_is_refused(bot: Client, lea: Phone, more: dict[str, Any], text: str) -> None:
    with pytest.raises(Refused, match=text):
        await ask(bot, lea, **more)


async def test_an_explanation_may_be_marked_up(bot: Client, lea: Phone) -> None:
    quiz = {"type": "quiz", "correct_option_ids": [0], "explanation_parse_mode": "HTML"}
    poll = (await ask(bot, lea, explanation="<b>si</b>", **quiz))["poll"]
    assert poll["explanation_entities"] == [{"type": "bold", "offset": 0, "length": 2}]


async def test_a_poll_is_stopped_once(bot: Client, lea: Phone) -> None:
    sent = await ask(bot, lea)
    place = {"chat_id": lea.id, "message_id": sent["message_id"]}
    assert (await bot("stopPoll", **place))["is_closed"]
    with pytest.raises(Refused, match="poll has already been closed"):
        await bot("stopPoll", **place)


async def test_a_poll_closes_when_its_time_has_come(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    sent = await ask(bot, lea, open_period=300)
    assert sent["poll"]["close_date"] == sent["date"] + 300
    await sandbox.move_clock(301)
    assert lea.chat.last()["poll"]["is_closed"]


async def test_a_person_sends_a_poll_of_their_own(bot: Client, lea: Phone) -> None:
    await bot.updates()
    lea.shares({"poll": {"question": "Qui vient ?", "options": ["moi", "pas moi"]}})
    (message,) = await bot.updates("message")
    assert [option["text"] for option in message["poll"]["options"]] == ["moi", "pas moi"]
