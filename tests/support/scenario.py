"""Plays a scenario file against a whole bot and compares every word; then presses every button again."""

import asyncio
import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.people.models import Role
from bot.sandbox import acting
from bot.sandbox.objects import Object
from bot.sandbox.phone import Phone
from bot.sandbox.script import Act, Said, Script
from tests.support.stage import Stage, add_cooperative, add_person

PARIS = ZoneInfo("Europe/Paris")
NO_TELEGRAM, NAMESAKE = "-", "~"


class Play:
    """One scenario on a stage. Raises AssertionError with the line that went otherwise."""

    def __init__(self, stage: Stage, script: Script) -> None:
        self.stage, self.script = stage, script
        self.heard: dict[str, int] = {}
        self.remembered: dict[str, str] = {}
        self.shown: dict[tuple[str, int, str], str] = {}
        self.pressed: set[tuple[str, int, str]] = set()
        self.last = ""

    async def run(self) -> None:
        self._cast()
        for act in self.script.acts:
            await self._play(act)
        assert not self.stage.errors.lines, f"logged as errors: {self.stage.errors.lines}"

    def _cast(self) -> None:
        with Session(self.stage.engine) as session:
            places: dict[str, Cooperative] = {}
            for written, town, region, timezone, season in self.script.cooperatives:
                first, last = (date.fromisoformat(day) for day in season.split(":"))
                name = written.replace("_", " ")
                places[name] = add_cooperative(
                    session,
                    name,
                    town=town,
                    region=region,
                    timezone=timezone,
                    season_starts_on=first,
                    season_ends_on=last,
                )
            for name, number, *rest in self.script.cast:
                place = rest[1].replace("_", " ") if len(rest) > 1 else None
                if rest:
                    account = int(number) if number != NO_TELEGRAM else None
                    first_name = name.partition(NAMESAKE)[0]
                    add_person(session, first_name, account, Role(rest[0]), places.get(place or "", place))
                if name.lower() not in self.stage.phones and number != NO_TELEGRAM:
                    self._phone(name, int(number))
            session.commit()

    def _phone(self, name: str, number: int) -> None:
        self.stage.phones[name.lower()] = self.stage.sandbox.person(name, id=number)
        self.heard[name.lower()] = 0

    async def _play(self, act: Act) -> None:
        if act.who == "#":
            return
        if act.who == "---":
            await self._turn_page(act)
        else:
            assert act.who in self.stage.phones, f"line {act.line}: nobody is called {act.who}"
            self.last = act.who
            self._do(self.stage.phones[act.who], act)
            await self.stage.settle()
        self._compare(act)

    async def _turn_page(self, act: Act) -> None:
        if act.what == "redémarrage":
            await self.stage.restart()
        else:
            await self.stage.move_to(datetime.fromisoformat(act.what).replace(tzinfo=PARIS))
        if self.stage.bot is None:
            await self.stage.start()

    def _do(self, phone: Phone, act: Act) -> None:
        try:
            pressed = acting.act(phone, self._filled(act.what))
        except acting.Unplayable as error:
            raise AssertionError(f"line {act.line}: {act.who} sees {error}") from error
        if pressed is not None:
            self.pressed.add((act.who, *pressed))

    def _filled(self, words: str) -> str:
        for name, value in self.remembered.items():
            words = words.replace("{" + name + "}", value)
        return words

    def _compare(self, act: Act) -> None:
        said = {name: self._news(name) for name in self.stage.phones}
        for expected in act.answers:
            name = expected.to or self.last
            assert name in said, f"line {expected.line}: nobody is called {name}"
            assert said[name], (
                f"line {expected.line}: nothing more said to {name}, but should: {' '.join(expected.text)}"
            )
            self._match(expected, *said[name].pop(0))
        left = {name: [_plain(_words(message)) for _, message in news] for name, news in said.items() if news}
        assert not left, f"line {act.line}: after « {act.what} » the bot also said {left}"

    def _news(self, name: str) -> list[tuple[bool, Object]]:
        log = self.stage.phones[name].person.log
        new, self.heard[name] = log[self.heard[name] :], len(log)
        told = [each for each in new if each["kind"] in ("message", "edited", "reaction")]
        told = [each for each in told if each["message"].get("from", {}).get("is_bot")]
        for each in told:
            for button in acting.buttons(each["message"]):
                self.shown[(name, each["message"]["message_id"], button.get("callback_data", ""))] = button[
                    "text"
                ]
        return [(each["kind"] == "edited", each["message"]) for each in told]

    def _match(self, expected: Said, edited: bool, message: Object) -> None:
        actual = [line for line in _plain(_words(message)).split("\n") if line]
        rows = [" ".join(f"[{button['text']}]" for button in row) for row in acting.rows(message)]
        place = f"line {expected.line}"
        assert edited == expected.edited, f"{place}: edited is {edited}: {actual} {rows}"
        self._match_lines(place, list(expected.text), actual)
        if expected.buttons != ("[…]",):
            assert [_plain(row) for row in rows] == list(expected.buttons), (
                f"{place}: {rows} instead of {expected.buttons}"
            )

    def _match_lines(self, place: str, expected: list[str], actual: list[str]) -> None:
        if expected and expected[-1] == "…":
            expected = expected[:-1]
            actual = actual[: len(expected)]
        assert len(expected) == len(actual), f"{place}:\n{actual}\ninstead of\n{expected}"
        for wanted, line in zip(expected, actual, strict=True):
            pattern = re.escape(_plain(self._filled(wanted)))
            pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>\\S+)", pattern)
            found = re.fullmatch(pattern, line)
            assert found, f"{place}: « {line} » instead of « {wanted} »"
            self.remembered |= {name: value for name, value in found.groupdict().items() if value}

    async def press_everything_again(self, strangers: list[Phone]) -> None:
        """Pressed and gone buttons by their owner once more, and all by people with no right to them."""
        before = self.stage.snapshot()
        live = {
            (name, message["message_id"], button.get("callback_data"))
            for name, phone in self.stage.phones.items()
            for message in phone.chat.messages
            for button in acting.buttons(message)
        }
        for owner, number, data in self.shown:
            stale = (owner, number, data) not in live or (owner, number, data) in self.pressed
            if data and stale:
                await self._press_late(self.stage.phones[owner], number, data)
            for stranger in strangers if data else []:
                await self._press_late(stranger, None, data)
        await self.stage.settle(60)
        after = self.stage.snapshot()
        for table, rows in before.items():
            assert after[table] == rows, f"{table} changed by a late or strange press"
        assert not self.stage.errors.lines, f"logged as errors: {self.stage.errors.lines}"

    async def _press_late(self, phone: Phone, number: int | None, data: str) -> None:
        messages = phone.chat.messages
        if messages:
            phone.presses(data, number if number is not None else messages[-1]["message_id"])
            await asyncio.sleep(0)


def _words(message: Object) -> str:
    """« (réaction) 👍 » for one that the bot puts on what was said last."""
    if "reaction" in message:
        return f"(réaction) {message['reaction']}"
    kind = next((kind for kind in ("photo", "document", "sticker") if kind in message), None)
    text = str(message.get("text", message.get("caption", "")))
    return f"({kind}) {text}" if kind else text


def _plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")
