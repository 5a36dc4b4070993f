"""What a stage found in a line, with its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.understanding.line import Line

T = TypeVar("T")


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value and the part of the line's text that said it."""

    value: T
    start: int
    end: int


def take(line: Line, found: Iterable[Found[T]]) -> Line:
    """The line with all of it understood."""
    return line.without((one.start, one.end) for one in found)
