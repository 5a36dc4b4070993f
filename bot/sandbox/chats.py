"""A chat: its messages by number, its members, what is pinned, which keyboard each phone shows."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.sandbox.objects import Object

Keyboard = Object | None


@dataclass(slots=True)
class Chat:
    """`info` is the Bot API's Chat as bots see it; a private chat belongs to one person and one bot."""

    info: Object
    bot_id: int | None = None
    messages: dict[int, Object] = field(default_factory=dict)
    last_id: int = 0
    instance: str = field(default_factory=lambda: str(secrets.randbits(62)))
    pinned: list[int] = field(default_factory=list)
    members: dict[int, str] = field(default_factory=dict)
    keyboards: dict[int, Keyboard] = field(default_factory=dict)
    placeholders: dict[int, str | None] = field(default_factory=dict)
    reactions: dict[tuple[int, int], list[Object]] = field(default_factory=dict)
    readers: set[int] = field(default_factory=set)
    migrated_to: int | None = None
    about: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return int(self.info["id"])

    @property
    def is_private(self) -> bool:
        return bool(self.info["type"] == "private")

    @property
    def seen_as(self) -> int:
        """The chat's number on a person's phone: the private chat with a bot bears the bot's."""
        return self.bot_id if self.bot_id is not None else self.id

    @property
    def place(self) -> tuple[int | None, int]:
        """Which chat this is, among all: private ones by their bot and person."""
        return self.bot_id, self.id

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def here(self) -> Iterator[int]:
        """Who is in the chat now, bots included."""
        return (who for who, status in self.members.items() if status not in ("left", "kicked"))

    def newest(self) -> Iterator[Object]:
        return reversed(self.messages.values())
