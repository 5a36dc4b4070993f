"""What Telegram answers when it refuses a call, in its own words."""

from typing import Any


class Refusal(Exception):
    """A call that the Bot API answers with `ok: false`; `parameters` are its ResponseParameters."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        answer = {"ok": False, "error_code": self.code, "description": self.description}
        return answer | ({"parameters": self.parameters} if self.parameters else {})


class Absurd(Exception):
    """Something a person or a tester asked of the sandbox that cannot be done."""


def bad_request(text: str) -> Refusal:
    return Refusal(400, f"Bad Request: {text}")


def forbidden(text: str) -> Refusal:
    return Refusal(403, f"Forbidden: {text}")


def conflict(text: str) -> Refusal:
    return Refusal(409, f"Conflict: {text}")


def too_many(seconds: int) -> Refusal:
    text = f"Too Many Requests: retry after {seconds}"
    return Refusal(429, text, retry_after=seconds)


def migrated(chat_id: int) -> Refusal:
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, text, migrate_to_chat_id=chat_id)


NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "callback_query_id": QUERY_TOO_OLD,
    "inline_query_id": QUERY_TOO_OLD,
    "action": "wrong parameter action in request",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
    "audio": "there is no audio in the request",
    "video": "there is no video in the request",
    "voice": "there is no voice in the request",
    "animation": "there is no animation in the request",
    "sticker": "there is no sticker in the request",
    "question": "poll question must be non-empty",
}


def missing(parameter: str) -> Refusal:
    return bad_request(MISSING.get(parameter, f'parameter "{parameter}" is required'))
