"""One entry made of the facts of one part of a message, with the questions that must come first."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal, TypeAlias

from bot.understanding.kinds import Kind
from bot.understanding.values import Impossible, Segment, Vague

Question: TypeAlias = Literal[
    "minutes", "date", "activity", "customer", "amount", "people", "person", "kind", "split", "confirm"
]
ORDER: tuple[Question, ...] = (
    "split", "kind", "person", "minutes", "date", "activity", "customer", "amount", "people", "confirm"
)  # fmt: skip
"""The most useful question first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Which characters of the message said a part of the entry."""

    part: str
    start: int
    end: int
    said: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line to write; None means not said. `ask` is what must be known first, most useful first.

    `doubts` are the values that can't be taken as said; `options` are guesses for buttons.
    """

    kind: Kind
    minutes: int | None = None
    day: date | None = None
    start: time | None = None
    end: time | None = None
    segments: tuple[Segment, ...] = ()
    break_minutes: int | None = None
    activity: str | None = None
    customer: str | None = None
    amount_cents: int | None = None
    people: int | None = None
    colleagues: tuple[str, ...] = ()
    everyone: bool = False
    """« toute l'équipe », « tous ensemble »: the whole cooperative, without names."""
    person: str | None = None
    ask: tuple[Question, ...] = ()
    assumed: tuple[Question, ...] = ()
    doubts: tuple[Impossible | Vague, ...] = ()
    customer_options: tuple[str, ...] = ()
    activity_options: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
