"""What is said not to be so: « pas lundi, mardi », « 2h et pas 3 », « Tom au lieu de Léa »."""

import re
from collections.abc import Iterable
from typing import TypeVar

from bot.understanding.found import Found
from bot.understanding.line import Line

T = TypeVar("T")

_NOT = r"\b(?:pas|au lieu|plutot que|et non)"
_ANY = re.compile(_NOT + r"\b")
_DENIED = re.compile(_NOT + r"(?: (?:de|du|d|le|la|l|les|chez|a|au|pour|avec|que))*[ ~]?$")
_BARE = re.compile(
    _NOT + r"(?: (?:de|du))? (\d{1,3}(?:[.,]\d{1,2})?)"
    r"(?![ ~]?(?:h\b|min\b|[€:/%]|euros|balles|personnes|j\b|\d|[.,]\d|(?:janvier|fevrier|mars|avril|mai|juin"
    r"|juillet|aout|septembre|octobre|novembre|decembre)\b))"
)


def is_denied(given: Line, start: int) -> bool:
    """Whether what begins there is said not to be so."""
    return _DENIED.search(given.text[max(0, start - 30) : start]) is not None


def without_bare(given: Line) -> Line:
    """« 2h pas 3 »: the figure without a unit that isn't it."""
    return given.without(found.span(1) for found in _BARE.finditer(given.text))


def may_deny(given: Line) -> bool:
    """Whether any such word is said at all."""
    return _ANY.search(given.text) is not None


def kept(given: Line, found: Iterable[Found[T]]) -> tuple[Found[T], ...]:
    """What isn't denied."""
    return tuple(one for one in found if not is_denied(given, one.start))
