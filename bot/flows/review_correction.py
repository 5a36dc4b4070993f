"""The conversation in which an animator corrects somebody's hours, and says why."""

from dataclasses import replace
from typing import Any

from markupsafe import Markup

from bot.flows import hour_corrections, hours
from bot.flows.review import LONGEST
from bot.flows.steps import Card, Facts, Flow, Step
from bot.hours.rules import Work
from bot.texts import clean
from bot.texts import review_told as texts
from bot.texts.message import lines

NAME = "hours_review"
PARTS_OF_WORK = ("what", "when", "how_long", "customer", "contract")
CREW = ("with", "unclear", "people", "asks")


def _is_changed(facts: Facts) -> bool:
    """Why is asked once something is another; nobody gives a reason for nothing."""
    before: Work = facts.known["before"]
    return not texts.is_same(before, hours.work_of(facts))


def _read_reason(text: str, _facts: Facts) -> dict[str, Any]:
    return {"reason": clean.line(text, LONGEST) or None}


def _card(facts: Facts) -> Markup:
    checked = facts.known["checked"]([facts])[0]
    whose = facts.known["whose"]
    card = texts.card_of(hours.work_of(facts), whose, checked.warnings)
    return lines(card, texts.reason_given(facts.answers.get("reason")))


def _correct(text: str, facts: Facts) -> dict[str, Any] | None:
    """Typed at the card; who worked along is not for an animator to say here."""
    found = hour_corrections.correct(text, facts)
    said = {part: value for part, value in (found or {}).items() if part not in CREW}
    return said or None


REASON = Step(
    "reason",
    "La raison",
    lambda facts: texts.why_corrected(facts.known["whose"], facts.known["reads"]),
    _read_reason,
    missing=lambda facts: "reason" not in facts.answers and _is_changed(facts),
    optional=True,
    skip=texts.NO_REASON,
)


def _about_somebody(step: Step) -> Step:
    """The same question, not about what whoever answers has done."""
    return replace(step, question=lambda _: texts.which_activity()) if step.name == "what" else step


FLOW = Flow(
    NAME,
    (*(_about_somebody(step) for step in hours.STEPS if step.name in PARTS_OF_WORK), REASON),
    Card(_card),
    again="/saisies",
    correct=_correct,
)
