"""What goes wrong at the tester's word: refusals, silence before and after the effect, rates."""

import asyncio
from typing import Any

import aiohttp
import pytest

from bot.sandbox import Phone, Sandbox
from tests.sandbox.client import Client, Refused


async def say(bot: Client, lea: Phone, text: str = "x") -> Any:
    return await bot("sendMessage", chat_id=lea.id, text=text)


def received(lea: Phone) -> list[str]:
    return [message["text"] for message in lea.chat.messages[1:]]


PLAIN = {
    "403": "Forbidden: bot was blocked by the user",
    "400": "Bad Request: chat not found",
    "404": "Not Found",
    "500": "Internal Server Error",
}


@pytest.mark.parametrize(("kind", "text"), PLAIN.items())
async def test_a_call_is_refused_once(bot: Client, lea: Phone, kind: str, text: str) -> None:
    lea.sandbox.fault("sendMessage", kind)
    with pytest.raises(Refused, match=text) as refusal:
        await say(bot, lea)
    assert refusal.value.status == int(kind)
    assert received(lea) == []
    await say(bot, lea)
    assert received(lea) == ["x"]


async def test_a_502_is_a_page_and_no_json(bot: Client, lea: Phone) -> None:
    lea.sandbox.fault("sendMessage", "502")
    async with bot.session.post(bot.path("sendMessage"), json={"chat_id": lea.id, "text": "x"}) as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")


async def test_a_429_freezes_all_sending_until_its_time_is_over(bot: Client, lea: Phone) -> None:
    lea.sandbox.fault("sendMessage", "429", retry_after=1)
    for _ in range(2):
        with pytest.raises(Refused, match="Too Many Requests: retry after 1") as refusal:
            await say(bot, lea)
        assert refusal.value.body["parameters"] == {"retry_after": 1}
    assert await bot("getMe")
    await asyncio.sleep(1.05)
    assert await say(bot, lea)


async def test_a_429_of_one_chat_freezes_only_that_chat(bot: Client, lea: Phone) -> None:
    other = lea.sandbox.person("Max")
    other.says("moi")
    lea.sandbox.fault("sendMessage", "429", chat_id=lea.id, retry_after=5)
    with pytest.raises(Refused, match="retry after 5"):
        await say(bot, lea)
    assert await say(bot, other)


@pytest.mark.parametrize("kind", ["drop_before", "hang"])
async def test_an_answer_that_does_not_come_before_the_effect(bot: Client, lea: Phone, kind: str) -> None:
    lea.sandbox.fault("sendMessage", kind)
    with pytest.raises((aiohttp.ClientError, TimeoutError)):
        await asyncio.wait_for(say(bot, lea), 0.5)
    assert received(lea) == []


@pytest.mark.parametrize("kind", ["drop_after", "hang_after"])
async def test_an_answer_that_does_not_come_after_the_effect(bot: Client, lea: Phone, kind: str) -> None:
    lea.sandbox.fault("sendMessage", kind)
    with pytest.raises((aiohttp.ClientError, TimeoutError)):
        await asyncio.wait_for(say(bot, lea), 0.5)
    assert received(lea) == ["x"]
    entry = lea.sandbox.journal[-1]
    assert (entry["method"], entry["fault"], entry["effect"]) == ("sendMessage", kind, True)


async def test_a_slow_call_takes_its_time_and_succeeds(bot: Client, lea: Phone) -> None:
    lea.sandbox.fault("*", "slow", delay=0.3)
    begun = asyncio.get_running_loop().time()
    assert await say(bot, lea)
    assert asyncio.get_running_loop().time() - begun >= 0.3


async def test_faults_are_kept_for_their_chat_their_times_and_until_lifted(bot: Client, lea: Phone) -> None:
    sandbox = lea.sandbox
    sandbox.fault("sendmessage", "500", chat_id=1)
    assert await say(bot, lea)
    sandbox.fault("sendMessage", "500", times=2)
    for _ in range(2):
        with pytest.raises(Refused):
            await say(bot, lea)
    assert await say(bot, lea)
    number = (await bot.people("POST", "/faults", {"method": "*", "fault": "500", "times": None}))["id"]
    with pytest.raises(Refused):
        await say(bot, lea)
    await bot.people("DELETE", f"/faults/{number}")
    assert await say(bot, lea)


async def test_a_fault_of_no_kind_is_refused(bot: Client) -> None:
    with pytest.raises(Refused, match="no such fault: earthquake"):
        await bot.people("POST", "/faults", {"method": "*", "fault": "earthquake"})
    with pytest.raises(Refused, match="only what PROTOCOL"):
        await bot.people("POST", "/faults", {"method": "*", "fault": "500", "colour": "red"})


async def test_one_chat_takes_five_at_once_and_then_one_a_second(bot: Client, lea: Phone) -> None:
    lea.sandbox.limit(per_chat=1)
    for number in range(5):
        await say(bot, lea, str(number))
    with pytest.raises(Refused, match="Too Many Requests: retry after 1"):
        await say(bot, lea)
    await asyncio.sleep(1.05)
    assert await say(bot, lea)


async def test_thirty_a_second_over_all_chats(bot: Client, sandbox: Sandbox) -> None:
    crowd = [sandbox.person(f"P{number}") for number in range(31)]
    for person in crowd:
        person.says("moi")
    await bot.people("POST", "/limits", {"per_second": 30})
    outcomes = await asyncio.gather(*(say(bot, person) for person in crowd), return_exceptions=True)
    assert sum(isinstance(outcome, Refused) for outcome in outcomes) == 1
    await bot.people("POST", "/limits", {})
    assert await say(bot, crowd[0])


async def test_a_group_takes_twenty_a_minute(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    group = await bot.people("POST", "/groups", {"title": "CJS", "members": [lea.id]})
    sandbox.limit(per_group_minute=20)
    for number in range(20):
        await bot("sendMessage", chat_id=group["id"], text=str(number))
    with pytest.raises(Refused, match=r"retry after (59|60)"):
        await bot("sendMessage", chat_id=group["id"], text="trop")
    assert await say(bot, lea)


async def test_the_limits_that_do_not_exist_are_refused(bot: Client) -> None:
    with pytest.raises(Refused, match="the limits are"):
        await bot.people("POST", "/limits", {"per_year": 1})
