"""From our messages to Telegram's parameters, and from its callback data back."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.delivery import outbox
from bot.delivery.outbox import Call
from bot.texts.message import Attachment, Button, Message

VERSION = "v1"
DATA_BYTES = 64
LONGEST_TEXT, LONGEST_CAPTION = 4000, 1000


def new_message(session: Session, chat_id: int, message: Message, now: datetime) -> Call:
    """The call that sends `message`; the bytes of an attachment are kept first."""
    if message.attachment is not None:
        return _with_file(session, chat_id, message, message.attachment, now)
    parameters = {
        "chat_id": chat_id,
        "text": clip(message.text, LONGEST_TEXT),
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
        **_markup(message),
    }
    return Call("sendMessage", parameters)


def changed_message(
    chat_id: int, message: Message, message_id: int | None = None, *, caption: bool = False
) -> Call:
    """The call that edits; without `message_id` the outbox fills it in when the message has gone out.

    The words below a picture or a file are its `caption`.
    """
    words: dict[str, Any] = {"caption": clip(message.text, LONGEST_CAPTION)}
    if not caption:
        words = {"text": clip(message.text, LONGEST_TEXT), "link_preview_options": {"is_disabled": True}}
    number = {} if message_id is None else {"message_id": message_id}
    markup = {"parse_mode": "HTML", "reply_markup": inline_keyboard(message)}
    method = "editMessageCaption" if caption else "editMessageText"
    return Call(method, {"chat_id": chat_id, **words, **markup, **number})


def _with_file(
    session: Session, chat_id: int, message: Message, attachment: Attachment, now: datetime
) -> Call:
    kind = "photo" if attachment.picture else "document"
    parameters = {
        "chat_id": chat_id,
        kind: outbox.keep_file(session, attachment.name, attachment.content, now),
        "caption": clip(message.text, LONGEST_CAPTION),
        "parse_mode": "HTML",
        **_markup(message),
    }
    return Call(f"send{kind.capitalize()}", parameters)


def _markup(message: Message) -> dict[str, Any]:
    if message.buttons:
        return {"reply_markup": inline_keyboard(message)}
    if message.keyboard == ():
        return {"reply_markup": {"remove_keyboard": True}}
    if message.keyboard is not None:
        rows = [[{"text": label} for label in row] for row in message.keyboard]
        return {"reply_markup": {"keyboard": rows, "resize_keyboard": True, "is_persistent": True}}
    return {}


def inline_keyboard(message: Message) -> dict[str, Any]:
    return {"inline_keyboard": [[_button(button) for button in row] for row in message.buttons]}


def _button(button: Button) -> dict[str, str]:
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": pressed_data(button.action, *button.arguments)}


def pressed_data(action: str, *arguments: object) -> str:
    """`v1:action:argument…` within Telegram's 64 bytes; longer is a bug of ours (ValueError)."""
    data = ":".join([VERSION, action, *(str(argument) for argument in arguments)])
    if len(data.encode()) > DATA_BYTES:
        raise ValueError(f"button data of {action} is too long")
    return data


def read_data(data: str) -> tuple[str, tuple[str, ...]] | None:
    """Action and arguments; None for what we never made."""
    version, _, rest = data.partition(":")
    if version != VERSION or not rest:
        return None
    action, *arguments = rest.split(":")
    return action, tuple(arguments)


def clip(text: str, longest: int) -> str:
    """Whole lines up to the limit: our tags open and close within a line."""
    if len(text.encode("utf-16-le")) // 2 <= longest:
        return str(text)
    kept: list[str] = []
    room = longest - 2
    for line in str(text).split("\n"):
        room -= len(line.encode("utf-16-le")) // 2 + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join([*kept, "…"])
