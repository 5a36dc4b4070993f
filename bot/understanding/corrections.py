"""A line typed while a card is open: what it changes on that card, if it corrects it at all."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from functools import cache
from typing import Any

from bot.understanding import calendars, crew_changes, denied, facts, lexicon, time_changes
from bot.understanding.calendars import Calendar, Direction
from bot.understanding.changes import Changes, Correction
from bot.understanding.crew_changes import CrewChanges
from bot.understanding.entries import Entry
from bot.understanding.facts import Facts
from bot.understanding.known import Known
from bot.understanding.line import Line, line
from bot.understanding.phrases import phrases
from bot.understanding.values import Duration, Vague
from bot.understanding.work import Worked


def read_correction(
    text: str, now: datetime, timezone: tzinfo, known: Known, entry: Entry
) -> Correction | None:
    """What a line changes on the open card `entry`; `corrected(entry, it)` is the card as it is then.

    « non hier », « plutôt 3h », « 2h pas 3 », « c'était chez Mme Le Goff », « avec Tom aussi », « sans Léa »,
    « pas lundi mardi », « 9h-12h en fait », « fini à 18h », « 30 min de plus », « 2 », « vitres ».
    A figure alone answers the card's first question, else it means hours (euros for a contract).
    None when the line is no correction: small talk, a question, or a complete entry of its own without any
    word that corrects (« 3h vitres lundi »). Pure, never raises.
    """
    given = line(text)
    if "?" in given.text or text.lstrip().startswith("/"):
        return None
    direction: Direction = "future" if entry.kind == "contract" else "past"
    said = _said(given, calendars.calendar_of(now, timezone, direction), known, entry)
    if said is None or (_is_an_entry(said.facts) and not _corrects_clearly(given)):
        return None
    if len(said.leftover) > (1 if said.corrects else 0):
        return None
    return _without_known(_changes(said, entry), entry)


def _corrects_clearly(given: Line) -> bool:
    """« non 3h vitres »; « aussi 1h de vitres » is one more entry."""
    found = {one.value for one in phrases("talk", "correcting").find(given)}
    return not found <= set(map(str, lexicon.words("talk")["correcting_weakly"]))


@dataclass(frozen=True, slots=True)
class _Said:
    """All that the line says; `figure` is a bare number."""

    facts: Facts
    crew: CrewChanges
    time: Worked | None
    figure: str | None
    corrects: bool
    calendar: Calendar

    @property
    def leftover(self) -> tuple[str, ...]:
        small = _small()
        return tuple(word for word in self.facts.leftover if word not in small)


@cache
def _small() -> frozenset[str]:
    """Words of a correction that change nothing by themselves."""
    lists = ("correcting", "removing", "adding", "correcting_glue")
    return frozenset(
        word for part in lists for phrase in lexicon.members("talk", part) for word in phrase.split()
    )


def _said(given: Line, calendar: Calendar, known: Known, entry: Entry) -> _Said | None:
    """None when nothing is said that could stand on a card, or a figure is left that nobody understands."""
    crew = crew_changes.crew_changes(given, known.members, entry.colleagues)
    changed = time_changes.time_change(denied.without_bare(given).without(crew.taken), entry)
    found = facts.gather(changed.line, calendar, known)
    time = changed.value or time_changes.lasting(changed.line, found.works, alone=not found.days)
    figure = _figure(found.rest) if time is None else None
    corrects = phrases("talk", "correcting").any_in(given) or bool(crew.taken) or changed.value is not None
    said = _Said(found, crew, time, figure, corrects, calendar)
    if figure is None and not isinstance(time, Vague) and any(sign.isdigit() for sign in found.rest.text):
        return None
    return said if _is_anything(said) else None


def _is_anything(said: _Said) -> bool:
    found = said.facts
    parts = (found.days, found.amounts, found.customers, found.activities, found.denied, found.who.colleagues)
    crew = said.crew.added or said.crew.removed or found.who.count is not None or found.who.everyone
    return any(parts) or bool(crew) or said.time is not None or said.figure is not None


def _figure(rest: Line) -> str | None:
    """The only thing left, when it is a number."""
    spans = [
        (start, rest.end_of(place))
        for place, (word, start) in enumerate(zip(rest.words, rest.offsets, strict=True))
        if word in _small()
    ]
    found = _FIGURE.fullmatch(rest.without(spans).text)
    return found[1] if found else None


_FIGURE = re.compile(r"[#\W]*?(-?\d{1,4}(?:[.,]\d{1,2})?)[#\W]*")


def _is_an_entry(found: Facts) -> bool:
    """Work and how long: complete by itself."""
    return bool(found.works and found.activities)


def _changes(said: _Said, entry: Entry) -> Correction:
    """Each part that was said, as it is now or as it must be asked."""
    draft = Changes()
    if said.figure is not None:
        draft.figure(said.figure, said.facts, entry, said.calendar)
    draft.time(said.time)
    draft.day(said.facts, said.calendar)
    draft.what(said.facts)
    draft.amount(said.facts)
    draft.people(said.facts, said.crew, entry.colleagues)
    return draft.correction()


def _without_known(said: Correction, entry: Entry) -> Correction:
    """Only what changes."""
    same: dict[str, Any] = {
        name: None
        for name, ours in (("day", "day"), ("activity", "activity"), ("customer", "customer"),
                           ("amount_cents", "amount_cents"), ("people", "people"))
        if getattr(said, name) == getattr(entry, ours)
    }  # fmt: skip
    if said.time is not None and _same_time(said.time, entry):
        same["time"] = None
    same["added"] = tuple(name for name in said.added if name not in entry.colleagues)
    same["removed"] = tuple(name for name in said.removed if name not in said.added)
    same["everyone"] = said.everyone and not entry.everyone
    return replace(said, **same)


def _same_time(said: Duration, entry: Entry) -> bool:
    ours = (entry.minutes, entry.start, entry.end, entry.break_minutes)
    return ours == (said.minutes, said.start, said.end, said.break_minutes) or (
        said.minutes == entry.minutes and said.start is None
    )
