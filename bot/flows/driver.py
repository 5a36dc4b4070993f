"""The one driver of all conversations: draft and flow in, what to show and how it stands out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.flows import shown
from bot.flows.models import Draft
from bot.flows.steps import CARD, PARTS, Facts, Flow, NotUnderstood, Step, Way
from bot.texts import flows as texts
from bot.texts.message import Message

Load = Callable[[Draft], Facts]


@dataclass(frozen=True)
class Asked:
    """There is something to show: a question, the card, or its parts."""

    message: Message


@dataclass(frozen=True)
class Complete:
    """Everything is answered and confirmed: the handler writes it."""

    facts: Facts


@dataclass(frozen=True)
class Abandoned:
    """The person does not want it."""


@dataclass(frozen=True)
class Stale:
    """A button of a question that has gone by; `message` shows where the conversation stands."""

    message: Message


Turned = Asked | Complete | Abandoned | Stale


def show(flow: Flow, draft: Draft, load: Load) -> Asked | Complete:
    """The open question or the card; a flow without a card is complete after its last answer."""
    return _shown_with(flow, draft, load(draft))


def _shown_with(flow: Flow, draft: Draft, facts: Facts) -> Asked | Complete:
    if draft.step != CARD:
        step = flow.step(draft.step)
        if step is not None:
            return Asked(shown.question(step, draft, facts))
        ways = flow.ways(draft.step, facts)
        if ways is not None and flow.card is not None:
            return Asked(shown.menu(flow.card, draft, facts, ways))
        draft.step = CARD
    if flow.card is None:
        return Complete(facts)
    return Asked(shown.card(flow.card, draft, facts))


def proceed(flow: Flow, draft: Draft, load: Load, answers: dict[str, Any]) -> Asked | Complete:
    """Takes answers in and goes to what is still missing."""
    draft.answers = {**draft.answers, **answers}
    facts = load(draft)
    draft.step = flow.next_step(facts)
    return _shown_with(flow, draft, facts)


def open_at(flow: Flow, draft: Draft, load: Load, answers: dict[str, Any], step: str) -> Asked | Complete:
    """Asks one question again, its present answer known; afterwards whatever is still missing."""
    draft.answers = {**draft.answers, **answers}
    draft.step = step
    return show(flow, draft, load)


def press(flow: Flow, draft: Draft, load: Load, asked: str, word: str) -> Turned:
    """A button of the question `asked`; `word` is a place in the choices shown, or what the button does."""
    if asked != draft.step:
        return _stale(flow, draft, load)
    if asked == CARD:
        return _press_card(flow, draft, load, word)
    step = flow.step(asked)
    if step is not None:
        return _press_choice(flow, step, draft, load, word)
    return _press_way(flow, draft, load, word)


def correct(flow: Flow, draft: Draft, load: Load, text: str) -> Asked | Complete | None:
    """Text typed while the card is shown; None when it corrects nothing there."""
    if flow.correct is None:
        return None
    answers = flow.correct(text, load(draft))
    return None if answers is None else proceed(flow, draft, load, answers)


def type_in(flow: Flow, draft: Draft, load: Load, text: str) -> Asked | Complete:
    """Typed text for the open question; what cannot be read is said, and the question asked again."""
    step = flow.step(draft.step)
    if step is None:
        return show(flow, draft, load)
    facts = load(draft)
    try:
        return proceed(flow, draft, load, step.read(text, facts))
    except NotUnderstood as misfit:
        question = shown.question(step, draft, facts)
        return Asked(replace(question, text=texts.not_understood(misfit.words, question.text)))


def _press_card(flow: Flow, draft: Draft, load: Load, word: str) -> Turned:
    if word == "drop":
        return Abandoned()
    if word == "edit":
        draft.step = PARTS
        return show(flow, draft, load)
    return _saved(flow, draft, load, word)


def _saved(flow: Flow, draft: Draft, load: Load, word: str) -> Asked | Complete | Stale:
    """What the card lacks by now is asked first; one that said something else is shown anew, not obeyed."""
    facts = load(draft)
    draft.step = flow.next_step(facts)
    if draft.step == CARD and flow.card is not None:
        if word == f"save-{shown.mark_of(draft)}":
            return Complete(facts)
        return Stale(shown.card(flow.card, draft, facts))
    return _shown_with(flow, draft, facts)


def _press_way(flow: Flow, draft: Draft, load: Load, word: str) -> Turned:
    """A way of a menu, which names its place and where it leads; one that leads elsewhere by now is stale."""
    facts = load(draft)
    ways = flow.ways(draft.step, facts) or ()
    place, _, to = word.partition("-")
    found = [way for number, way in enumerate(ways) if f"{number}" == place and shown.mark(way.label) == to]
    if not found:
        draft.step = flow.next_step(facts)
        return show(flow, draft, load)
    if found[0].answers is not None:
        return _changed(flow, draft, load, found[0])
    draft.step = found[0].to
    return show(flow, draft, load)


def _changed(flow: Flow, draft: Draft, load: Load, way: Way) -> Turned:
    draft.answers = {**draft.answers, **(way.answers or {})}
    facts = load(draft)
    if flow.card is not None and flow.card.is_empty is not None and flow.card.is_empty(facts):
        return Abandoned()
    draft.step = flow.next_step(facts)
    return show(flow, draft, load)


def _press_choice(flow: Flow, step: Step, draft: Draft, load: Load, word: str) -> Turned:
    if word == "drop":
        return Abandoned()
    facts = load(draft)
    if word == "skip" and step.optional:
        return proceed(flow, draft, load, step.taken([] if step.several else None, facts))
    if word == "done" and step.several:
        return proceed(flow, draft, load, step.taken(step.ticked(facts), facts))
    value = _shown(draft, word)
    if value is None:
        return _stale(flow, draft, load)
    if step.several:
        return _toggle(flow, step, draft, load, value)
    return proceed(flow, draft, load, step.taken(value[0], facts))


def _toggle(flow: Flow, step: Step, draft: Draft, load: Load, value: list[Any]) -> Asked | Complete:
    facts = load(draft)
    chosen = step.ticked(facts)
    chosen = [each for each in chosen if each != value[0]] if value[0] in chosen else [*chosen, value[0]]
    draft.answers = {**draft.answers, **step.taken(chosen, facts)}
    return show(flow, draft, load)


def _shown(draft: Draft, word: str) -> list[Any] | None:
    """The value at that place, in a list of one since it may be None itself."""
    place = int(word) if word.isascii() and word.isdigit() and len(word) < 4 else -1
    return [draft.shown[place]] if 0 <= place < len(draft.shown) else None


def _stale(flow: Flow, draft: Draft, load: Load) -> Turned:
    shown = show(flow, draft, load)
    return shown if isinstance(shown, Complete) else Stale(shown.message)
