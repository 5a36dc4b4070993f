"""What changes on an open card, part by part, and the card as it is then."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from bot.understanding import dates, entries, money
from bot.understanding.answers import read_duration
from bot.understanding.calendars import Calendar
from bot.understanding.crew_changes import CrewChanges
from bot.understanding.entries import Entry, Question
from bot.understanding.facts import Facts
from bot.understanding.people import MOST
from bot.understanding.values import Amount, Day, Duration, Impossible, Vague
from bot.understanding.work import Worked


@dataclass(frozen=True, slots=True)
class Correction:
    """Only what changes; None and () are what stays.

    `time` replaces minutes, start, end, segments and break together. `ask`: parts that were said but may be
    several things (`doubts`, `customer_options`, `activity_options` have the guesses); the card keeps its own
    until they are answered. `added`, `removed`: colleagues; `everyone`: « toute l'équipe »; `people`: the
    number with the author.
    """

    day: date | None = None
    time: Duration | None = None
    activity: str | None = None
    customer: str | None = None
    amount_cents: int | None = None
    people: int | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    everyone: bool = False
    ask: tuple[Question, ...] = ()
    doubts: tuple[Impossible | Vague, ...] = ()
    customer_options: tuple[str, ...] = ()
    activity_options: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the card says all of it already (« c'était hier » typed to « hier »)."""
        return self == Correction()


def corrected(entry: Entry, said: Correction) -> Entry:
    """The card as it is after the correction: what was said is no longer asked, what is doubtful is."""
    given = {name: getattr(said, name) for name in ("day", "activity", "customer", "amount_cents")}
    changed: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if said.time is not None:
        changed |= _time(said.time)
    changed |= _crew(entry, said)
    answered = {_QUESTION.get(name, name) for name in changed}
    ask = (set(entry.ask) - answered) | set(said.ask)
    return replace(
        entry,
        **changed,
        ask=tuple(one for one in entries.ORDER if one in ask),
        assumed=tuple(one for one in entry.assumed if one not in answered),
        doubts=said.doubts,
        customer_options=said.customer_options or entry.customer_options,
        activity_options=said.activity_options or entry.activity_options,
    )


_QUESTION = {"day": "date", "amount_cents": "amount", "colleagues": "people"}


def _time(said: Duration) -> dict[str, Any]:
    several = said.segments if len(said.segments) > 1 else ()
    return {
        "minutes": said.minutes, "start": said.start, "end": said.end,
        "segments": several, "break_minutes": said.break_minutes,
    }  # fmt: skip


def _crew(entry: Entry, said: Correction) -> dict[str, Any]:
    """Names come and go, and the number with them unless it was said."""
    changed: dict[str, Any] = {"everyone": True} if said.everyone else {}
    if said.added or said.removed:
        left = [name for name in entry.colleagues if name not in said.removed]
        changed["colleagues"] = (*left, *said.added)
        before = entry.people or len(entry.colleagues) + 1
        changed["people"] = before + len(changed["colleagues"]) - len(entry.colleagues)
    if said.people is not None:
        changed["people"] = said.people
    return changed


@dataclass
class Changes:
    """Collects a correction while its parts are read."""

    parts: dict[str, Any] = field(default_factory=dict)
    ask: set[Question] = field(default_factory=set)
    doubts: list[Impossible | Vague] = field(default_factory=list)

    def correction(self) -> Correction:
        asked = tuple(one for one in entries.ORDER if one in self.ask)
        return Correction(**self.parts, ask=asked, doubts=tuple(self.doubts))

    def take(self, part: str, question: Question, value: object, sure: type) -> None:
        """A sure value is a change, another one a doubt."""
        if isinstance(value, sure):
            self.parts[part] = value.on if isinstance(value, Day) else value
        elif isinstance(value, Amount):
            self.parts[part] = value.cents
        else:
            self.ask.add(question)
            if isinstance(value, Impossible | Vague):
                self.doubts.append(value)

    def figure(self, figure: str, facts: Facts, entry: Entry, calendar: Calendar) -> None:
        """A bare number answers the first question; else it means hours, euros on a contract."""
        asked = entry.ask[0] if entry.ask else "amount" if entry.kind == "contract" else "minutes"
        if facts.days or facts.activities or facts.customers:
            self.take("time", "minutes", Vague(figure), Duration)
        elif asked == "amount":
            self.take("amount_cents", "amount", money.read_amount(figure), int)
        elif asked == "date" and figure.isdigit():
            self.take("day", "date", dates.of_month(calendar, int(figure), figure), Day)
        elif asked == "people" and figure.isdigit() and 0 < int(figure) <= MOST:
            self.parts["people"] = int(figure)
        else:
            self.take("time", "minutes", read_duration(figure), Duration)

    def time(self, said: Worked | None) -> None:
        if said is not None:
            self.take("time", "minutes", said, Duration)

    def day(self, facts: Facts, calendar: Calendar) -> None:
        said = {one.value.on if isinstance(one.value, Day) else one.value: one.value for one in facts.days}
        if len(said) > 1:
            options = tuple(one for one in said if isinstance(one, date))
            self.take("day", "date", Vague("", options), Day)
        elif said:
            self.take("day", "date", dates.refused(next(iter(said.values())), calendar), Day)
        elif "days" in facts.denied:
            self.ask.add("date")

    def what(self, facts: Facts) -> None:
        """The activity and for whom."""
        strong = [one for one in facts.activities if not one.value.weak] or list(facts.activities)
        keys = tuple(dict.fromkeys(one.value.key for one in strong))
        if len(keys) == 1:
            self.parts["activity"] = keys[0]
        elif keys or "activities" in facts.denied:
            self.ask.add("activity")
            self.parts["activity_options"] = keys
        names = tuple(dict.fromkeys(one.value.name for one in facts.customers))
        options = next((one.value.options for one in facts.customers if one.value.options), ())
        if len(names) == 1 and not options:
            self.parts["customer"] = names[0]
        elif names or "customers" in facts.denied:
            self.ask.add("customer")
            self.parts["customer_options"] = options or names

    def amount(self, facts: Facts) -> None:
        values = list(dict.fromkeys(one.value for one in facts.amounts))
        if len(values) == 1 and not (isinstance(values[0], Amount) and values[0].per_hour):
            self.take("amount_cents", "amount", values[0], int)
        elif values or "amounts" in facts.denied:
            self.ask.add("amount")

    def people(self, facts: Facts, crew: CrewChanges, present: tuple[str, ...]) -> None:
        """Who comes and goes; « tout seul » takes everybody off."""
        named = tuple(dict.fromkeys((*crew.added, *(one.value for one in facts.who.colleagues))))
        self.parts |= {"added": named, "removed": crew.removed, "everyone": facts.who.everyone}
        if facts.who.count is not None and not facts.who.colleagues:
            self.parts["people"] = facts.who.count
            self.parts |= {"removed": present} if facts.who.count == 1 else {}
        if facts.who.doubtful:
            self.ask.add("people")
