"""One free line read as hours: what it answers, what holds it back, and why something in it cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo

from bot.flows.steps import Facts
from bot.texts import activities, clean
from bot.understanding import Entry, Impossible, Known, read

HOLDING = ("kind", "person", "confirm")


@dataclass(frozen=True)
class Names:
    """By which a line is read: the cooperative's own, and whose line it is."""

    known: Known = field(default_factory=Known)
    author: str = ""


@dataclass(frozen=True)
class Line:
    """`held` says why nothing is taken from it in one go, `doubt` why a part cannot be as it was said.

    `complete`: work with its duration is said. `day_assumed`: no day is said, so it would be today.
    """

    answers: dict[str, Any]
    held: str | None = None
    doubt: str | None = None
    complete: bool = False
    day_assumed: bool = False


NOTHING = Line({})
NOBODY = Names()


def is_plausible(text: str, facts: Facts) -> bool:
    """Whether it is worth looking names up: they can make hours of a line, but never without a figure."""
    figures = any(each.isdigit() for each in text[:400])
    return figures or read(text, facts.now, ZoneInfo(facts.timezone)).kind == "hours"


def line_of(text: str, facts: Facts, names: Names = NOBODY) -> Line:
    """What one free line says by itself; NOTHING when it is no entry."""
    reading = read(text, facts.now, ZoneInfo(facts.timezone), names.known)
    if reading.kind != "hours":
        return NOTHING
    entries, held = reading.entries, _held(reading.entries, names)
    return Line(
        {} if held else _answers(text, entries[0]),
        held,
        _impossible(entries),
        any(each.minutes is not None and each.activity is not None for each in entries),
        any("date" in each.assumed for each in entries),
    )


def _held(entries: Sequence[Entry], names: Names) -> str | None:
    """Several entries, somebody else's hours, perhaps a contract, a text cut off: none is one card."""
    if len(entries) != 1:
        return "split"
    asked = (each for each in HOLDING if each in entries[0].ask)
    return next((each for each in asked if each != "person" or not _is_author(entries[0], names)), None)


def _is_author(entry: Entry, names: Names) -> bool:
    """« Léa 2h tonte », written by the only Léa."""
    said = clean.folded(entry.person or "")
    same = [each for each in names.known.members if clean.folded(each) == said]
    return bool(said) and clean.folded(names.author) == said and len(same) < 2


def _answers(text: str, entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if entry.minutes is not None and "minutes" not in entry.ask:
        found["how_long"] = span(entry.minutes, entry.start, entry.end)
    if entry.day is not None and "date" not in entry.ask:
        found["when"] = entry.day.isoformat()
    if entry.activity is not None and not {"activity", "customer"} & set(entry.ask):
        found["what"] = _what(text, entry)
    return found


def span(minutes: int, start: time | None, end: time | None) -> dict[str, Any]:
    """How long, as an answer is kept."""
    found: dict[str, Any] = {"minutes": minutes}
    if start is not None and end is not None:
        found |= {"starts": start.isoformat(), "ends": end.isoformat()}
    return found


def _impossible(entries: Sequence[Entry]) -> str | None:
    doubts = [doubt for entry in entries for doubt in entry.doubts]
    return next((doubt.reason for doubt in doubts if isinstance(doubt, Impossible)), None)


def _what(text: str, entry: Entry) -> dict[str, Any]:
    key = entry.activity or ""
    what = {"activity": activities.said_in(text, key), "key": key}
    return what | ({"customer": entry.customer} if entry.customer else {})
