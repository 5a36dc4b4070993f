"""One free line read as a contract: « contrat Mme Le Goff tonte 45 € »."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.contracts import rules
from bot.flows.steps import AnotherMatter, Facts, NotUnderstood
from bot.texts import activities, clean
from bot.texts import contract_questions as texts
from bot.understanding import Known, Reading, read

LONGEST_CUSTOMER = 120


def answers_of(text: str, facts: Facts, *, certain: bool = False) -> dict[str, Any]:
    """What one free line answers by itself; empty when it is no contract. A day not said is not asked.

    `certain`: its author said that it is one, whatever it looks like.
    """
    reading = _read(text, facts)
    if (reading.kind != "contract" and not certain) or len(reading.entries) != 1:
        return {}
    entry = reading.entries[0]
    found: dict[str, Any] = {}
    if "date" not in entry.ask:
        found["when"] = entry.day.isoformat() if entry.day else None
    if entry.customer is not None and "customer" not in entry.ask:
        found |= _customer_said(entry.customer, facts)
    if entry.activity is not None and "activity" not in entry.ask and len(entry.activity_options) < 2:
        found["service"] = activities.said_in(text, entry.activity)
    if entry.amount_cents is not None and "amount" not in entry.ask:
        found["amount"] = entry.amount_cents
    return found


def whole(text: str, facts: Facts) -> dict[str, Any]:
    """A line that says more than one part where one was asked; empty when it says no amount.

    Raises AnotherMatter for hours: they are no customer's name.
    """
    answers = answers_of(text, facts)
    entries = _read(text, facts).entries
    if not answers and any(entry.minutes for entry in entries):
        raise AnotherMatter
    said = {step: value for step, value in answers.items() if value is not None}
    return said if "amount" in said and len(said) > 1 else {}


def _read(text: str, facts: Facts) -> Reading:
    known = Known(customers=tuple(name for name, _ in facts.known["customers"]))
    return read(text, facts.now, ZoneInfo(facts.timezone), known)


def _customer_said(name: str, facts: Facts) -> dict[str, Any]:
    """With the kind where the name says it: « Mme », « mairie »."""
    customer = customer_named(name, facts)
    kind = rules.kind_of_name(customer["customer"])
    return customer | ({"kind": kind.value} if kind else {})


def customer_named(text: str, facts: Facts) -> dict[str, Any]:
    words = clean.line(text, LONGEST_CUSTOMER)
    if not any(letter.isalpha() for letter in words):
        raise NotUnderstood(texts.no_customer())
    return {"customer": _as_known(words, facts)}


def _as_known(name: str, facts: Facts) -> str:
    """The cooperative's own spelling of a customer whom it knows."""
    wanted = clean.folded(name)
    return next((each for each, _ in facts.known["customers"] if clean.folded(each) == wanted), name)
