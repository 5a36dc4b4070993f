"""The question « which cooperative? », asked only of those who are in several."""

from collections.abc import Callable, Sequence
from typing import Any

from markupsafe import Markup

from bot.flows.steps import Choice, Facts, NotUnderstood, Step
from bot.texts import clean
from bot.texts import flows as texts


def choices(facts: Facts) -> Sequence[Choice]:
    return [Choice(name, key) for key, name in facts.known["cooperatives"]]


def wanted(facts: Facts) -> bool:
    return len(facts.known["cooperatives"]) > 1


def read(text: str, facts: Facts) -> dict[str, Any]:
    """A part of the name is enough where it is no other's too."""
    said = clean.folded(text)
    named = [(key, clean.folded(name)) for key, name in facts.known["cooperatives"]]
    found = [key for key, name in named if name == said] or [key for key, name in named if said in name]
    if not said or len(found) != 1:
        raise NotUnderstood(texts.no_place())
    return {"where": found[0]}


def step(question: Callable[[], Markup]) -> Step:
    return Step("where", "La coopérative", lambda _: question(), read, choices, wanted, columns=1)
