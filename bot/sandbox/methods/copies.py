"""Copies and forwards messages, and deletes them."""

from bot.sandbox import errors, keyboards, posting, words
from bot.sandbox.calls import Call, chat_of
from bot.sandbox.chats import Chat
from bot.sandbox.members import SERVICE
from bot.sandbox.methods.messages import said
from bot.sandbox.objects import Object

ENVELOPE = {
    "message_id", "from", "chat", "date", "edit_date", "reply_markup", "reply_to_message", "forward_origin",
    "media_group_id", "has_protected_content",
}  # fmt: skip
KEPT_SECONDS = 48 * 3600
MOST_DELETED = 100


def original(call: Call, purpose: str) -> Object:
    source = chat_of(call, "from_chat_id").messages.get(call["message_id"])
    if source is None:
        raise errors.bad_request(f"message to {purpose} not found")
    if not SERVICE.isdisjoint(source) or source.get("has_protected_content"):
        raise errors.bad_request(f"message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    return source


def content_of(message: Object) -> Object:
    return {key: value for key, value in message.items() if key not in ENVELOPE}


def copy_message(call: Call) -> Object:
    keyboards.check(call.get("reply_markup"))
    chat = chat_of(call)
    content = content_of(original(call, "copy"))
    if "caption" in call.parameters and "text" not in content:
        content = {key: value for key, value in content.items() if not key.startswith("caption")}
        content |= words.caption_of(call.parameters, call.world.user)
    return {"message_id": said(call, chat, content)["message_id"]}


def forward_message(call: Call) -> Object:
    chat = chat_of(call)
    source = original(call, "forward")
    origin = source.get("forward_origin") or {
        "type": "user",
        "sender_user": source["from"],
        "date": source["date"],
    }
    return said(call, chat, content_of(source) | {"forward_origin": origin})


def delete_message(call: Call) -> bool:
    chat = chat_of(call)
    message = chat.messages.get(call["message_id"])
    if message is None:
        raise errors.bad_request("message to delete not found")
    check_deletable(call, chat, message)
    posting.remove(call.world, chat, message["message_id"])
    return True


def delete_messages(call: Call) -> bool:
    """Those that are not there are passed over."""
    if not 1 <= len(call["message_ids"]) <= MOST_DELETED:
        raise errors.bad_request("message identifiers are not specified")
    chat = chat_of(call)
    found = [chat.messages[number] for number in call["message_ids"] if number in chat.messages]
    for message in found:
        check_deletable(call, chat, message)
    for message in found:
        posting.remove(call.world, chat, message["message_id"])
    return True


def check_deletable(call: Call, chat: Chat, message: Object) -> None:
    """Its own and, in private, the other's; nothing older than 48 hours."""
    foreign = message.get("from", {}).get("id") != call.bot.id
    leads = chat.members.get(call.bot.id) == "administrator"
    if foreign and not chat.is_private and not leads:
        raise errors.bad_request("message can't be deleted")
    if call.world.clock.seconds() - message["date"] > KEPT_SECONDS and not (leads and not chat.is_private):
        raise errors.bad_request("message can't be deleted for everyone")
