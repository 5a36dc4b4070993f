"""Who belongs to a chat, what that lets a bot read, and how bots hear that it changed."""

from bot.sandbox import utf16
from bot.sandbox.accounts import Bot, Person
from bot.sandbox.chats import Chat
from bot.sandbox.objects import Object, present
from bot.sandbox.world import World

SERVICE = {
    "new_chat_members", "left_chat_member", "new_chat_title", "group_chat_created", "supergroup_chat_created",
    "migrate_to_chat_id", "migrate_from_chat_id", "pinned_message",
}  # fmt: skip

RIGHTS: Object = dict.fromkeys(
    (
        "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
        "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
        "can_edit_stories", "can_delete_stories", "can_pin_messages",
    ),
    True,
) | {"can_be_edited": False, "is_anonymous": False}  # fmt: skip


def may_read(chat: Chat, bot: Bot, message: Object) -> bool:
    """In a group with privacy mode a bot sees what is meant for it and service messages only."""
    if chat.is_private or bot.id in chat.readers or chat.members.get(bot.id) == "administrator":
        return True
    if not SERVICE.isdisjoint(message):
        return True
    answered = message.get("reply_to_message", {}).get("from", {}).get("id")
    return answered == bot.id or is_addressed(bot, message) or message.get("via_bot") == bot.user


def is_addressed(bot: Bot, message: Object) -> bool:
    """A command without a name, or a command or mention with this bot's."""
    text: str = message.get("text") or message.get("caption") or ""
    marks: list[Object] = message.get("entities") or message.get("caption_entities") or []
    return any(means(bot, mark["type"], utf16.cut(text, mark["offset"], mark["length"])) for mark in marks)


def means(bot: Bot, kind: str, covered: str) -> bool:
    _, at, name = covered.partition("@")
    mine = name.lower() == bot.username.lower()
    return mine if kind == "mention" else kind == "bot_command" and (mine or not at)


def as_member(user: Object, status: str) -> Object:
    member: Object = {"status": status, "user": user}
    if status == "kicked":
        return member | {"until_date": 0}
    if status == "creator":
        return member | {"is_anonymous": False}
    return member | RIGHTS if status == "administrator" else member


def change(world: World, chat: Chat, who: int, status: str, by: Object) -> None:
    """Records the new status and tells the bots: the one concerned, and those that asked."""
    user = world.user(who) or {}
    old = chat.members.get(who, "left")
    chat.members[who] = status
    update = present(
        chat=chat.info,
        date=world.clock.seconds(),
        old_chat_member=as_member(user, old),
        new_chat_member=as_member(user, status),
    ) | {"from": by}
    if who in world.bots:
        world.bots[who].updates.push("my_chat_member", update)
    for bot in world.bots_in(chat):
        if bot.id != who:
            bot.updates.push("chat_member", update)


def block(world: World, person: Person, bot: Bot) -> None:
    if bot.id not in person.blocks:
        chat = world.private_chat(bot, person)
        person.blocks.add(bot.id)
        change(world, chat, bot.id, "kicked", person.user)
        world.events.emit("blocked", person.id, chat.seen_as, blocked=True)


def unblock(world: World, person: Person, bot: Bot) -> None:
    if bot.id in person.blocks:
        chat = world.private_chat(bot, person)
        person.blocks.discard(bot.id)
        change(world, chat, bot.id, "member", person.user)
        world.events.emit("blocked", person.id, chat.seen_as, blocked=False)
