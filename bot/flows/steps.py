"""The parts of a conversation: steps with words, choices and a reader."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.texts import clean

CARD, PARTS = "card", "parts"


@dataclass(frozen=True)
class Facts:
    """What questions and readers know: answers so far, the moment, and what a handler looked up.

    `adult`: the person is called « vous ».
    """

    answers: Mapping[str, Any]
    now: datetime
    timezone: str
    known: Mapping[str, Any] = field(default_factory=dict)
    adult: bool = False


class Lookups(dict[str, Any]):
    """What a handler knows, and what it can look up: each is asked for when first wanted, and once."""

    def __init__(self, known: Mapping[str, Any], **later: Callable[[], Any]) -> None:
        super().__init__(known)
        self._later = later

    def __missing__(self, name: str) -> Any:
        self[name] = self._later[name]()
        return self[name]


@dataclass(frozen=True)
class Choice:
    """One answer as a button; `value` is kept as JSON."""

    label: str
    value: Any


class NotUnderstood(Exception):
    """Typed text that is no answer to the open question; `words` say what would be."""

    def __init__(self, words: Markup) -> None:
        super().__init__("not understood")
        self.words = words


class AnotherMatter(Exception):
    """Typed text that says something else (a contract, not an activity): the question stays open."""


def no_choices(_facts: Facts) -> Sequence[Choice]:
    return ()


def always(_facts: Facts) -> bool:
    return True


def unanswered(name: str) -> Callable[[Facts], bool]:
    """As long as there is no answer of that name, or it was taken back."""
    return lambda facts: facts.answers.get(name) is None


def answered(name: str) -> Callable[[Facts], bool]:
    """As long as something stands under that name that the step is to settle."""
    return lambda facts: bool(facts.answers.get(name))


def labelled(text: str, choices: Sequence[Choice]) -> Choice | None:
    """The first choice whose label was typed, however it was written."""
    wanted = clean.folded(text)
    return next((each for each in choices if clean.folded(each.label) == wanted), None)


@dataclass(frozen=True)
class Step:
    """One question. `read` turns typed text into `{step: value, …}`, which may answer other steps too.

    `wanted`: whether it belongs to this conversation at all. `missing`: whether it must still be asked (None:
    as long as nothing is answered under its name); one that is never missing is only opened to change it.
    `take` turns a chosen value into answers (None: the value under the step's name), `chosen` says which
    values are ticked where several may be. `skip` is the label of the button that leaves an optional question
    without an answer (None: « Passer »).
    """

    name: str
    label: str
    question: Callable[[Facts], Markup]
    read: Callable[[str, Facts], dict[str, Any]]
    choices: Callable[[Facts], Sequence[Choice]] = no_choices
    wanted: Callable[[Facts], bool] = always
    optional: bool = False
    several: bool = False
    columns: int = 2
    skip: str | None = None
    missing: Callable[[Facts], bool] | None = None
    take: Callable[[Any, Facts], dict[str, Any]] | None = None
    chosen: Callable[[Facts], Sequence[Any]] | None = None

    def is_missing(self, facts: Facts) -> bool:
        return self.missing(facts) if self.missing else self.name not in facts.answers

    def taken(self, value: Any, facts: Facts) -> dict[str, Any]:
        return self.take(value, facts) if self.take else {self.name: value}

    def ticked(self, facts: Facts) -> list[Any]:
        return list(self.chosen(facts) if self.chosen else facts.answers.get(self.name) or ())


@dataclass(frozen=True)
class Way:
    """A button of a menu: to a question, to another menu, or to the card; with `answers` that it changes."""

    label: str
    to: str
    answers: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Card:
    """What will be written, as it is said before. `save` is the label of the button that writes it.

    `is_empty`: nothing is left to write, so the conversation is over.
    """

    words: Callable[[Facts], Markup]
    save: Callable[[Facts], str] | None = None
    is_empty: Callable[[Facts], bool] | None = None


@dataclass(frozen=True)
class Flow:
    """Questions in their order, then the card that says what will be written (None: no card).

    `again` is said when it is given up: the commands with which people begin anew. `menu` gives the ways
    of a menu by its name; without one there is a single menu, of all that can be changed. `correct` reads
    text that is typed while the card is shown, as answers; None where it corrects nothing.
    """

    name: str
    steps: tuple[Step, ...]
    card: Card | None = None
    again: str = "/aide"
    menu: Callable[[str, Facts], Sequence[Way] | None] | None = None
    correct: Callable[[str, Facts], dict[str, Any] | None] | None = None

    def step(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.name == name), None)

    def next_step(self, facts: Facts) -> str:
        """The first wanted question that is missing, else the card."""
        missing = (step.name for step in self.steps if step.is_missing(facts) and step.wanted(facts))
        return next(missing, CARD)

    def ways(self, name: str, facts: Facts) -> Sequence[Way] | None:
        """The menu of that name; None for one that there is not."""
        if self.menu is not None:
            return self.menu(name, facts)
        if name != PARTS:
            return None
        return [Way(step.label, step.name) for step in self.steps if step.wanted(facts)]
