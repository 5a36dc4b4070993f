"""One chat on one person's phone: where gestures happen, and what the phone shows."""

from dataclasses import dataclass

from bot.sandbox import commands
from bot.sandbox.accounts import Bot, Person
from bot.sandbox.chats import Chat
from bot.sandbox.errors import Absurd
from bot.sandbox.objects import Object
from bot.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Screen:
    world: World
    bot: Bot
    person: Person
    chat: Chat

    def message(self, message_id: int) -> Object:
        if message_id not in self.chat.messages:
            raise Absurd("there is no such message")
        return self.chat.messages[message_id]

    @property
    def messages(self) -> list[Object]:
        return list(self.chat.messages.values())

    def last(self, back: int = 0) -> Object:
        """The newest message, or the one so many before it."""
        return self.messages[-1 - back]

    @property
    def keyboard(self) -> Object | None:
        return self.chat.keyboards.get(self.person.id)

    @property
    def placeholder(self) -> str | None:
        return self.chat.placeholders.get(self.person.id)

    @property
    def pinned(self) -> int | None:
        return self.chat.pinned[-1] if self.chat.pinned else None

    @property
    def commands(self) -> list[Object]:
        return commands.shown(self.bot, self.chat, self.person)

    @property
    def menu_button(self) -> Object:
        return commands.menu_button(self.bot, self.person.id)

    def state(self) -> Object:
        return {
            "messages": self.messages,
            "keyboard": self.keyboard,
            "placeholder": self.placeholder,
            "commands": self.commands,
            "menu_button": self.menu_button,
            "pinned": self.pinned,
            "blocked": self.bot.id in self.person.blocks,
            "seq": self.world.events.seq,
        }


def screen(world: World, bot: Bot, person: Person, chat: int | str | None) -> Screen:
    """The chat that the phone means: the bot's number, its own or `bot` is the private one."""
    if str(chat or "bot") in ("bot", str(bot.id), str(person.id)):
        return Screen(world, bot, person, world.private_chat(bot, person))
    found = world.groups.get(int(str(chat)))
    if found is None or person.id not in found.here():
        raise Absurd("this person is not in such a chat")
    return Screen(world, bot, person, found)
