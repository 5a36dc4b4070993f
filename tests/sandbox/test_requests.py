"""The ways a bot may say the same call: GET, form, JSON, multipart."""

import json
from typing import Any

import pytest

from bot.sandbox import Phone
from tests.sandbox.client import Client, Refused

KEYBOARD = {"inline_keyboard": [[{"text": "ok", "callback_data": "x"}]]}


def parameters(lea: Phone) -> dict[str, Any]:
    return {"chat_id": lea.id, "text": "hé", "reply_markup": KEYBOARD, "disable_notification": True}


def as_texts(wanted: dict[str, Any]) -> dict[str, str]:
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in wanted.items()}


async def test_every_way_of_calling_says_the_same(bot: Client, lea: Phone) -> None:
    wanted = parameters(lea)
    path = bot.path("SENDMESSAGE")
    for answer in (
        bot.session.get(path, params=as_texts(wanted)),
        bot.session.post(path, data=as_texts(wanted)),
        bot.session.post(path, json=wanted),
        bot.session.post(path, params=as_texts(wanted)),
    ):
        async with answer as given:
            result = bot.result(given.status, await given.json())
            assert (result["text"], result["reply_markup"]) == ("hé", KEYBOARD)
    assert (await bot.form("sendMessage", **wanted))["reply_markup"] == KEYBOARD


async def test_a_body_that_is_no_json_is_refused(bot: Client) -> None:
    headers = {"Content-Type": "application/json"}
    async with bot.session.post(bot.path("getMe"), data=b"{", headers=headers) as answer:
        with pytest.raises(Refused, match="can't parse request JSON object"):
            bot.result(answer.status, await answer.json())


async def test_an_attached_file_is_found_by_its_name(bot: Client, lea: Phone) -> None:
    sent = await bot.form("sendDocument", chat_id=lea.id, document="attach://part", part=b"contenu")
    assert (sent["document"]["file_name"], sent["document"]["file_size"]) == ("part.bin", 7)


async def test_a_file_may_come_as_the_parameter_itself(bot: Client, lea: Phone) -> None:
    sent = await bot.form("sendDocument", chat_id=lea.id, document=b"contenu")
    assert sent["document"]["file_size"] == 7


async def test_a_deeply_nested_parameter_does_no_harm(bot: Client, lea: Phone) -> None:
    with pytest.raises(Refused, match=r"can't parse|nested too deeply"):
        await bot("sendMessage", chat_id=lea.id, text="x", reply_markup="[" * 100_000)
