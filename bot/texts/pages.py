"""Long lists a page at a time."""

from collections.abc import Sequence
from typing import TypeVar

from bot.texts.message import Button, Rows

T = TypeVar("T")

EARLIER, LATER = "Page précédente", "Page suivante"


def page_of(things: Sequence[T], page: int, size: int) -> Sequence[T]:
    """Page 0 is the first; beyond the last the last is shown."""
    first = held(page, len(things), size) * size
    return things[first : first + size]


def held(page: int, count: int, size: int) -> int:
    return max(0, min(page, (count - 1) // size))


def turners(action: str, arguments: tuple[object, ...], page: int, pages: int) -> Rows:
    """A row with the pages before and after, as far as there are any."""
    page = min(page, pages - 1)
    around = [(EARLIER, page - 1)] if page > 0 else []
    around += [(LATER, page + 1)] if page + 1 < pages else []
    row = tuple(Button(label, action, (*arguments, place)) for label, place in around)
    return (row,) if row else ()


def pages(count: int, size: int) -> int:
    return max(1, -(-count // size))
