"""The conversation that ends in a file: of what, which table, in which format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from bot.flows.steps import Choice, Facts, Flow, NotUnderstood, Step
from bot.texts import clean
from bot.texts import exporting as texts

NAME = "export"
SHOWN = 12


@dataclass(frozen=True)
class Offer:
    """A place as it is offered, with its tables."""

    key: str
    label: str
    tables: tuple[str, ...]


def chosen(facts: Facts) -> Offer | None:
    """The place said, or the only one there is."""
    offers: Sequence[Offer] = facts.known["offers"]
    wanted = facts.answers.get("where") or (offers[0].key if len(offers) == 1 else None)
    return next((each for each in offers if each.key == wanted), None)


def table(facts: Facts) -> str:
    """The one said if the place has it, or the only one that it has; empty for none."""
    place, said = chosen(facts), facts.answers.get("what", "")
    if place is None:
        return ""
    return place.tables[0] if len(place.tables) == 1 else said if said in place.tables else ""


def _places(facts: Facts) -> Sequence[Choice]:
    return [Choice(each.label, each.key) for each in facts.known["offers"][:SHOWN]]


def _read_place(text: str, facts: Facts) -> dict[str, Any]:
    named = {each.key: each.label for each in facts.known["offers"]}
    return {"where": _named(text, named, texts.no_place())}


def _tables(facts: Facts) -> Sequence[Choice]:
    place = chosen(facts)
    return [Choice(texts.TABLES[each], each) for each in (place.tables if place else ())]


def _read_table(text: str, facts: Facts) -> dict[str, Any]:
    named = {each.value: each.label for each in _tables(facts)}
    return {"what": _named(text, named, texts.no_table())}


def _wants_table(facts: Facts) -> bool:
    place = chosen(facts)
    return place is not None and len(place.tables) > 1


def _read_form(text: str, _facts: Facts) -> dict[str, Any]:
    return {"form": _named(text, texts.FORMS, texts.no_form())}


def _named(text: str, labels: Mapping[str, str], otherwise: Markup) -> str:
    """The one of that label, or the only one with these words in it."""
    wanted = clean.folded(clean.line(text, 100))
    folded = {key: clean.folded(label) for key, label in labels.items()}
    found = [key for key, label in folded.items() if label == wanted]
    found = found or [key for key, label in folded.items() if wanted and wanted in label]
    if len(found) != 1:
        raise NotUnderstood(otherwise)
    return found[0]


FLOW = Flow(
    NAME,
    (
        Step(
            "where",
            "",
            lambda facts: texts.which_place(len(facts.known["offers"]) > SHOWN),
            _read_place,
            _places,
            lambda facts: len(facts.known["offers"]) > 1,
            columns=1,
        ),
        Step("what", "", lambda _: texts.which_table(), _read_table, _tables, _wants_table),
        Step(
            "form",
            "",
            lambda _: texts.which_form(),
            _read_form,
            lambda _: [Choice(label, key) for key, label in texts.FORMS.items()],
        ),
    ),
    again="/export",
)
