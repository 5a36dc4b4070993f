"""A chat as one person's phone shows it."""

from dataclasses import dataclass

from bot.sandbox.accounts import Bot, Person
from bot.sandbox.chats import Chat
from bot.sandbox.objects import Object
from bot.sandbox.world import World

COMMANDS_BUTTON: Object = {"type": "commands"}


@dataclass(frozen=True, slots=True)
class ChatView:
    world: World
    bot: Bot
    person: Person
    inside: Chat

    @property
    def messages(self) -> list[Object]:
        return list(self.inside.messages.values())

    def last(self, back: int = 0) -> Object:
        """The newest message, or the one so many before it."""
        return self.messages[-1 - back]

    @property
    def keyboard(self) -> Object | None:
        return self.inside.keyboards.get(self.person.id)

    @property
    def placeholder(self) -> str | None:
        return self.inside.placeholders.get(self.person.id)

    @property
    def pinned(self) -> int | None:
        return self.inside.pinned[-1] if self.inside.pinned else None

    @property
    def commands(self) -> list[Object]:
        return []

    @property
    def menu_button(self) -> Object:
        return COMMANDS_BUTTON

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
