"""One call of a bot, and what most methods need to ask about it first."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox import errors
from bot.sandbox.accounts import Bot
from bot.sandbox.chats import Chat
from bot.sandbox.conversions import is_whole
from bot.sandbox.objects import Object
from bot.sandbox.uploads import Upload
from bot.sandbox.world import World

CHAT_NOT_FOUND = "chat not found"


@dataclass(frozen=True, slots=True)
class Call:
    """`parameters` are checked; `attached` are the files that `attach://name` may refer to."""

    world: World
    bot: Bot
    method: str
    parameters: Object
    attached: dict[str, Upload]

    def get(self, name: str, default: Any = None) -> Any:
        return self.parameters.get(name, default)

    def __getitem__(self, name: str) -> Any:
        return self.parameters[name]

    def with_(self, **parameters: Any) -> "Call":
        return Call(self.world, self.bot, self.method, self.parameters | parameters, self.attached)


def chat_of(call: Call, name: str = "chat_id") -> Chat:
    """The chat that the bot names, if it may speak there."""
    chat_id = call[name]
    if isinstance(chat_id, str):
        chat_id = int(chat_id) if is_whole(chat_id) else by_username(call, chat_id)
    return group(call, chat_id) if chat_id < 0 else private(call, chat_id)


def by_username(call: Call, username: str) -> int:
    """Only groups are found by their username, as with Telegram."""
    name = username.removeprefix("@").lower()
    for chat in call.world.groups.values():
        if name and chat.info.get("username", "").lower() == name:
            return chat.id
    raise errors.bad_request(CHAT_NOT_FOUND)


def private(call: Call, person_id: int) -> Chat:
    """A bot reaches those who wrote to it first and have not blocked it."""
    person = call.world.people.get(person_id)
    if person is None:
        if person_id in call.world.bots:
            raise errors.forbidden("bot can't send messages to bots")
        raise errors.bad_request(CHAT_NOT_FOUND)
    if call.bot.id in person.blocks:
        raise errors.forbidden("bot was blocked by the user")
    chat = call.world.private.get((call.bot.id, person_id))
    if chat is None:
        raise errors.forbidden("bot can't initiate conversation with a user")
    return chat


def group(call: Call, chat_id: int) -> Chat:
    chat = call.world.groups.get(chat_id)
    if chat is None or call.bot.id not in chat.members:
        raise errors.bad_request(CHAT_NOT_FOUND)
    if chat.migrated_to is not None:
        raise errors.migrated(chat.migrated_to)
    kind = "supergroup" if chat.info["type"] == "supergroup" else "group"
    if chat.members[call.bot.id] == "kicked":
        raise errors.forbidden(f"bot was kicked from the {kind} chat")
    if chat.members[call.bot.id] == "left":
        raise errors.forbidden(f"bot is not a member of the {kind} chat")
    return chat
