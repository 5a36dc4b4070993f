"""Clauses that report no finished work of one's own: plans, wishes, negations, habits, other people's doings.

What such a clause says about time and work is left out before the rest is read: « lundi j'ai pas travaillé,
mardi 2h de tonte » holds two hours; « j'aurais dû faire 2h de flyers » holds none.
"""

import re
from collections.abc import Iterable, Iterator

from bot.understanding import cues
from bot.understanding.line import Line

_CUT = re.compile(
    r"[!?;()\n]|(?<!\d)[,.:]|[,.](?!\d)|\b(?:mais|donc|sauf que|parce que|par contre|alors que|sinon|du coup"
    r"|alors(?= (?:j|jai|on|nous)\b))\b"
)


def unreal(given: Line) -> tuple[tuple[int, int], ...]:
    """The parts of the line that report nothing."""
    return tuple(_unreal(given.text))


def _unreal(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in (*_CUT.finditer(text), None):
        end = cut.start() if cut else len(text)
        cue = _cue(text[start:end])
        if cue is not None:
            yield start + cue, len(text) if cues.NEXT_WEEK.search(text[start:end]) else end
        start = cut.end() if cut else end


def _cue(clause: str) -> int | None:
    """Where in a clause the report ends: at its beginning, unless a duration was told before the cue."""
    if cues.REQUEST.search(clause):
        return None
    found = [one.start() for one in (pattern.search(clause) for pattern in cues.every()) if one]
    if not found:
        return None
    first = min(found)
    head = clause[:first]
    return (
        first if re.search(r"\d", head) and cues.TOLD.search(head) and not cues.WHOLLY.search(clause) else 0
    )


def names_worker(given: Line, spans: Iterable[tuple[int, int]], name: str | None) -> bool:
    """« c'est pour Manon, elle a pas de tel : 3h » still says whose hours they are."""
    said = re.compile(rf"\b(?:pour|de la part de|a la place de) {re.escape((name or '#').lower())}\b")
    return any(said.search(given.text[start:end]) for start, end in spans)
