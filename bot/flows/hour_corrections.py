"""Text typed while a card is shown, as what it changes there."""

from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.flows.crew import crew_of, names_of
from bot.flows.hours_line import DAY_REASONS, lasting, options
from bot.flows.steps import Facts
from bot.texts import activities, clean
from bot.understanding import Correction, Entry, Impossible, read_correction
from bot.understanding.values import Segment


def correct(text: str, facts: Facts) -> dict[str, Any] | None:
    """« non hier », « plutôt 3h », « avec Tom aussi » as answers; None for what is no correction."""
    said = read_correction(
        text, facts.now, ZoneInfo(facts.timezone), facts.known["line_names"].known, entry_of(facts)
    )
    return None if said is None else _answers(said, text, facts)


def entry_of(facts: Facts) -> Entry:
    """The card as understanding knows one."""
    answers = facts.answers
    how_long, what = answers.get("how_long") or {}, answers.get("what") or {}
    inside, outside = names_of(facts)
    return Entry(
        "hours",
        minutes=how_long.get("minutes"),
        day=date.fromisoformat(answers["when"]) if answers.get("when") else None,
        start=_time(how_long.get("starts")),
        end=_time(how_long.get("ends")),
        segments=tuple(_segment(*each) for each in how_long.get("segments") or ()),
        activity=what.get("key"),
        customer=answers.get("customer"),
        people=answers.get("people"),
        colleagues=(*inside, *outside),
    )


def _time(words: str | None) -> time | None:
    return time.fromisoformat(words) if words else None


def _segment(start: str, end: str) -> Segment:
    begun, done = time.fromisoformat(start), time.fromisoformat(end)
    minutes = (done.hour - begun.hour) * 60 + done.minute - begun.minute
    return Segment(begun, done, minutes % (24 * 60))


def _answers(said: Correction, text: str, facts: Facts) -> dict[str, Any]:
    found: dict[str, Any] = {**_asked(said), **_crew(said, facts)}
    if said.day is not None:
        found["when"] = said.day.isoformat()
    if said.time is not None:
        found["how_long"] = lasting(said.time)
    if said.activity is not None:
        found["what"] = {"activity": activities.said_in(text, said.activity), "key": said.activity}
    if said.customer is not None:
        found |= {"customer": said.customer, "customers": None}
    return found


PARTS_OF = {"minutes": "how_long", "date": "when", "activity": "what"}


def _asked(said: Correction) -> dict[str, Any]:
    """What was said but may be several things is asked: its answer goes, the guesses come."""
    found: dict[str, Any] = {PARTS_OF[one]: None for one in said.ask if one in PARTS_OF}
    if "customer" in said.ask and said.customer_options:
        found["customers"] = list(said.customer_options)
    if "people" in said.ask:
        found["asks"] = ["with"]
    if not found:
        return {}
    guesses = {
        "when": [each.isoformat() for each in options(said.doubts, date)],
        "how_long": options(said.doubts, int),
        "what": list(said.activity_options),
    }
    return {**found, "guesses": guesses, "whys": _whys(said)}


def _whys(said: Correction) -> dict[str, str]:
    reasons = [doubt.reason for doubt in said.doubts if isinstance(doubt, Impossible)]
    return {"when" if reason in DAY_REASONS else "how_long": reason for reason in reasons}


def _crew(said: Correction, facts: Facts) -> dict[str, Any]:
    if not (said.added or said.removed or said.everyone or said.people is not None):
        return {}
    names = facts.known["line_names"]
    if said.everyone:
        return {"with": [key for key, _ in names.members], "unclear": [], "people": None}
    gone = {clean.folded(each) for each in said.removed}
    labels = dict(facts.known["members"])
    together = [
        each
        for each in facts.answers.get("with") or []
        if clean.folded(each if isinstance(each, str) else labels.get(each, "")) not in gone
    ]
    added = crew_of(said.added, names.members)
    found = {"with": [*together, *(each for each in added.together if each not in together)]}
    return {**found, "unclear": list(added.unclear), "people": said.people}
