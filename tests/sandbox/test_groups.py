"""Groups: who hears what, who comes and goes, and what a migration changes."""

from typing import Any

import pytest

from bot.sandbox import Phone, Sandbox
from tests.sandbox.client import Client, Refused


async def group(bot: Client, lea: Phone, **more: Any) -> Any:
    return await bot.people("POST", "/groups", {"title": "CJS Rennes", "members": [lea.id], **more})


async def heard(bot: Client) -> list[Any]:
    return [message.get("text") for message in await bot.updates("message")]


async def test_a_bot_hears_that_it_was_added(bot: Client, lea: Phone) -> None:
    await bot.updates()
    chat = await group(bot, lea)
    change, service = await bot.updates()
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert service["message"]["new_chat_members"][0]["username"] == "echo_bot"
    assert service["message"]["chat"] == chat == {"id": chat["id"], "type": "group", "title": "CJS Rennes"}


async def test_privacy_mode_lets_through_what_is_meant_for_the_bot(bot: Client, lea: Phone) -> None:
    chat = (await group(bot, lea))["id"]
    sent = await bot("sendMessage", chat_id=chat, text="Qui vient ?")
    await bot.updates()
    for text in ("entre nous", "/aide", "/aide@other_bot", "/aide@Echo_bot", "dis @echo_bot"):
        lea.says(text, chat=chat)
    lea.says("moi", reply_to=sent["message_id"], chat=chat)
    assert await heard(bot) == ["/aide", "/aide@Echo_bot", "dis @echo_bot", "moi"]


@pytest.mark.parametrize("how", ["without privacy mode", "as administrator"])
async def test_a_bot_that_may_read_everything_does(bot: Client, lea: Phone, how: str) -> None:
    chat = (await group(bot, lea, privacy_mode=how == "as administrator"))["id"]
    if how == "as administrator":
        await bot.people("POST", f"/groups/{chat}/members", {"promote_bot": True})
    await bot.updates()
    lea.says("entre nous", chat=chat)
    assert await heard(bot) == ["entre nous"]


async def test_people_and_bots_come_and_go(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    chat = (await group(bot, lea))["id"]
    max_ = sandbox.person("Max")
    await bot.updates(allowed_updates=["message", "chat_member", "my_chat_member"])
    await bot.people("POST", f"/groups/{chat}/members", {"add": [max_.id]})
    await bot.people("POST", f"/groups/{chat}/members", {"remove": [max_.id], "by": max_.id})
    await bot.people("POST", f"/groups/{chat}/members", {"remove_bot": True})
    updates = await bot.updates()
    assert [next(key for key in update if key != "update_id") for update in updates] == [
        "chat_member", "message", "message", "chat_member", "message", "my_chat_member",
    ]  # fmt: skip
    assert updates[3]["chat_member"]["new_chat_member"]["status"] == "left"
    with pytest.raises(Refused, match="Forbidden: bot was kicked from the group chat"):
        await bot("sendMessage", chat_id=chat, text="x")


async def test_a_migrated_group_tells_its_new_number(bot: Client, lea: Phone) -> None:
    old = await group(bot, lea)
    await bot.updates()
    new = await bot.people("POST", f"/groups/{old['id']}/migrate")
    before, after = await bot.updates("message")
    assert before["migrate_to_chat_id"] == new["id"] == after["chat"]["id"]
    assert after["migrate_from_chat_id"] == old["id"]
    with pytest.raises(Refused, match="group chat was upgraded to a supergroup chat") as refusal:
        await bot("sendMessage", chat_id=old["id"], text="x")
    assert refusal.value.body["parameters"] == {"migrate_to_chat_id": new["id"]}
    assert (await bot("sendMessage", chat_id=new["id"], text="x"))["chat"]["type"] == "supergroup"


async def test_a_bot_asks_who_is_there(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    chat = (await group(bot, lea))["id"]
    stranger = sandbox.person("Max")
    assert (await bot("getChat", chat_id=chat))["title"] == "CJS Rennes"
    assert await bot("getChatMemberCount", chat_id=chat) == 2
    (owner,) = await bot("getChatAdministrators", chat_id=chat)
    assert (owner["status"], owner["user"]["id"]) == ("creator", lea.id)
    assert (await bot("getChatMember", chat_id=chat, user_id=stranger.id))["status"] == "left"
    with pytest.raises(Refused, match="invalid user_id specified"):
        await bot("getChatMember", chat_id=chat, user_id=1)


async def test_a_bot_leaves(bot: Client, lea: Phone) -> None:
    chat = (await group(bot, lea))["id"]
    assert await bot("leaveChat", chat_id=chat)
    with pytest.raises(Refused, match="Forbidden: bot is not a member of the group chat"):
        await bot("sendMessage", chat_id=chat, text="x")


async def test_only_an_administrator_pins_and_deletes_others_messages(bot: Client, lea: Phone) -> None:
    chat = (await group(bot, lea))["id"]
    said = lea.says("/aide", chat=chat)["message_id"]
    with pytest.raises(Refused, match="not enough rights to manage pinned messages in the chat"):
        await bot("pinChatMessage", chat_id=chat, message_id=said)
    with pytest.raises(Refused, match="message can't be deleted"):
        await bot("deleteMessage", chat_id=chat, message_id=said)
    await bot.people("POST", f"/groups/{chat}/members", {"promote_bot": True})
    assert await bot("pinChatMessage", chat_id=chat, message_id=said)
    assert await bot("deleteMessage", chat_id=chat, message_id=said)


async def test_a_message_to_a_group_shows_on_every_phone(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    max_ = sandbox.person("Max")
    chat = (await group(bot, lea, members=[lea.id, max_.id]))["id"]
    before = sandbox.world.events.seq
    await bot("sendMessage", chat_id=chat, text="à vous tous")
    shown = [event["person"] for event in sandbox.world.events.after(before)]
    assert shown == [lea.id, max_.id]
    assert max_.in_chat(chat).last()["text"] == "à vous tous"
