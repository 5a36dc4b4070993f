"""What the sandbox refuses, in Telegram's words."""

from typing import Any

import pytest

from bot.sandbox import Phone, Sandbox, accounts
from tests.sandbox.client import Client, Refused

BUTTON = {"text": "ok", "callback_data": "x"}


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def said(**more: Any) -> dict[str, Any]:
    return {"chat_id": "lea", "text": "hé", **more}


REFUSALS = {
    "a method that does not exist": ("sendNothing", {}, 404, "Not Found"),
    "a method that is not played": (
        "sendGame",
        {"chat_id": "lea", "game_short_name": "x"},
        400,
        "Bad Request: method sendGame is not played by the sandbox",
    ),
    "an unknown parameter": (
        "sendMessage",
        said(colour="red"),
        400,
        'Bad Request: unknown parameter "colour" of sendMessage',
    ),
    "no chat": ("sendMessage", {"text": "x"}, 400, "Bad Request: chat_id is empty"),
    "no text": ("sendMessage", {"chat_id": "lea"}, 400, "Bad Request: message text is empty"),
    "only spaces": ("sendMessage", said(text=" \n "), 400, "Bad Request: message text is empty"),
    "only tags": (
        "sendMessage",
        said(text="<b></b>", parse_mode="HTML"),
        400,
        "Bad Request: message text is empty",
    ),
    "a text too long": ("sendMessage", said(text="é" * 4097), 400, "Bad Request: message is too long"),
    "astral characters count twice": (
        "sendMessage",
        said(text="🙂" * 2049),
        400,
        "Bad Request: message is too long",
    ),
    "an unknown parse mode": (
        "sendMessage",
        said(parse_mode="RTF"),
        400,
        "Bad Request: unsupported parse_mode",
    ),
    "broken HTML": (
        "sendMessage",
        said(text="été <b>x", parse_mode="HTML"),
        400,
        "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    "an unknown tag, placed by bytes": (
        "sendMessage",
        said(text="été <br>", parse_mode="HTML"),
        400,
        'Bad Request: can\'t parse entities: Unsupported start tag "br" at byte offset 6',
    ),
    "a stranger": ("sendMessage", said(chat_id=42), 400, "Bad Request: chat not found"),
    "a username of nobody": ("sendMessage", said(chat_id="@nobody"), 400, "Bad Request: chat not found"),
    "a number that is none": (
        "editMessageText",
        said(message_id="one"),
        400,
        'Bad Request: parameter "message_id" must be of type Integer',
    ),
    "a truth that is none": (
        "sendMessage",
        said(protect_content="maybe"),
        400,
        'Bad Request: parameter "protect_content" must be of type Boolean',
    ),
    "a text that is a number": (
        "sendMessage",
        said(text=5),
        400,
        'Bad Request: parameter "text" must be of type String',
    ),
    "a keyboard that is no JSON": (
        "sendMessage",
        said(reply_markup="{"),
        400,
        "Bad Request: can't parse reply keyboard markup JSON object",
    ),
    "a keyboard that is no object": (
        "sendMessage",
        said(reply_markup=[]),
        400,
        "Bad Request: object expected as reply markup",
    ),
    "a button without a label": (
        "sendMessage",
        said(reply_markup=inline([{"callback_data": "x"}])),
        400,
        "Bad Request: can't parse InlineKeyboardButton: Can't find field \"text\"",
    ),
    "a button with an unknown field": (
        "sendMessage",
        said(reply_markup=inline([BUTTON | {"size": 3}])),
        400,
        'Bad Request: can\'t parse InlineKeyboardButton: unknown field "size"',
    ),
    "a button that does nothing": (
        "sendMessage",
        said(reply_markup=inline([{"text": "x"}])),
        400,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "65 bytes of callback_data": (
        "sendMessage",
        said(reply_markup=inline([BUTTON | {"callback_data": "é" * 32 + "x"}])),
        400,
        "Bad Request: BUTTON_DATA_INVALID",
    ),
    "101 buttons": (
        "sendMessage",
        said(reply_markup=inline(*[[BUTTON]] * 101)),
        400,
        "Bad Request: reply markup is too long",
    ),
    "9 buttons in a row": (
        "sendMessage",
        said(reply_markup=inline([BUTTON] * 9)),
        400,
        "Bad Request: reply markup has more than 8 buttons in a row",
    ),
    "a link that is no link": (
        "sendMessage",
        said(reply_markup=inline([{"text": "x", "url": "nowhere"}])),
        400,
        "Bad Request: inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ),
    "an entity outside of the text": (
        "sendMessage",
        said(entities=[{"type": "bold", "offset": 1, "length": 9}]),
        400,
        "Bad Request: can't parse entities: entity begins or ends outside of the text",
    ),
    "a topic that is not there": (
        "sendMessage",
        said(message_thread_id=7),
        400,
        "Bad Request: message thread not found",
    ),
    "a reply to nothing": (
        "sendMessage",
        said(reply_parameters={"message_id": 99}),
        400,
        "Bad Request: message to be replied not found",
    ),
    "an edit without a message": (
        "editMessageText",
        {"chat_id": "lea", "text": "x"},
        400,
        "Bad Request: message identifier is not specified",
    ),
    "an edit of nothing": (
        "editMessageText",
        said(message_id=99),
        400,
        "Bad Request: message to edit not found",
    ),
    "an edit of another's message": (
        "editMessageText",
        said(message_id=1),
        400,
        "Bad Request: message can't be edited",
    ),
    "a deletion of nothing": (
        "deleteMessage",
        {"chat_id": "lea", "message_id": 99},
        400,
        "Bad Request: message to delete not found",
    ),
    "a copy of nothing": (
        "copyMessage",
        {"chat_id": "lea", "from_chat_id": "lea", "message_id": 99},
        400,
        "Bad Request: message to copy not found",
    ),
    "a forward of nothing": (
        "forwardMessage",
        {"chat_id": "lea", "from_chat_id": "lea", "message_id": 99},
        400,
        "Bad Request: message to forward not found",
    ),
    "a pin on nothing": (
        "pinChatMessage",
        {"chat_id": "lea", "message_id": 99},
        400,
        "Bad Request: message to pin not found",
    ),
    "a poll stopped that is none": (
        "stopPoll",
        {"chat_id": "lea", "message_id": 99},
        400,
        "Bad Request: message with poll to stop not found",
    ),
    "an unknown callback": (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    "a callback answer of 201 characters": (
        "answerCallbackQuery",
        {"callback_query_id": "1", "text": "x" * 201},
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    ),
    "a chat action that does not exist": (
        "sendChatAction",
        {"chat_id": "lea", "action": "dance"},
        400,
        "Bad Request: wrong parameter action in request",
    ),
    "a reaction that is not on the list": (
        "setMessageReaction",
        {"chat_id": "lea", "message_id": 1, "reaction": [{"type": "emoji", "emoji": "🧀"}]},
        400,
        "Bad Request: REACTION_INVALID",
    ),
    "a photo without a photo": (
        "sendPhoto",
        {"chat_id": "lea"},
        400,
        "Bad Request: there is no photo in the request",
    ),
    "a file_id of nothing": (
        "sendDocument",
        {"chat_id": "lea", "document": "AgAC"},
        400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    ),
    "a file that is not there": (
        "getFile",
        {"file_id": "AgAC"},
        400,
        "Bad Request: wrong file_id or the file is temporarily unavailable",
    ),
    "a command in capitals": (
        "setMyCommands",
        {"commands": [{"command": "À", "description": "x"}]},
        400,
        "Bad Request: BOT_COMMAND_INVALID",
    ),
    "a scope of no kind": (
        "setMyCommands",
        {"commands": [], "scope": {"type": "everyone"}},
        400,
        'Bad Request: parameter "scope" must be of type BotCommandScope',
    ),
    "administrators of a private chat": (
        "getChatAdministrators",
        {"chat_id": "lea"},
        400,
        "Bad Request: there are no administrators in the private chat",
    ),
    "a webhook that is no address": (
        "setWebhook",
        {"url": "nowhere"},
        400,
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook",
    ),
    "a secret with a space": (
        "setWebhook",
        {"url": "http://127.0.0.1/", "secret_token": "a b"},
        400,
        "Bad Request: secret token contains unallowed characters",
    ),
}


@pytest.mark.parametrize(("method", "parameters", "status", "text"), REFUSALS.values(), ids=REFUSALS)
async def test_the_sandbox_refuses(
    bot: Client, lea: Phone, method: str, parameters: dict[str, Any], status: int, text: str
) -> None:
    named = {key: lea.id if value == "lea" else value for key, value in parameters.items()}
    with pytest.raises(Refused) as refusal:
        await bot(method, **named)
    assert (refusal.value.status, refusal.value.body["description"]) == (status, text)


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
