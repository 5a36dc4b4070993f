"""Everything the sandbox remembers: bots, people, chats, files, and the records of what happened."""

import re
from dataclasses import dataclass, field
from itertools import count

from bot.sandbox import objects
from bot.sandbox.accounts import Bot, Person
from bot.sandbox.chats import Chat
from bot.sandbox.clock import Clock
from bot.sandbox.delivery import Webhooks
from bot.sandbox.errors import Absurd
from bot.sandbox.events import EventLog
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.journal import Journal
from bot.sandbox.limits import Limits
from bot.sandbox.objects import Object
from bot.sandbox.polls import Ballots
from bot.sandbox.presence import Presence
from bot.sandbox.traffic import Traffic

TOKEN = re.compile(r"(\d{1,15}):[A-Za-z0-9_-]{3,}")
FIRST_PERSON, FIRST_GROUP = 700_000_001, 4_000_000_001


@dataclass
class World:
    """`open_registration`: any well-formed token is a bot from its first call on."""

    open_registration: bool = True
    journal: Journal = field(default_factory=Journal)
    clock: Clock = field(default_factory=Clock)
    events: EventLog = field(default_factory=EventLog)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    traffic: Traffic = field(default_factory=Traffic)
    files: Files = field(default_factory=Files)
    ballots: Ballots = field(default_factory=Ballots)
    bots: dict[int, Bot] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    private: dict[tuple[int, int], Chat] = field(default_factory=dict)
    groups: dict[int, Chat] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.presence = Presence(self.tell_presence)
        self.webhooks = Webhooks(self.clock, self.presence)
        self.numbers = count(1)
        self.begin_numbers()

    def begin_numbers(self) -> None:
        self.person_ids, self.group_ids = count(FIRST_PERSON), count(FIRST_GROUP)

    def tell_presence(self, online: bool) -> None:
        self.events.emit("bot", None, None, online=online)

    def fresh_id(self) -> str:
        """A new number for a query, a poll, a media group: unique in this world."""
        return str(self.clock.seconds() * 1_000_000 + next(self.numbers))

    def register(self, token: str, name: str = "Bot", username: str | None = None) -> Bot:
        found = TOKEN.fullmatch(token)
        if found is None:
            raise Absurd("that is not the form of a token")
        user = objects.bot(int(found[1]), name, username or f"sandbox_{found[1]}_bot")
        self.bots[user["id"]] = Bot(token, user)
        return self.bots[user["id"]]

    def bot_of(self, token: str) -> Bot | None:
        """The bot with this token; None when it is ill-formed, wrong, or not welcome."""
        found = TOKEN.fullmatch(token)
        if found is None:
            return None
        known = self.bots.get(int(found[1]))
        if known is None and self.open_registration:
            return self.register(token)
        return known if known is not None and known.token == token else None

    def bot_or_none(self, bot_id: int | None = None) -> Bot | None:
        return self.bots.get(bot_id) if bot_id else next(iter(self.bots.values()), None)

    def first_bot(self, bot_id: int | None = None) -> Bot:
        """The bot that the people's side is about."""
        bot = self.bot_or_none(bot_id)
        if bot is None:
            raise Absurd("no bot has come by yet")
        return bot

    def new_person(self, first_name: str, user_id: int | None = None, **more: str) -> Person:
        user_id = user_id or next(i for i in self.person_ids if i not in self.people)
        person = Person(objects.person(user_id, first_name, **more))
        self.people[user_id] = person
        return person

    def person(self, person_id: int) -> Person:
        if person_id not in self.people:
            raise Absurd("there is no such person")
        return self.people[person_id]

    def user(self, user_id: int) -> Object | None:
        known = self.people.get(user_id) or self.bots.get(user_id)
        return known.user if known else None

    def private_chat(self, bot: Bot, person: Person) -> Chat:
        """The chat between the two, opened at need."""
        chat = self.private.get((bot.id, person.id))
        if chat is None:
            members = {person.id: "member", bot.id: "member"}
            chat = Chat(objects.private_chat(person.user), bot.id, members=members)
            self.private[bot.id, person.id] = chat
        return chat

    def people_in(self, chat: Chat) -> list[Person]:
        return [self.people[who] for who in chat.here() if who in self.people]

    def bots_in(self, chat: Chat) -> list[Bot]:
        return [self.bots[who] for who in chat.here() if who in self.bots]

    def chat_at(self, place: tuple[int | None, int]) -> Chat | None:
        bot_id, chat_id = place
        return self.groups.get(chat_id) if bot_id is None else self.private.get((bot_id, chat_id))

    def forget(self) -> None:
        """Everything but the bots themselves and their queues' numbers, which never go back."""
        for bot in self.bots.values():
            bot.updates.waiting.clear()
            bot.queries.clear()
        for kept in (self.people, self.private, self.groups, self.files.known, self.ballots.polls):
            kept.clear()
        self.begin_numbers()
        self.journal.clear()
        self.faults.active.clear()
        self.limits.lift()
        self.clock.offset_seconds = 0.0
        self.events.emit("reset", None, None)
