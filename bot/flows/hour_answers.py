"""The three questions that every entry answers: what, when, how long; and how typed answers are read."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.flows.hours_line import Line, lasting, line_of
from bot.flows.idle import idle_week
from bot.flows.steps import AnotherMatter, Choice, Facts, NotUnderstood, Step, unanswered
from bot.hours import rules
from bot.texts import activities, clean, french
from bot.texts import hour_questions as texts
from bot.texts import hours as hour_texts
from bot.understanding import Day, Duration, Impossible, activity_of, read, read_date, read_duration

LONGEST_ACTIVITY = 60
WHATS_SHOWN, CONTRACTS_SHOWN, TIMES_SHOWN = 10, 4, 6
SENTENCE = re.compile(r"(?:j'|je |on |nous |tu |il |elle |c'était )", re.IGNORECASE)
SURE = ("what", "when", "how_long", "customer", "with", "unclear", "people")


def _why(facts: Facts, part: str, question: Markup) -> Markup:
    """The question, after why what was said for this part cannot be taken."""
    reason = (facts.answers.get("whys") or {}).get(part)
    return texts.doubted(None if facts.answers.get(part) else reason, question)


def _guesses(facts: Facts, part: str) -> list[Any]:
    return list((facts.answers.get("guesses") or {}).get(part) or ())


def _whats(facts: Facts) -> Sequence[Choice]:
    contracts = [Choice(label, value) for label, value in facts.known["contracts"][:CONTRACTS_SHOWN]]
    names = [activities.name_of(key) for key in _guesses(facts, "what")]
    usual = dict.fromkeys([*names, *facts.known["activities"]])
    found = [Choice(french.capital(name), {"activity": name}) for name in usual]
    return [*found[: len(names)], *contracts, *found[len(names) :]][:WHATS_SHOWN]


def _take_what(value: dict[str, Any], _facts: Facts) -> dict[str, Any]:
    """A contract says its customer too."""
    what = {name: each for name, each in value.items() if name != "customer"}
    customer = {"customer": value["customer"], "customers": None} if "customer" in value else {}
    return {"what": what, **customer}


def _read_what(text: str, facts: Facts) -> dict[str, Any]:
    """All that a line says is taken; anything else with letters is the activity in the member's words."""
    if said := _whole(text, facts, "what") or _partly(text, facts):
        return said
    if idle_week(text) or read(text, facts.now, ZoneInfo(facts.timezone)).kind == "contract":
        raise AnotherMatter
    words = clean.line(text, LONGEST_ACTIVITY)
    if not any(letter.isalpha() for letter in words):
        raise NotUnderstood(texts.no_activity())
    key = activity_of(words)
    noun = activities.said_in(words, key) if key and SENTENCE.match(words) else words
    return {"what": {"activity": noun, "key": key}}


def _partly(text: str, facts: Facts) -> dict[str, Any]:
    """« tonte hier », « chez Mme Le Goff », « 2h », « hier ». A day that nobody said is not guessed here."""
    said = line_of(text, facts, facts.known["line_names"]).only
    day = read_date(text, facts.now, ZoneInfo(facts.timezone))
    if isinstance(day, Day) and not (said.keys() & SURE) and activity_of(text) is None:
        return {"when": day.on.isoformat()}
    return _sure(said, without_today=True)


def _sure(said: dict[str, Any], without_today: bool) -> dict[str, Any]:
    """What of a typed answer is taken: the parts that are sure, not a day that nobody said."""
    today = without_today and said.get("today_assumed")
    found = {part: said[part] for part in SURE if part in said and not (part == "when" and today)}
    return found if found.keys() & {"what", "when", "how_long", "customer"} else {}


def _needs_its_own_card(line: Line) -> bool:
    """Several entries, somebody else's, or perhaps no hours: more than one answer can say."""
    doubtful = line.may_be_contract or line.only.get("person") is not None
    return len(line.answers) > 1 or (line.complete and doubtful)


def _whole(text: str, facts: Facts, asked: str) -> dict[str, Any]:
    """A line that says it all, typed where one part was asked; empty when it is none.

    A day that it does not say is no answer to « which day? », nor changes one that is known.
    """
    line = line_of(text, facts, facts.known["line_names"])
    if _needs_its_own_card(line):
        raise AnotherMatter
    if not line.complete or not {"what", "when", "how_long"} <= set(line.only):
        return {}
    return _sure(line.only, without_today=asked == "when" or "when" in facts.answers)


def _whens(facts: Facts) -> Sequence[Choice]:
    today = rules.today(facts.now, facts.timezone)
    guessed = [date.fromisoformat(each) for each in _guesses(facts, "when")]
    days = dict.fromkeys(guessed or rules.days_offered(today))
    return [Choice(hour_texts.today(day, today), day.isoformat()) for day in days]


def _read_when(text: str, facts: Facts) -> dict[str, Any]:
    if whole := _whole(text, facts, "when"):
        return whole
    match read_date(text, facts.now, ZoneInfo(facts.timezone)):
        case Day(on=day):
            return {"when": day.isoformat()}
        case Impossible(reason=reason):
            raise NotUnderstood(texts.impossible(reason))
    raise NotUnderstood(texts.no_day())


def _how_longs(facts: Facts) -> Sequence[Choice]:
    usual = dict(texts.DURATIONS)
    minutes = dict.fromkeys([*_guesses(facts, "how_long"), *usual])
    shown = [(each, usual.get(each) or french.duration(each)) for each in minutes]
    return [Choice(label, {"minutes": each}) for each, label in shown[:TIMES_SHOWN]]


def _read_how_long(text: str, facts: Facts) -> dict[str, Any]:
    if whole := _whole(text, facts, "how_long"):
        return whole
    match read_duration(text):
        case Duration() as found:
            return {"how_long": lasting(found)}
        case Impossible(reason=reason):
            raise NotUnderstood(texts.impossible(reason))
    raise NotUnderstood(texts.no_duration())


WHAT = Step(
    "what",
    "L'activité",
    lambda facts: _why(facts, "what", texts.what(facts.adult)),
    _read_what,
    _whats,
    missing=unanswered("what"),
    take=_take_what,
)
WHEN = Step(
    "when",
    "Le jour",
    lambda facts: _why(facts, "when", texts.when(facts.adult)),
    _read_when,
    _whens,
    missing=unanswered("when"),
)
HOW_LONG = Step(
    "how_long",
    "La durée",
    lambda facts: _why(facts, "how_long", texts.how_long(facts.adult)),
    _read_how_long,
    _how_longs,
    missing=unanswered("how_long"),
    columns=3,
)
