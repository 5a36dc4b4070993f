"""The parts of a conversation: steps with words, choices and a reader."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from markupsafe import Markup

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


@dataclass(frozen=True)
class Step:
    """One question. `read` turns typed text into `{step: value, …}`, which may answer other steps too.

    `skip` is the label of the button that leaves an optional question without an answer (None: « Passer »).
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


@dataclass(frozen=True)
class Flow:
    """Questions in their order, then the card that says what will be written (None: no card).

    `again` is said when it is given up: the commands with which people begin anew.
    """

    name: str
    steps: tuple[Step, ...]
    card: Callable[[Facts], Markup] | None = None
    again: str = "/aide"

    def step(self, name: str) -> Step | None:
        return next((step for step in self.steps if step.name == name), None)

    def next_step(self, facts: Facts) -> str:
        """The first wanted question without an answer, else the card."""
        missing = (step.name for step in self.steps if step.name not in facts.answers and step.wanted(facts))
        return next(missing, CARD)
