"""Whatever the sandbox sends or answers is an object of the specification, to the last field."""

from typing import Any

import pytest

from bot.sandbox import Phone, Sandbox, reduce_spec
from bot.sandbox.methods import TABLE
from bot.sandbox.uploads import Upload
from tests.sandbox.client import Client
from tests.sandbox.conformity import SPEC, check
from tests.sandbox.test_sending import png

MESSAGES = {
    "words": ("sendMessage", {"text": "<b>a</b> /x", "parse_mode": "HTML"}),
    "a place": ("sendLocation", {"latitude": 1, "longitude": 2}),
    "a venue": ("sendVenue", {"latitude": 1, "longitude": 2, "title": "a", "address": "b"}),
    "a contact": ("sendContact", {"phone_number": "1", "first_name": "a"}),
    "a throw": ("sendDice", {}),
    "a poll": ("sendPoll", {"question": "?", "options": [{"text": "a"}], "open_period": 60}),
    "a quiz": (
        "sendPoll",
        {
            "question": "?",
            "options": [{"text": "a"}],
            "type": "quiz",
            "correct_option_ids": [0],
            "explanation": "b",
        },
    ),
}
FILES = ["photo", "document", "video", "audio", "voice", "animation", "sticker", "video_note"]


@pytest.mark.parametrize(("method", "parameters"), MESSAGES.values(), ids=MESSAGES)
async def test_a_sent_message_is_a_message(
    bot: Client, lea: Phone, method: str, parameters: dict[str, Any]
) -> None:
    check("Message", await bot(method, chat_id=lea.id, **parameters))
    lea.reacts(1, "👍")
    check("Message", lea.chat.last())


@pytest.mark.parametrize("kind", FILES)
async def test_a_sent_file_is_a_message(bot: Client, lea: Phone, kind: str) -> None:
    method = "send" + kind.title().replace("_", "")
    check("Message", await bot.form(method, chat_id=lea.id, **{kind: png()}))


ANSWERS: dict[str, tuple[dict[str, Any], str]] = {
    "getMe": ({}, "User"),
    "getWebhookInfo": ({}, "WebhookInfo"),
    "getUserProfilePhotos": ({"user_id": "lea"}, "UserProfilePhotos"),
    "getChat": ({"chat_id": "group"}, "ChatFullInfo"),
    "getChatMember": ({"chat_id": "group", "user_id": "lea"}, "ChatMember"),
    "getChatAdministrators": ({"chat_id": "group"}, "Array of ChatMember"),
    "getMyCommands": ({}, "Array of BotCommand"),
    "getChatMenuButton": ({}, "MenuButton"),
    "getMyName": ({}, "BotName"),
    "getMyDescription": ({}, "BotDescription"),
    "getMyShortDescription": ({}, "BotShortDescription"),
    "forwardMessage": ({"chat_id": "lea", "from_chat_id": "lea", "message_id": 1}, "Message"),
    "copyMessage": ({"chat_id": "lea", "from_chat_id": "lea", "message_id": 1}, "MessageId"),
}


@pytest.mark.parametrize("method", ANSWERS)
async def test_an_answer_is_of_its_type(bot: Client, lea: Phone, method: str) -> None:
    group = await bot.people("POST", "/groups", {"title": "CJS", "members": [lea.id]})
    parameters, kind = ANSWERS[method]
    numbers = {"lea": lea.id, "group": group["id"]}
    named = {name: numbers.get(value, value) for name, value in parameters.items()}
    check(kind, await bot(method, **named))


async def test_every_update_is_an_update(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    kinds = [name for name in SPEC.types["Update"] if name != "update_id"]
    await bot("getUpdates", allowed_updates=kinds)
    keyboard = {"inline_keyboard": [[{"text": "ok", "callback_data": "x"}]]}
    await bot("sendMessage", chat_id=lea.id, text="x", reply_markup=keyboard)
    poll = await bot("sendPoll", chat_id=lea.id, question="?", options=[{"text": "a"}], is_anonymous=False)
    lea.presses("ok")
    lea.votes(poll["message_id"], [0])
    lea.reacts(1, "👍")
    lea.edits(1, "autre")
    lea.sends("voice", Upload("v.ogg", "audio/ogg", b"x"))
    lea.shares({"sticker": "🙂"})
    lea.shares({"poll": {"question": "?", "options": ["a", "b"]}})
    lea.blocks()
    lea.unblocks()
    group = await bot.people("POST", "/groups", {"title": "CJS", "members": [lea.id]})
    max_ = sandbox.person("Max")
    await bot.people("POST", f"/groups/{group['id']}/members", {"add": [max_.id], "promote": [max_.id]})
    await bot.people("POST", f"/groups/{group['id']}/members", {"remove": [max_.id]})
    await bot.people("POST", f"/groups/{group['id']}/migrate")
    seen = set()
    for update in await bot.updates():
        check("Update", update)
        seen |= set(update)
    assert seen >= {
        "message", "edited_message", "callback_query", "poll", "poll_answer", "message_reaction",
        "my_chat_member", "chat_member",
    }  # fmt: skip


def test_every_method_that_is_played_is_in_the_specification() -> None:
    assert {name.lower() for name in TABLE} <= SPEC.methods.keys()
    assert {method.name for method in SPEC.methods.values()} >= TABLE.keys()


def test_the_specification_is_reduced_to_names_types_and_what_is_required() -> None:
    field = {"name": "text", "types": ["String"], "required": True, "description": "long"}
    kind = {"name": "type", "types": ["String"], "required": True, "description": "Type, must be photo"}
    form = reduce_spec.reduced(
        {
            "version": "Bot API 1",
            "methods": {"say": {"fields": [field]}, "getMe": {}},
            "types": {"Photo": {"fields": [kind]}, "Media": {"subtypes": ["Photo"]}},
        }
    )
    assert form == {
        "version": {"name": "Bot API 1"},
        "methods": {"say": {"text": "!String"}, "getMe": {}},
        "types": {"Photo": {"type": "!String=photo"}},
        "unions": {"Media": ["Photo"]},
    }
