"""The conversation that ends in an entry: where, what, when, how long, then the card."""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.flows import place
from bot.flows.hours_line import line_of, span
from bot.flows.steps import AnotherMatter, Card, Choice, Facts, Flow, NotUnderstood, Step
from bot.hours import rules
from bot.hours.rules import Work
from bot.texts import activities, clean, french
from bot.texts import hours as texts
from bot.understanding import Day, Duration, Impossible, activity_of, read, read_date, read_duration

NAME, DELETION = "hours", "hours_deletion"
LONGEST_ACTIVITY = 60
WHATS_SHOWN = 10
SENTENCE = re.compile(r"(?:j'|je |on |nous |tu |il |elle |c'était )", re.IGNORECASE)
DAY_REASONS = ("no_such_day", "future", "past", "too_far")


def _held(facts: Facts, question: Markup) -> Markup:
    """The first question, after why a line was not taken in one go."""
    doubt = facts.known.get("doubt")
    return texts.doubted(doubt if doubt in texts.HELD else None, question)


def _where(facts: Facts) -> Markup:
    return _held(facts, texts.which_cooperative())


def _whats(facts: Facts) -> Sequence[Choice]:
    contracts = [Choice(label, value) for label, value in facts.known["contracts"]]
    usual = [Choice(french.capital(name), {"activity": name}) for name in facts.known["activities"]]
    return [*contracts, *usual][:WHATS_SHOWN]


def _read_what(text: str, facts: Facts) -> dict[str, Any]:
    """All that a line says is taken; anything else with letters is the activity in the member's words."""
    if said := _whole(text, facts, "what") or _partly(text, facts):
        return said
    if read(text, facts.now, ZoneInfo(facts.timezone)).kind == "contract":
        raise AnotherMatter
    words = clean.line(text, LONGEST_ACTIVITY)
    if not any(letter.isalpha() for letter in words):
        raise NotUnderstood(texts.no_activity())
    key = activity_of(words)
    noun = activities.said_in(words, key) if key and SENTENCE.match(words) else words
    return {"what": {"activity": noun, "key": key}}


def _partly(text: str, facts: Facts) -> dict[str, Any]:
    """« tonte hier », « chez Mme Le Goff », « 2h », « hier ». A day that nobody said is not guessed here."""
    line = line_of(text, facts)
    day = read_date(text, facts.now, ZoneInfo(facts.timezone))
    if isinstance(day, Day) and not line.answers and activity_of(text) is None:
        return {"when": day.on.isoformat()}
    return {step: value for step, value in line.answers.items() if step != "when" or not line.day_assumed}


def _whole(text: str, facts: Facts, asked: str) -> dict[str, Any]:
    """A line that says it all, typed where one part was asked; empty when it is none.

    A day that it does not say is no answer to « which day? », nor changes one that is known.
    """
    line = line_of(text, facts)
    if not line.complete:
        return {}
    line = line_of(text, facts, facts.known["names"])
    if line.held:
        raise NotUnderstood(texts.impossible(line.held))
    if not {"what", "when", "how_long"} <= set(line.answers):
        return {}
    kept = line.day_assumed and (asked == "when" or "when" in facts.answers)
    return {step: value for step, value in line.answers.items() if step != "when" or not kept}


def _when(facts: Facts) -> Markup:
    doubt = facts.known.get("doubt")
    return texts.doubted(doubt if doubt in DAY_REASONS else None, texts.when(facts.adult))


def _how_long(facts: Facts) -> Markup:
    doubt = facts.known.get("doubt")
    return texts.doubted(None if doubt in DAY_REASONS else doubt, texts.how_long(facts.adult))


def _whens(facts: Facts) -> Sequence[Choice]:
    today = rules.today(facts.now, facts.timezone)
    return [Choice(texts.today(day, today), day.isoformat()) for day in rules.days_offered(today)]


def _read_when(text: str, facts: Facts) -> dict[str, Any]:
    if whole := _whole(text, facts, "when"):
        return whole
    match read_date(text, facts.now, ZoneInfo(facts.timezone)):
        case Day(on=day):
            return {"when": day.isoformat()}
        case Impossible(reason=reason):
            raise NotUnderstood(texts.impossible(reason))
    raise NotUnderstood(texts.no_day())


def _how_longs(_facts: Facts) -> Sequence[Choice]:
    return [Choice(label, {"minutes": minutes}) for minutes, label in texts.DURATIONS]


def _read_how_long(text: str, facts: Facts) -> dict[str, Any]:
    if whole := _whole(text, facts, "how_long"):
        return whole
    match read_duration(text):
        case Duration() as found:
            return {"how_long": span(found.minutes, found.start, found.end)}
        case Impossible(reason=reason):
            raise NotUnderstood(texts.impossible(reason))
    raise NotUnderstood(texts.no_duration())


def work_of(facts: Facts) -> Work:
    """The answers as what an entry holds."""
    what, how_long = facts.answers["what"], facts.answers["how_long"]
    return Work(
        worked_on=date.fromisoformat(facts.answers["when"]),
        minutes=how_long["minutes"],
        activity=what["activity"],
        activity_key=what.get("key") or activity_of(what["activity"]),
        starts=_time(how_long.get("starts")),
        ends=_time(how_long.get("ends")),
        customer=what.get("customer"),
        contract_id=what.get("contract_id"),
    )


def answers_from(work: Work) -> dict[str, Any]:
    """The other way round, to correct an entry that is there."""
    what = {
        "activity": work.activity,
        "key": work.activity_key,
        "customer": work.customer,
        "contract_id": work.contract_id,
    }
    how_long = span(work.minutes, work.starts, work.ends)
    return {"what": what, "when": work.worked_on.isoformat(), "how_long": how_long}


def _time(words: str | None) -> time | None:
    return time.fromisoformat(words) if words else None


def _card(facts: Facts) -> Markup:
    return texts.card(work_of(facts), facts.known.get("place"))


FLOW = Flow(
    NAME,
    (
        Step("where", "La coopérative", _where, place.read, place.choices, place.wanted, columns=1),
        Step("what", "L'activité", lambda facts: _held(facts, texts.what(facts.adult)), _read_what, _whats),
        Step("when", "Le jour", _when, _read_when, _whens),
        Step("how_long", "La durée", _how_long, _read_how_long, _how_longs, columns=3),
    ),
    Card(_card),
    again="/heures",
)

SURE = Step(
    "sure",
    "Supprimer",
    lambda facts: texts.sure_to_delete(facts.known["work"]),
    lambda _text, _facts: {},
    lambda _: [Choice(texts.YES, True), Choice(texts.NO, False)],
)

DELETION_FLOW = Flow(DELETION, (SURE,), again="/mesheures")
