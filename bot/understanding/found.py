"""What a stage found in a line, with its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.understanding.line import Line

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Found(Generic[T_co]):
    """A value and the part of the line's text that said it."""

    value: T_co
    start: int
    end: int


def take(line: Line, found: Iterable[Found[object]]) -> Line:
    """The line with all of it understood."""
    return line.without((one.start, one.end) for one in found)
