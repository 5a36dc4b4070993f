"""What an answer of Telegram, or none, means for the row that was sent."""

import re
from datetime import timedelta
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.delivery.claims import Claimed, Outcome
from bot.delivery.connection import NEVER_LEFT
from bot.delivery.models import Sent

GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",
)
NO_SUCH_CHAT = ("chat not found", "user is deactivated", "peer_id_invalid", "user not found")


def of_success(claimed: Claimed, result: Any) -> Outcome:
    message_id = result.get("message_id") if isinstance(result, dict) else None
    return Outcome(claimed.id, Sent.SENT, message_id=message_id, file_ids=_file_ids(claimed, result))


def of_failure(claimed: Claimed, error: TelegramError) -> Outcome:
    """The verdict; `pending` means that the row is tried again."""
    words = str(error)[:300]
    match error:
        case RetryAfter() | Conflict() | InvalidToken() | EndPointNotFound():
            return Outcome(claimed.id, Sent.PENDING, words)
        case ChatMigrated(new_chat_id=new_id):
            return Outcome(claimed.id, Sent.PENDING, words, changes=_in_chat(claimed, new_id))
        case Forbidden():
            return Outcome(claimed.id, Sent.DEAD, words, unreachable=True)
        case BadRequest():
            return _of_refusal(claimed, words)
        case _:
            return _of_cut(claimed, error, words)


def _of_refusal(claimed: Claimed, words: str) -> Outcome:
    lower = words.lower()
    if "message is not modified" in lower:
        return Outcome(claimed.id, Sent.SENT)
    if any(text in lower for text in GONE) and claimed.method == "editMessageText":
        parameters = {name: value for name, value in claimed.parameters.items() if name != "message_id"}
        anew = {"method": "sendMessage", "parameters": parameters, "about_id": None}
        return Outcome(claimed.id, Sent.PENDING, words, changes=anew)
    if "can't parse entities" in lower and "parse_mode" in claimed.parameters:
        return Outcome(claimed.id, Sent.PENDING, words, changes={"parameters": _plain(claimed.parameters)})
    lost = any(text in lower for text in NO_SUCH_CHAT)
    return Outcome(claimed.id, Sent.DEAD, words, unreachable=lost)


def _of_cut(claimed: Claimed, error: TelegramError, words: str) -> Outcome:
    if claimed.repeatable or never_left(error):
        return Outcome(claimed.id, Sent.PENDING, words)
    return Outcome(claimed.id, Sent.UNKNOWN, words)


def seconds_to_wait(error: RetryAfter) -> float:
    """PTB gives a number or a timedelta, by its version and settings."""
    wait: object = error._retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(str(wait))


def never_left(error: TelegramError) -> bool:
    """Whether the request certainly did not reach Telegram; PTB wraps what the client said."""
    return isinstance(error, NetworkError | TimedOut) and isinstance(error.__cause__, NEVER_LEFT)


def _in_chat(claimed: Claimed, chat_id: int) -> dict[str, Any]:
    return {"chat_id": chat_id, "parameters": {**claimed.parameters, "chat_id": chat_id}}


def _plain(parameters: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in parameters.items() if name != "parse_mode"}
    return {
        name: re.sub(r"<[^>]*>", "", value) if name in ("text", "caption") else value
        for name, value in rest.items()
    }


def _file_ids(claimed: Claimed, result: Any) -> tuple[tuple[str, str], ...]:
    """Telegram's ids for the bytes just sent, so that they are never uploaded again."""
    found = []
    for name, value in claimed.parameters.items():
        if isinstance(value, dict) and "file" in value and isinstance(result, dict):
            media = result.get(name)
            media = media[-1] if isinstance(media, list) and media else media
            if isinstance(media, dict) and "file_id" in media:
                found.append((value["file"], media["file_id"]))
    return tuple(found)
