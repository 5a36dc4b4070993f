"""The one driver of all conversations: draft and flow in, what to show and how it stands out."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.flows.models import Draft
from bot.flows.steps import CARD, PARTS, Choice, Facts, Flow, NotUnderstood, Step
from bot.texts import flows as texts
from bot.texts.message import Button, Message

Load = Callable[[Draft], Facts]

ACTION = "flow"


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
    facts = load(draft)
    if draft.step == PARTS:
        return Asked(_parts(flow, draft, facts))
    if draft.step != CARD:
        step = flow.step(draft.step)
        if step is not None:
            return Asked(_question(step, draft, facts))
    if flow.card is None:
        return Complete(facts)
    return Asked(_card(flow, draft, facts))


def proceed(flow: Flow, draft: Draft, load: Load, answers: dict[str, Any]) -> Asked | Complete:
    """Takes answers in and goes to what is still missing."""
    draft.answers = {**draft.answers, **answers}
    draft.step = flow.next_step(load(draft))
    return show(flow, draft, load)


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
    if asked == PARTS:
        return _press_part(flow, draft, load, word)
    step = flow.step(asked)
    if step is None:
        return _stale(flow, draft, load)
    return _press_choice(flow, step, draft, load, word)


def type_in(flow: Flow, draft: Draft, load: Load, text: str) -> Asked | Complete:
    """Typed text for the open question; what cannot be read is said, and the question asked again."""
    step = flow.step(draft.step)
    if step is None:
        return show(flow, draft, load)
    facts = load(draft)
    try:
        return proceed(flow, draft, load, step.read(text, facts))
    except NotUnderstood as misfit:
        question = _question(step, draft, facts)
        return Asked(replace(question, text=texts.not_understood(misfit.words, question.text)))


def _press_card(flow: Flow, draft: Draft, load: Load, word: str) -> Turned:
    if word == "save":
        return _saved(flow, draft, load)
    if word == "drop":
        return Abandoned()
    if word == "edit":
        draft.step = PARTS
    return show(flow, draft, load)


def _saved(flow: Flow, draft: Draft, load: Load) -> Asked | Complete:
    """What the card lacks by now is asked first: facts can have changed since it was shown."""
    facts = load(draft)
    missing = flow.next_step(facts)
    if missing == CARD:
        return Complete(facts)
    draft.step = missing
    return show(flow, draft, load)


def _press_part(flow: Flow, draft: Draft, load: Load, word: str) -> Turned:
    draft.step = word if flow.step(word) is not None else CARD
    return show(flow, draft, load)


def _press_choice(flow: Flow, step: Step, draft: Draft, load: Load, word: str) -> Turned:
    if word == "drop":
        return Abandoned()
    if word == "skip" and step.optional:
        return proceed(flow, draft, load, {step.name: [] if step.several else None})
    if word == "done" and step.several:
        return proceed(flow, draft, load, {step.name: draft.answers.get(step.name, [])})
    value = _shown(draft, word)
    if value is None:
        return _stale(flow, draft, load)
    if step.several:
        return _toggle(flow, step, draft, load, value)
    return proceed(flow, draft, load, {step.name: value[0]})


def _toggle(flow: Flow, step: Step, draft: Draft, load: Load, value: list[Any]) -> Asked | Complete:
    chosen = list(draft.answers.get(step.name, []))
    chosen = [each for each in chosen if each != value[0]] if value[0] in chosen else [*chosen, value[0]]
    draft.answers = {**draft.answers, step.name: chosen}
    return show(flow, draft, load)


def _shown(draft: Draft, word: str) -> list[Any] | None:
    """The value at that place, in a list of one since it may be None itself."""
    place = int(word) if word.isascii() and word.isdigit() and len(word) < 4 else -1
    return [draft.shown[place]] if 0 <= place < len(draft.shown) else None


def _stale(flow: Flow, draft: Draft, load: Load) -> Turned:
    shown = show(flow, draft, load)
    return shown if isinstance(shown, Complete) else Stale(shown.message)


def _question(step: Step, draft: Draft, facts: Facts) -> Message:
    choices = list(step.choices(facts))
    draft.shown = [choice.value for choice in choices]
    chosen = draft.answers.get(step.name, []) if step.several else []
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


def _card(flow: Flow, draft: Draft, facts: Facts) -> Message:
    assert flow.card is not None
    words = (texts.SAVE, "save"), (texts.CHANGE, "edit"), (texts.DROP, "drop")
    buttons = [Button(label, ACTION, (draft.id, CARD, word)) for label, word in words]
    return Message(flow.card(facts), ((buttons[0],), (buttons[1], buttons[2])))


def _parts(flow: Flow, draft: Draft, facts: Facts) -> Message:
    assert flow.card is not None
    steps = [step for step in flow.steps if step.wanted(facts)]
    buttons = [Button(step.label, ACTION, (draft.id, PARTS, step.name)) for step in steps]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    back = (Button(texts.BACK, ACTION, (draft.id, PARTS, CARD)),)
    return Message(texts.which_part(flow.card(facts)), (*rows, back))
