"""What the sandbox refuses, in Telegram's words."""

from typing import Any

import pytest

from bot.sandbox import Phone
from tests.sandbox.client import Client, Refused

BUTTON = {"text": "ok", "callback_data": "x"}


def inline(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def said(**more: Any) -> dict[str, Any]:
    return {"chat_id": "lea", "text": "hé", **more}


REFUSALS: dict[str, tuple[str, dict[str, Any], str]] = {
    "a method that is not played": (
        "sendGame",
        {"chat_id": "lea", "game_short_name": "x"},
        "method sendGame is not played by the sandbox",
    ),
    "an unknown parameter": ("sendMessage", said(colour="red"), 'unknown parameter "colour" of sendMessage'),
    "no chat": ("sendMessage", {"text": "x"}, "chat_id is empty"),
    "no text": ("sendMessage", {"chat_id": "lea"}, "message text is empty"),
    "only spaces": ("sendMessage", said(text=" \n "), "message text is empty"),
    "only tags": ("sendMessage", said(text="<b></b>", parse_mode="HTML"), "message text is empty"),
    "a text too long": ("sendMessage", said(text="é" * 4097), "message is too long"),
    "astral characters count twice": ("sendMessage", said(text="🙂" * 2049), "message is too long"),
    "an unknown parse mode": ("sendMessage", said(parse_mode="RTF"), "unsupported parse_mode"),
    "broken HTML": (
        "sendMessage",
        said(text="été <b>x", parse_mode="HTML"),
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    "an unknown tag, placed by bytes": (
        "sendMessage",
        said(text="été <br>", parse_mode="HTML"),
        'can\'t parse entities: Unsupported start tag "br" at byte offset 6',
    ),
    "a stranger": ("sendMessage", said(chat_id=42), "chat not found"),
    "a username of nobody": ("sendMessage", said(chat_id="@nobody"), "chat not found"),
    "a number that is none": (
        "editMessageText",
        said(message_id="one"),
        'parameter "message_id" must be of type Integer',
    ),
    "a truth that is none": (
        "sendMessage",
        said(protect_content="maybe"),
        'parameter "protect_content" must be of type Boolean',
    ),
    "a text that is a number": ("sendMessage", said(text=5), 'parameter "text" must be of type String'),
    "a keyboard that is no JSON": (
        "sendMessage",
        said(reply_markup="{"),
        "can't parse reply keyboard markup JSON object",
    ),
    "a keyboard that is no object": ("sendMessage", said(reply_markup=[]), "object expected as reply markup"),
    "a button without a label": (
        "sendMessage",
        said(reply_markup=inline([{"callback_data": "x"}])),
        "can't parse InlineKeyboardButton: Can't find field \"text\"",
    ),
    "a button with an unknown field": (
        "sendMessage",
        said(reply_markup=inline([BUTTON | {"size": 3}])),
        'can\'t parse InlineKeyboardButton: unknown field "size"',
    ),
    "a button that does nothing": (
        "sendMessage",
        said(reply_markup=inline([{"text": "x"}])),
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "65 bytes of callback_data": (
        "sendMessage",
        said(reply_markup=inline([BUTTON | {"callback_data": "é" * 32 + "x"}])),
        "BUTTON_DATA_INVALID",
    ),
    "101 buttons": ("sendMessage", said(reply_markup=inline(*[[BUTTON]] * 101)), "reply markup is too long"),
    "9 buttons in a row": (
        "sendMessage",
        said(reply_markup=inline([BUTTON] * 9)),
        "reply markup has more than 8 buttons in a row",
    ),
    "a link that is no link": (
        "sendMessage",
        said(reply_markup=inline([{"text": "x", "url": "nowhere"}])),
        "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
    ),
    "an entity outside of the text": (
        "sendMessage",
        said(entities=[{"type": "bold", "offset": 1, "length": 9}]),
        "can't parse entities: entity begins or ends outside of the text",
    ),
    "a topic that is not there": ("sendMessage", said(message_thread_id=7), "message thread not found"),
    "a reply to nothing": (
        "sendMessage",
        said(reply_parameters={"message_id": 99}),
        "message to be replied not found",
    ),
    "an edit without a message": (
        "editMessageText",
        {"chat_id": "lea", "text": "x"},
        "message identifier is not specified",
    ),
    "an edit of nothing": ("editMessageText", said(message_id=99), "message to edit not found"),
    "an edit of another's message": ("editMessageText", said(message_id=1), "message can't be edited"),
    "a deletion of nothing": (
        "deleteMessage",
        {"chat_id": "lea", "message_id": 99},
        "message to delete not found",
    ),
    "a copy of nothing": (
        "copyMessage",
        {"chat_id": "lea", "from_chat_id": "lea", "message_id": 99},
        "message to copy not found",
    ),
    "a forward of nothing": (
        "forwardMessage",
        {"chat_id": "lea", "from_chat_id": "lea", "message_id": 99},
        "message to forward not found",
    ),
    "a pin on nothing": ("pinChatMessage", {"chat_id": "lea", "message_id": 99}, "message to pin not found"),
    "a poll stopped that is none": (
        "stopPoll",
        {"chat_id": "lea", "message_id": 99},
        "message with poll to stop not found",
    ),
    "an unknown callback": (
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
    "a callback answer of 201 characters": (
        "answerCallbackQuery",
        {"callback_query_id": "1", "text": "x" * 201},
        "MESSAGE_TOO_LONG",
    ),
    "a chat action that does not exist": (
        "sendChatAction",
        {"chat_id": "lea", "action": "dance"},
        "wrong parameter action in request",
    ),
    "a reaction that is not on the list": (
        "setMessageReaction",
        {"chat_id": "lea", "message_id": 1, "reaction": [{"type": "emoji", "emoji": "🧀"}]},
        "REACTION_INVALID",
    ),
    "a photo without a photo": ("sendPhoto", {"chat_id": "lea"}, "there is no photo in the request"),
    "a file_id of nothing": (
        "sendDocument",
        {"chat_id": "lea", "document": "AgAC"},
        "wrong file identifier/HTTP URL specified",
    ),
    "a file that is not there": (
        "getFile",
        {"file_id": "AgAC"},
        "wrong file_id or the file is temporarily unavailable",
    ),
    "a command in capitals": (
        "setMyCommands",
        {"commands": [{"command": "À", "description": "x"}]},
        "BOT_COMMAND_INVALID",
    ),
    "a scope of no kind": (
        "setMyCommands",
        {"commands": [], "scope": {"type": "everyone"}},
        'parameter "scope" must be of type BotCommandScope',
    ),
    "administrators of a private chat": (
        "getChatAdministrators",
        {"chat_id": "lea"},
        "there are no administrators in the private chat",
    ),
    "a webhook that is no address": (
        "setWebhook",
        {"url": "nowhere"},
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    "a secret with a space": (
        "setWebhook",
        {"url": "http://127.0.0.1/", "secret_token": "a b"},
        "secret token contains unallowed characters",
    ),
}


@pytest.mark.parametrize(("method", "parameters", "text"), REFUSALS.values(), ids=REFUSALS)
async def test_the_sandbox_refuses(
    bot: Client, lea: Phone, method: str, parameters: dict[str, Any], text: str
) -> None:
    named = {key: lea.id if value == "lea" else value for key, value in parameters.items()}
    with pytest.raises(Refused) as refusal:
        await bot(method, **named)
    assert (refusal.value.status, refusal.value.body["description"]) == (400, f"Bad Request: {text}")


async def test_a_method_that_does_not_exist_is_not_found(bot: Client) -> None:
    with pytest.raises(Refused, match="Not Found") as refusal:
        await bot("sendNothing")
    assert refusal.value.status == 404
