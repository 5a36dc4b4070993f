"""One free line read as hours: what each of its entries answers, what it leaves open, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.flows.crew import Member, crew_of
from bot.flows.steps import Facts
from bot.texts import activities, clean
from bot.understanding import Duration, Entry, Impossible, Known, Reading, Vague, read

DAY_REASONS = ("no_such_day", "future", "past", "too_far")
LONGEST_NAME = 40


@dataclass(frozen=True)
class Names:
    """By which a line is read: the cooperative's own, whose line it is, and the other members.

    `offline`: those of the members who have no Telegram.
    """

    known: Known = field(default_factory=Known)
    author: str = ""
    members: tuple[Member, ...] = ()
    offline: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Line:
    """`answers`: one for each entry that the line says; none when it says no hours.

    `may_be_contract`: whether it is hours at all must be asked first.
    """

    answers: tuple[dict[str, Any], ...] = ()
    may_be_contract: bool = False

    @property
    def complete(self) -> bool:
        """Whether it says work with its duration."""
        return any({"what", "how_long"} <= set(each) for each in self.answers)

    @property
    def only(self) -> dict[str, Any]:
        """What its only entry says; nothing when there are several."""
        return self.answers[0] if len(self.answers) == 1 else {}


NOBODY = Names()


def is_plausible(text: str, facts: Facts) -> bool:
    """Whether it is worth looking names up: they can make hours of a line, but never without a figure."""
    figures = any(each.isdigit() for each in text[:400])
    return figures or read(text, facts.now, ZoneInfo(facts.timezone)).kind == "hours"


def line_of(text: str, facts: Facts, names: Names = NOBODY) -> Line:
    """What one free line says by itself."""
    return of_reading(read(text, facts.now, ZoneInfo(facts.timezone), names.known), text, names)


def of_reading(reading: Reading, text: str, names: Names) -> Line:
    """The same, of a line that has been read."""
    if reading.kind != "hours":
        return Line()
    unsure = any("kind" in each.ask for each in reading.entries)
    return Line(tuple(answers_of(each, text, names) for each in reading.entries), unsure)


def answers_of(entry: Entry, text: str, names: Names = NOBODY) -> dict[str, Any]:
    """An entry as answers: what is sure as answered, what must be asked with guesses and the reason."""
    return {
        **_how_long(entry),
        **_when(entry),
        **_what(entry, text),
        **_customer(entry),
        **_crew(entry, names),
        **_person(entry, names),
        **({"unsure": True} if "confirm" in entry.ask else {}),
        "guesses": _guesses(entry),
        "whys": _whys(entry),
    }


def _how_long(entry: Entry) -> dict[str, Any]:
    share = _share(entry)
    if share:
        return {"share": share}
    if entry.minutes is None or "minutes" in entry.ask:
        return {}
    stretches = [(one.start, one.end) for one in entry.segments]
    return {"how_long": span(entry.minutes, entry.start, entry.end, stretches)}


def _share(entry: Entry) -> dict[str, int] | None:
    """« 6h à nous 3 »: each, or in all."""
    guesses, people = options(entry.doubts, int), entry.people or len(entry.colleagues) + 1
    clock = any(isinstance(each, Vague) and each.clock for each in entry.doubts)
    if "minutes" not in entry.ask or clock or people < 2 or len(guesses) != 1:
        return None
    return {"minutes": guesses[0], "people": people}


def lasting(found: Duration) -> dict[str, Any]:
    """How long, of a duration that was read; a single stretch is its start and end."""
    several = found.segments if len(found.segments) > 1 else ()
    return span(found.minutes, found.start, found.end, [(one.start, one.end) for one in several])


def span(
    minutes: int, start: time | None, end: time | None, stretches: Sequence[tuple[time, time]] = ()
) -> dict[str, Any]:
    """How long, as an answer is kept."""
    found: dict[str, Any] = {"minutes": minutes}
    if start is not None and end is not None:
        found |= {"starts": start.isoformat(), "ends": end.isoformat()}
    segments = [[f"{begun:%H:%M}", f"{done:%H:%M}"] for begun, done in stretches]
    return found | ({"segments": segments} if segments else {})


def _when(entry: Entry) -> dict[str, Any]:
    if entry.day is None or "date" in entry.ask:
        return {}
    return {"when": entry.day.isoformat(), "today_assumed": "date" in entry.assumed}


def _what(entry: Entry, text: str) -> dict[str, Any]:
    if entry.activity is None or "activity" in entry.ask:
        return {}
    said = [one.said for one in entry.evidence if one.part == "activity"]
    words = " ".join(said) if said else text
    return {"what": {"activity": activities.said_in(words, entry.activity), "key": entry.activity}}


def _customer(entry: Entry) -> dict[str, Any]:
    if "customer" in entry.ask:
        return {"customers": list(entry.customer_options)} if entry.customer_options else {}
    return {"customer": entry.customer} if entry.customer else {}


def _crew(entry: Entry, names: Names) -> dict[str, Any]:
    if not (entry.colleagues or entry.everyone or entry.people):
        return {}
    found = crew_of((name[:LONGEST_NAME] for name in entry.colleagues), names.members).answers
    if entry.everyone:
        found = {"with": [key for key, _ in names.members], "unclear": []}
    doubtful = "people" in entry.ask and _share(entry) is None
    return {**found, "people": entry.people, **({"asks": ["with"]} if doubtful else {})}


def _person(entry: Entry, names: Names) -> dict[str, Any]:
    """« Léa 2h tonte » written by the only Léa are her own."""
    if "person" not in entry.ask:
        return {}
    said, author = clean.folded(entry.person or ""), clean.folded(names.author)
    alike = [name for _, name in names.members if clean.folded(name) == said]
    return {} if said and said == author and not alike else {"person": entry.person or ""}


def options(doubts: Sequence[Impossible | Vague], kind: type) -> list[Any]:
    """What a doubtful part may be: minutes (`int`) or days (`date`), best first."""
    found = [each for doubt in doubts if isinstance(doubt, Vague) for each in doubt.options]
    return list(dict.fromkeys(each for each in found if isinstance(each, kind)))


def _minutes_options(entry: Entry) -> list[int]:
    """What it may be; else what it was read as, in doubt."""
    return options(entry.doubts, int) or ([entry.minutes] if entry.minutes else [])


def _guesses(entry: Entry) -> dict[str, Any]:
    days = [each.isoformat() for each in options(entry.doubts, date)] if "date" in entry.ask else []
    minutes = _minutes_options(entry) if "minutes" in entry.ask else []
    activity = list(entry.activity_options) if "activity" in entry.ask else []
    found = {"when": days, "how_long": minutes, "what": activity}
    return {part: guesses for part, guesses in found.items() if guesses}


def _whys(entry: Entry) -> dict[str, str]:
    found: dict[str, str] = {}
    for doubt in entry.doubts:
        if isinstance(doubt, Impossible):
            found.setdefault("when" if doubt.reason in DAY_REASONS else "how_long", doubt.reason)
        elif doubt.clock:
            found.setdefault("how_long", "clock")
    return found
