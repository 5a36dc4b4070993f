"""What is neither a command, nor a press, nor words in private: each has its decided answer, or silence."""

import re

from telegram import Chat, ChatMember, Message, Update

from bot.delivery import outbox
from bot.handlers import render
from bot.handlers.turn import Turn
from bot.people.models import Role
from bot.texts import odds as texts

KINDS = tuple(texts.THINGS)
SERVICE = (
    "pinned_message",
    "message_auto_delete_timer_changed",
    "write_access_allowed",
    "users_shared",
    "chat_shared",
    "chat_background_set",
    "boost_added",
    "proximity_alert_triggered",
)
GROUPS = (Chat.GROUP, Chat.SUPERGROUP)
OUTSIDE = (ChatMember.LEFT, ChatMember.BANNED)
COMMAND = re.compile(r"/\w{1,32}(?:@(?P<bot>\w+))?(?:\s|$)")


def in_private(turn: Turn) -> None:
    """A message without words, or an edited one; blocking, unblocking and service messages get no answer."""
    update, member = turn.update, any(turn.active(Role.MEMBER))
    if update.edited_message is not None and update.edited_message.text:
        turn.say(texts.edited(turn.adult) if member else texts.edited_by_outsider())
    elif update.message is not None and not _is_service(update.message):
        turn.say(texts.thing(_kind(update.message), member, turn.adult))


def elsewhere(turn: Turn) -> None:
    """In a group the bot says that it talks in private; channels and the rest get silence."""
    if turn.chat.type not in GROUPS:
        return
    if _has_come_in(turn.update):
        call = render.new_message(turn.session, turn.chat.id, texts.in_private(turn.house.username), turn.now)
        outbox.put_once(turn.session, turn.chat.id, call, turn.now, key=f"hello:group:{turn.chat.id}")
    elif _is_command_for(turn.update, turn.house.username):
        turn.say(texts.in_private(turn.house.username))


def _kind(message: Message) -> str:
    """An animation also counts as a document, and a venue as a location: what it is says the list's order."""
    order = ("animation", "venue", *KINDS)
    return next((kind for kind in order if getattr(message, kind, None)), "")


def _is_service(message: Message) -> bool:
    return any(getattr(message, name, None) for name in SERVICE)


def _has_come_in(update: Update) -> bool:
    change = update.my_chat_member
    if change is None:
        return False
    before, after = change.old_chat_member.status, change.new_chat_member.status
    return before in OUTSIDE and after in (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)


def _is_command_for(update: Update, username: str) -> bool:
    """« /aide » and « /aide@us », not « /aide@another »."""
    words = update.message.text if update.message else None
    command = COMMAND.match(words or "")
    return command is not None and (command["bot"] or username).lower() == username.removeprefix("@").lower()
