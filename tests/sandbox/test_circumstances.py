"""Refusals that depend on what happened before: who wrote, what changed, how long ago."""

from typing import Any

import pytest

from bot.sandbox import Phone, Sandbox, accounts
from tests.sandbox.client import Client, Refused

BUTTON = {"text": "ok", "callback_data": "x"}


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


async def test_a_bot_cannot_write_first(bot: Client, sandbox: Sandbox) -> None:
    silent = sandbox.person("Max")
    with pytest.raises(Refused, match="Forbidden: bot can't initiate conversation with a user"):
        await bot("sendMessage", chat_id=silent.id, text="x")


async def test_a_blocked_bot_is_told_so_until_the_person_writes_again(bot: Client, lea: Phone) -> None:
    lea.blocks()
    with pytest.raises(Refused, match="Forbidden: bot was blocked by the user"):
        await bot("sendMessage", chat_id=lea.id, text="x")
    lea.says("re")
    assert await bot("sendMessage", chat_id=lea.id, text="x")
    changes = await bot.updates("my_chat_member")
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_an_edit_that_changes_nothing_is_refused(bot: Client, lea: Phone) -> None:
    keyboard = inline([BUTTON])
    sent = await bot("sendMessage", chat_id=lea.id, text="<b>x</b>", parse_mode="HTML", reply_markup=keyboard)
    place = {"chat_id": lea.id, "message_id": sent["message_id"]}
    with pytest.raises(Refused, match="message is not modified: specified new message content"):
        await bot("editMessageText", **place, text="<b>x</b>", parse_mode="HTML", reply_markup=keyboard)
    with pytest.raises(Refused, match="message is not modified"):
        await bot("editMessageReplyMarkup", **place, reply_markup=keyboard)
    edited = await bot("editMessageText", **place, text="x", reply_markup=keyboard)
    assert edited["edit_date"] >= sent["date"]


async def test_a_message_older_than_48_hours_stays(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    sent = await bot("sendMessage", chat_id=lea.id, text="x")
    await sandbox.move_clock(48 * 3600 + 60)
    with pytest.raises(Refused, match="message can't be deleted for everyone"):
        await bot("deleteMessage", chat_id=lea.id, message_id=sent["message_id"])


async def test_an_unknown_token_is_refused_when_registration_is_closed() -> None:
    async with Sandbox(page=False, open_registration=False) as sandbox:
        sandbox.bot("1:good-token")
        async with Client(sandbox, "1:evil-token") as evil, Client(sandbox, "1:good-token") as good:
            with pytest.raises(Refused, match="Unauthorized"):
                await evil("getMe")
            assert (await good("getMe"))["id"] == 1


@pytest.mark.parametrize("token", ["1:ab", "abc", ":abcdef", "1:abc def"], ids=repr)
async def test_what_is_no_token_is_refused(sandbox: Sandbox, token: str) -> None:
    async with Client(sandbox, token) as client:
        with pytest.raises(Refused, match="Unauthorized"):
            await client("getMe")


async def test_a_press_is_answered_in_time_or_not_at_all(
    bot: Client, lea: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bot("sendMessage", chat_id=lea.id, text="x", reply_markup=inline([BUTTON]))
    number = lea.presses("ok")["callback_query_id"]
    monkeypatch.setattr(accounts, "QUERY_SECONDS", 0)
    with pytest.raises(Refused, match="query is too old and response timeout expired"):
        await bot("answerCallbackQuery", callback_query_id=number)
