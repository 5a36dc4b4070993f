"""The people of a trial: each follows a little script on a phone, and waits for what the bot says."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from bench.ground import FIRST_ID, name_of
from bot.sandbox.errors import Absurd
from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

Message = dict[str, Any]
Gesture = Callable[[], object]
Script = Callable[["Human"], Coroutine[Any, Any, None]]

ONE_LINE = "2h flyers aujourd'hui"
SAVE, SAVE_ALL, SAVED, YES = "Enregistrer", "Tout enregistrer", "C'est noté", "Oui, c'est ça"


@dataclass
class Presence:
    """Since when the bot has been there, and how long people wait for it then."""

    patience: float
    back_at: float = field(default_factory=time.monotonic)

    def silent_since(self, gesture_at: float) -> bool:
        return time.monotonic() - max(self.back_at, gesture_at) >= self.patience


@dataclass
class Human:
    """Does one thing after another. `waits` are the seconds from each gesture to its answer.

    A human who hears nothing though the bot has long been there does the same again; `repeats` counts that.
    """

    phone: Phone
    bot: "Presence"
    pause: float = 0.0
    waits: list[float] = field(default_factory=list)
    repeats: int = 0
    _news: list[Message] = field(default_factory=list)
    _told: asyncio.Event = field(default_factory=asyncio.Event)

    def notice(self, message: Message) -> None:
        """A new or changed message is on the phone; the human's own are no news."""
        if message["from"]["id"] != self.phone.id:
            self._news.append(message)
            self._told.set()

    async def says(self, text: str, expects: str) -> Message:
        return await self._does(lambda: self.phone.says(text), expects)

    async def presses(self, label: str, expects: str) -> Message:
        return await self._does(lambda: self.phone.presses(label), expects)

    async def hears(self, expects: str) -> bool:
        """Whether the bot says so by itself before it has long been there."""
        started = time.monotonic()
        while await self._hears(expects) is None:
            if self.bot.silent_since(started):
                return False
        return True

    async def _does(self, gesture: Gesture, expects: str) -> Message:
        if self.pause:
            await asyncio.sleep(self.pause)
        self._news.clear()
        gesture()
        started = time.monotonic()
        while (heard := await self._hears(expects)) is None:
            if self.bot.silent_since(started):
                self.repeats += 1
                self._again(gesture)
        self.waits.append(time.monotonic() - started)
        return heard

    def _again(self, gesture: Gesture) -> None:
        try:
            gesture()
        except Absurd:  # the button has gone in the meantime
            self.phone.says(ONE_LINE)

    async def _hears(self, expects: str) -> Message | None:
        """The first news with these words, or this button; None after a while."""
        try:
            async with asyncio.timeout(self.bot.patience):
                while (heard := self._heard(expects)) is None:
                    self._told.clear()
                    await self._told.wait()
        except TimeoutError:
            return None
        return heard

    def _heard(self, expects: str) -> Message | None:
        return next((each for each in self._news if shows(each, expects)), None)


def shows(message: Message, expected: str) -> bool:
    """« Enregistrer quand même » is « Enregistrer » too: who says the same twice is warned."""
    return any(each.startswith(expected) for each in labels(message)) or expected in message.get("text", "")


def labels(message: Message) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def saves(human: Human, card: Message) -> None:
    await human.presses(next(each for each in labels(card) if each.startswith(SAVE)), SAVED)


async def in_one_line(human: Human) -> None:
    """« 2h flyers aujourd'hui », and the card is saved."""
    await saves(human, await human.says(ONE_LINE, SAVE))


async def guided(human: Human) -> None:
    """« /heures », a button for each question, and the card is saved."""
    question = await human.says("/heures", "Tu as fait quoi")
    await human.presses(labels(question)[0], "Aujourd'hui")
    await human.presses("Aujourd'hui", "2 h")
    await saves(human, await human.presses("2 h", SAVE))


async def several(human: Human) -> None:
    """Two entries in one message, on one card."""
    await human.says("2h flyers et 1h de réunion aujourd'hui", SAVE_ALL)
    await human.presses(SAVE_ALL, SAVED)


async def corrected(human: Human) -> None:
    """One line, put right while its card is open: what is written is what was typed last."""
    await human.says(ONE_LINE, SAVE)
    await human.says("plutôt 3h", "3\u00a0h")
    await human.presses(SAVE, SAVED)


async def together(human: Human) -> None:
    """Hours with the colleague whose id is the next one, who must confirm them."""
    await human.says(f"1h de ménage aujourd'hui avec {name_of(human.phone.id + 1)}", "confirmera")
    await human.presses(SAVE, SAVED)


async def confirming(human: Human) -> None:
    """Says yes to what the colleague before wrote down, if it arrives: a proposal goes out once at most."""
    if await human.hears(YES):
        await human.presses(YES, SAVED)


@dataclass(frozen=True)
class Part:
    """What somebody does in a trial, and the entries and minutes that there must be of theirs afterwards."""

    script: Script
    entries: int
    minutes: int


PARTS = (
    Part(in_one_line, 1, 120),
    Part(guided, 1, 120),
    Part(several, 2, 180),
    Part(corrected, 1, 180),
    Part(together, 1, 60),
    Part(confirming, 1, 60),
)


def part_of(telegram_id: int) -> Part:
    return PARTS[(telegram_id - FIRST_ID) % len(PARTS)]


class Crowd:
    """All humans of a trial; one listener hands each what their phone shows."""

    def __init__(self, sandbox: Sandbox, ids: range, patience: float, pause: float = 0.0) -> None:
        self.sandbox, self.bot = sandbox, Presence(patience)
        phones = [sandbox.person(name_of(number), number) for number in ids]
        self.humans = {phone.id: Human(phone, self.bot, pause) for phone in phones}
        for phone in phones:
            assert phone.chat.chat.is_private  # opened: the bot may write first

    def know_it_is_back(self) -> None:
        self.bot.back_at = time.monotonic()

    async def listen(self) -> None:
        """Until cancelled."""
        async for event in self.sandbox.subscribe():
            human = self.humans.get(event["person"] or 0)
            if human is not None and event["type"] in ("message", "edited"):
                human.notice(event["message"])
