"""Commands by scope and language, the menu button, and a bot's own words."""

from typing import Any

import pytest

from bot.sandbox import Phone, Sandbox
from tests.sandbox.client import Client, Refused


async def set_commands(bot: Client, name: str, **more: Any) -> None:
    await bot("setMyCommands", commands=[{"command": name, "description": "x"}], **more)


def menu(person: Phone, chat: int | None = None) -> list[str]:
    return [command["command"] for command in person.in_chat(chat).commands]


async def test_the_most_special_scope_wins_and_language_before_none(bot: Client, lea: Phone) -> None:
    assert menu(lea) == []
    await set_commands(bot, "defaut")
    assert menu(lea) == ["defaut"]
    await set_commands(bot, "default_fr", language_code="fr")
    assert menu(lea) == ["default_fr"]
    await set_commands(bot, "prives", scope={"type": "all_private_chats"})
    assert menu(lea) == ["prives"]
    await set_commands(bot, "lea", scope={"type": "chat", "chat_id": lea.id})
    assert menu(lea) == ["lea"]
    await bot("deleteMyCommands", scope={"type": "chat", "chat_id": lea.id})
    assert menu(lea) == ["prives"]


async def test_commands_of_groups_depend_on_who_one_is(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    max_ = sandbox.person("Max")
    made = await bot.people("POST", "/groups", {"title": "CJS", "members": [lea.id, max_.id]})
    chat = made["id"]
    await set_commands(bot, "groupes", scope={"type": "all_group_chats"})
    await set_commands(bot, "chefs", scope={"type": "all_chat_administrators"})
    assert (menu(lea, chat), menu(max_, chat), menu(lea)) == (["chefs"], ["groupes"], [])
    await set_commands(bot, "max", scope={"type": "chat_member", "chat_id": chat, "user_id": max_.id})
    assert menu(max_, chat) == ["max"]


async def test_a_bot_reads_back_exactly_the_scope_it_asks_for(bot: Client, lea: Phone) -> None:
    await set_commands(bot, "aide", language_code="fr")
    assert await bot("getMyCommands") == []
    assert (await bot("getMyCommands", language_code="fr"))[0]["command"] == "aide"


async def test_a_scope_of_an_unknown_chat_is_refused(bot: Client, lea: Phone) -> None:
    with pytest.raises(Refused, match="chat not found"):
        await set_commands(bot, "x", scope={"type": "chat", "chat_id": 42})


async def test_the_menu_button_is_the_persons_or_the_default(bot: Client, lea: Phone) -> None:
    assert lea.chat.menu_button == {"type": "commands"}
    app = {"type": "web_app", "text": "Ouvrir", "web_app": {"url": "https://a.fr"}}
    await bot("setChatMenuButton", chat_id=lea.id, menu_button=app)
    assert lea.chat.menu_button == app == await bot("getChatMenuButton", chat_id=lea.id)
    await bot("setChatMenuButton", chat_id=lea.id)
    assert lea.chat.menu_button == {"type": "commands"}


WORDS = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}


@pytest.mark.parametrize("method", WORDS)
async def test_a_bots_words_are_kept_by_language(bot: Client, method: str) -> None:
    name = WORDS[method]
    await bot(f"setMy{method}", **{name: "Hello"})
    await bot(f"setMy{method}", **{name: "Bonjour", "language_code": "fr"})
    assert await bot(f"getMy{method}", language_code="fr") == {name: "Bonjour"}
    assert await bot(f"getMy{method}", language_code="de") == {name: "Hello"}
    with pytest.raises(Refused, match="TOO_LONG"):
        await bot(f"setMy{method}", **{name: "x" * 513})
