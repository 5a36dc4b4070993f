"""Chats and who is in them, as a bot may ask; pins, reactions, and leaving."""

from bot.sandbox import errors, groups, members, posting
from bot.sandbox.calls import CHAT_NOT_FOUND, Call, chat_of
from bot.sandbox.chats import Chat
from bot.sandbox.objects import Object

LEADERS = ("creator", "administrator")
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
EMOJI = (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 "
    "💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 "
    "💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
)
REACTIONS = frozenset(EMOJI.split())


def get_chat(call: Call) -> Object:
    chat = known_chat(call)
    gifts = dict.fromkeys(GIFTS, False)
    info = chat.info | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}
    if chat.pinned:
        info["pinned_message"] = chat.messages[chat.pinned[-1]]
    return info


def known_chat(call: Call) -> Chat:
    """For questions a blocked chat is still known."""
    chat_id = call["chat_id"]
    found = (
        call.world.private.get((call.bot.id, chat_id))
        if isinstance(chat_id, int) and chat_id > 0
        else chat_of(call)
    )
    if found is None:
        raise errors.bad_request(CHAT_NOT_FOUND)
    return found


def get_chat_member(call: Call) -> Object:
    chat = known_chat(call)
    user = call.world.user(call["user_id"])
    if user is None or (chat.is_private and user["id"] not in chat.members):
        raise errors.bad_request("invalid user_id specified")
    return members.as_member(user, chat.members.get(user["id"], "left"))


def get_chat_member_count(call: Call) -> int:
    return len(list(known_chat(call).here()))


def get_chat_administrators(call: Call) -> list[Object]:
    chat = known_chat(call)
    if chat.is_private:
        raise errors.bad_request("there are no administrators in the private chat")
    leaders = ((who, status) for who, status in chat.members.items() if status in LEADERS)
    return [
        members.as_member(call.world.user(who) or {}, status) for who, status in leaders if who != call.bot.id
    ]


def leave_chat(call: Call) -> bool:
    chat = chat_of(call)
    if chat.is_private:
        raise errors.bad_request("chat member status can't be changed in private chats")
    groups.leave(call.world, chat, call.bot.id, call.bot.user)
    return True


def set_message_reaction(call: Call) -> bool:
    chat = chat_of(call)
    if call["message_id"] not in chat.messages:
        raise errors.bad_request("message to react not found")
    reactions = call.get("reaction") or []
    if len(reactions) > 1:
        raise errors.bad_request("REACTIONS_TOO_MANY")
    if any(each.get("emoji", "").rstrip("\ufe0f") not in REACTIONS for each in reactions):
        raise errors.bad_request("REACTION_INVALID")
    chat.reactions[call["message_id"], call.bot.id] = reactions
    emoji = reactions[0]["emoji"] if reactions else None
    posting.tell(call.world, chat, "reaction", message_id=call["message_id"], emoji=emoji)
    for person in call.world.people_in(chat) if emoji else ():
        posting.note(person, chat, "reaction", message={"from": call.bot.user, "reaction": emoji})
    return True


def pin(call: Call) -> bool:
    chat = pinnable(call)
    if call["message_id"] not in chat.messages:
        raise errors.bad_request("message to pin not found")
    if call["message_id"] in chat.pinned:
        chat.pinned.remove(call["message_id"])
    chat.pinned.append(call["message_id"])
    posting.tell_pinned(call.world, chat)
    pinned = posting.without_reply(chat.messages[call["message_id"]])
    posting.post(call.world, chat, call.bot.user, {"pinned_message": pinned})
    return True


def unpin(call: Call) -> bool:
    """The message that is named, or the one pinned last."""
    chat = pinnable(call)
    if "message_id" in call.parameters and call["message_id"] not in chat.pinned:
        raise errors.bad_request("message to unpin not found")
    if chat.pinned:
        chat.pinned.remove(call.get("message_id", chat.pinned[-1]))
    posting.tell_pinned(call.world, chat)
    return True


def unpin_all(call: Call) -> bool:
    chat = pinnable(call)
    chat.pinned.clear()
    posting.tell_pinned(call.world, chat)
    return True


def pinnable(call: Call) -> Chat:
    chat = chat_of(call)
    if not chat.is_private and chat.members.get(call.bot.id) not in LEADERS:
        raise errors.bad_request("not enough rights to manage pinned messages in the chat")
    return chat
