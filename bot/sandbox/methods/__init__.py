"""The Bot API's methods as the sandbox plays them: one table, one file per family."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.methods import edits, fetching, messages, profile, queries

Played = Callable[[Call], Any | Awaitable[Any]]

TABLE: dict[str, Played] = {
    "getMe": profile.get_me,
    "logOut": profile.done,
    "close": profile.done,
    "getUpdates": fetching.get_updates,
    "setWebhook": fetching.set_webhook,
    "deleteWebhook": fetching.delete_webhook,
    "getWebhookInfo": fetching.get_webhook_info,
    "sendMessage": messages.send_message,
    "editMessageText": edits.text,
    "editMessageReplyMarkup": edits.reply_markup,
    "answerCallbackQuery": queries.answer_callback,
}
PLAYED = {name.lower(): play for name, play in TABLE.items()}
