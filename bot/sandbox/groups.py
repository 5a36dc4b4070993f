"""Groups: made, joined, left, and grown into supergroups."""

from dataclasses import dataclass

from bot.sandbox import members, objects, people, posting
from bot.sandbox.accounts import Bot, Person
from bot.sandbox.chats import Chat
from bot.sandbox.errors import Absurd
from bot.sandbox.objects import Object
from bot.sandbox.world import World

SUPERGROUP_PREFIX = -1_000_000_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A group to be made; its first member made it and owns it."""

    title: str
    people: list[int]
    bots: list[Bot]
    supergroup: bool = False
    privacy_mode: bool = True


def new(world: World, wanted: Wanted) -> Chat:
    if not wanted.people:
        raise Absurd("a group needs at least one member")
    creator = world.person(wanted.people[0])
    chat = opened(world, wanted.title, wanted.supergroup)
    chat.members[creator.id] = "creator"
    kind = "supergroup" if wanted.supergroup else "group"
    service(world, chat, creator.user, {f"{kind}_chat_created": True})
    if not wanted.privacy_mode:
        chat.readers |= {bot.id for bot in wanted.bots}
    change(world, chat, [*wanted.people[1:], *(bot.id for bot in wanted.bots)], [], creator)
    return chat


def opened(world: World, title: str, supergroup: bool) -> Chat:
    number = next(world.group_ids)
    chat_id = SUPERGROUP_PREFIX - number if supergroup else -number
    chat = Chat(objects.group_chat(chat_id, title, supergroup))
    world.groups[chat_id] = chat
    return chat


def find(world: World, chat_id: int) -> Chat:
    if chat_id not in world.groups:
        raise Absurd("there is no such group")
    return world.groups[chat_id]


def change(world: World, chat: Chat, add: list[int], remove: list[int], by: Person | None) -> None:
    """`by` is who does it; without, whoever made the group."""
    doer = by or owner(world, chat)
    for who in add:
        join(world, chat, int(who), doer.user)
    for who in remove:
        leave(world, chat, int(who), doer.user)


def owner(world: World, chat: Chat) -> Person:
    for who, status in chat.members.items():
        if status == "creator" and who in world.people:
            return world.people[who]
    raise Absurd("nobody owns this group")


def promote(world: World, chat: Chat, who: int) -> None:
    """Makes a member an administrator; a bot then reads everything and may pin and delete."""
    if who not in chat.here():
        raise Absurd("only members can be promoted")
    members.change(world, chat, who, "administrator", owner(world, chat).user)


def join(world: World, chat: Chat, who: int, by: Object) -> None:
    user = world.user(who)
    if user is None:
        raise Absurd("there is no such person")
    if who in chat.here():
        return
    members.change(world, chat, who, "member", by)
    service(world, chat, by, {"new_chat_members": [user]})


def leave(world: World, chat: Chat, who: int, by: Object) -> None:
    """One who goes by oneself has left; one whom another removes was kicked, as bots see it."""
    if who not in chat.here():
        return
    user = world.user(who)
    service(world, chat, by, {"left_chat_member": user})
    members.change(world, chat, who, "left" if by["id"] == who else "kicked", by)


def service(world: World, chat: Chat, by: Object, content: Object) -> Object:
    message = posting.post(world, chat, by, content)
    people.deliver(world, chat, "message", message)
    return message


def migrate(world: World, chat: Chat) -> Chat:
    """The supergroup that takes the group's place; the old number refuses from now on."""
    if chat.info["type"] != "group" or chat.migrated_to is not None:
        raise Absurd("only a group can become a supergroup")
    grown = opened(world, chat.info["title"], supergroup=True)
    grown.members, grown.readers = dict(chat.members), set(chat.readers)
    by = owner(world, chat).user
    service(world, chat, by, {"migrate_to_chat_id": grown.id})
    chat.migrated_to = grown.id
    service(world, grown, by, {"migrate_from_chat_id": chat.id})
    return grown
