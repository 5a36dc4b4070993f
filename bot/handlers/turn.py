"""One update while it is answered: who speaks, from where, and how to reply."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session
from telegram import Chat, Update, User

from bot.cooperatives.models import Cooperative
from bot.delivery import outbox
from bot.flows import drafts
from bot.flows.models import Draft
from bot.handlers import render
from bot.people.models import Membership, Person, Role, Standing
from bot.texts.message import Message


@dataclass(frozen=True)
class House:
    """What handlers know of the installation: who answers for the data, our name in Telegram."""

    responsible: str
    contact: str
    username: str
    timezone: str
    operator_chat_id: int | None = None


@dataclass(frozen=True)
class Press:
    """A button: what it asks for, with arguments that anybody may have forged."""

    action: str
    arguments: tuple[str, ...]
    message_id: int

    def number(self, place: int) -> int:
        """An argument that must be one of our ids; 0, which no row has, for anything else."""
        words = self.arguments[place] if place < len(self.arguments) else ""
        return int(words) if words.isascii() and words.isdigit() and len(words) < 16 else 0

    def word(self, place: int) -> str:
        return self.arguments[place] if place < len(self.arguments) else ""


@dataclass
class Turn:
    """All that one handler gets. `person` is None for somebody who has not joined."""

    session: Session
    now: datetime
    house: House
    update: Update
    user: User
    chat: Chat
    person: Person | None
    press: Press | None = None
    said: list[int] = field(default_factory=list)

    @cached_property
    def conversation(self) -> Draft | None:
        """The one that was touched last before this update; several roads look at it, one asks."""
        return drafts.latest(self.session, self.user.id)

    @property
    def text(self) -> str:
        message = self.update.effective_message
        return (message.text or message.caption or "") if message else ""

    @property
    def memberships(self) -> list[Membership]:
        """Those that still count: asked for or active."""
        standing = (Standing.PENDING, Standing.ACTIVE)
        return [
            each for each in (self.person.memberships if self.person else []) if each.standing in standing
        ]

    @property
    def adult(self) -> bool:
        """Who is called « vous »: whoever is, or last was, more than a member."""
        known = self.memberships or (self.person.memberships if self.person else [])
        return any(each.role is not Role.MEMBER for each in known)

    def active(self, *roles: Role) -> Iterator[Membership]:
        return (each for each in self.memberships if each.standing is Standing.ACTIVE and each.role in roles)

    def zone(self, cooperative: Cooperative | None) -> str:
        """The cooperative's time zone; the house's for what is in none."""
        return cooperative.timezone if cooperative else self.house.timezone

    def say(self, message: Message) -> int:
        """A new message in this chat; the outbox row's id."""
        call = render.new_message(self.session, self.chat.id, message, self.now)
        self.said.append(outbox.put(self.session, self.chat.id, call, self.now))
        return self.said[-1]

    def answer(self, message: Message) -> None:
        """A press changes the message it came from; anything typed gets a new one."""
        if self.press is None or message.attachment is not None or message.keyboard is not None:
            self.say(message)
            return
        row_id = outbox.of_message(self.session, self.chat.id, self.press.message_id)
        number = None if row_id is not None else self.press.message_id
        call = render.changed_message(self.chat.id, message, number, caption=self._has_file)
        if row_id is not None:
            outbox.edit(self.session, row_id, call, self.now)
        else:
            outbox.put(self.session, self.chat.id, call, self.now)

    @property
    def _has_file(self) -> bool:
        """Whether the pressed message is a picture or a file with words below."""
        message = self.update.effective_message
        return message is not None and bool(message.photo or message.document)

    def tell(self, person: Person, message: Message, key: str) -> int | None:
        """Something that another person did not ask for: at most once a key; None where it was said."""
        if person.telegram_id is None:
            return None
        call = render.new_message(self.session, person.telegram_id, message, self.now)
        return outbox.put_once(self.session, person.telegram_id, call, self.now, key=key)

    def call(self, method: str, **parameters: Any) -> None:
        """Another method of the Bot API about this chat, as an answer (commands, reactions)."""
        outbox.put(self.session, self.chat.id, outbox.Call(method, parameters), self.now)
