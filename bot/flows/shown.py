"""How a conversation looks: the question with its choices, the card, its menus."""

import json
import zlib
from collections.abc import Sequence
from typing import Any

from bot.flows.models import Draft
from bot.flows.steps import CARD, Card, Choice, Facts, Step, Way
from bot.texts import flows as texts
from bot.texts.message import Button, Message

ACTION = "flow"
LONGEST_IN_TWO = 22


def question(step: Step, draft: Draft, facts: Facts) -> Message:
    choices = list(step.choices(facts))
    draft.shown = [choice.value for choice in choices]
    chosen = step.ticked(facts) if step.several else []
    buttons = [_choice(draft, step, place, choice, chosen) for place, choice in enumerate(choices)]
    rows = tuple(
        tuple(buttons[start : start + step.columns]) for start in range(0, len(buttons), step.columns)
    )
    return Message(step.question(facts), (*rows, *_ways_on(step, draft, bool(chosen))))


def _choice(draft: Draft, step: Step, place: int, choice: Choice, chosen: list[Any]) -> Button:
    label = texts.chosen(choice.label) if choice.value in chosen else choice.label
    return Button(label, ACTION, (draft.id, step.name, place))


def _ways_on(step: Step, draft: Draft, any_chosen: bool) -> tuple[tuple[Button, ...], ...]:
    if step.several and any_chosen:
        return ((Button(texts.DONE, ACTION, (draft.id, step.name, "done")),),)
    if step.optional:
        return ((Button(step.skip or texts.SKIP, ACTION, (draft.id, step.name, "skip")),),)
    return ()


def card(what: Card, draft: Draft, facts: Facts) -> Message:
    words = what.words(facts)
    save = what.save(facts) if what.save else texts.SAVE
    ways = (save, f"save-{mark_of(draft)}"), (texts.CHANGE, "edit"), (texts.DROP, "drop")
    buttons = [Button(label, ACTION, (draft.id, CARD, word)) for label, word in ways]
    return Message(words, ((buttons[0],), (buttons[1], buttons[2])))


def menu(what: Card, draft: Draft, facts: Facts, ways: Sequence[Way]) -> Message:
    buttons = [
        Button(way.label, ACTION, (draft.id, draft.step, f"{place}-{mark(way.label)}"))
        for place, way in enumerate(ways)
    ]
    columns = 1 if any(len(way.label) > LONGEST_IN_TWO for way in ways) else 2
    rows = tuple(tuple(buttons[start : start + columns]) for start in range(0, len(buttons), columns))
    back = (Button(texts.BACK, ACTION, (draft.id, draft.step, CARD)),)
    return Message(texts.which_part(what.words(facts)), (*rows, back))


def mark_of(draft: Draft) -> str:
    """Another one as soon as any answer is another."""
    return mark(json.dumps(draft.answers, sort_keys=True))


def mark(words: str) -> str:
    """By which a button is known to say today what it said when it was shown."""
    return f"{zlib.crc32(words.encode()):08x}"
