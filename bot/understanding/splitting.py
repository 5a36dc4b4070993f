"""Several entries in one message: where one ends and the next begins, and what they share."""

import math
import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from bot.understanding import guessing
from bot.understanding.facts import Facts
from bot.understanding.found import Found
from bot.understanding.people import People
from bot.understanding.values import Day, Duration

_FIELDS = ("days", "works", "amounts", "customers", "activities")
_SHARED = ("days", "activities")
_STRENGTHS = (
    (re.compile(r"\n"), 5),
    (re.compile(r"[;.]|\bpuis\b"), 4),
    (re.compile(r"[,+/]|\bet\b|\bensuite\b|\bplus\b"), 3),
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One fact, which field it belongs to."""

    field: str
    found: Found[Any]


def split(facts: Facts, head: str) -> tuple[Facts, ...]:
    """One part for each `head` (« works » or « amounts »); a single part when there is nothing to split."""
    heads: tuple[Found[Any], ...] = getattr(facts, head)
    if len(heads) < 2:
        return (facts,)
    pieces = sorted(
        (_Piece(field, one) for field in _FIELDS for one in getattr(facts, field)),
        key=lambda p: p.found.start,
    )
    cuts: list[int] = []
    for before, after, later in zip(heads[:-1], heads[1:], [*heads[2:], None], strict=True):
        inside = [
            one
            for one in pieces
            if (cuts[-1] if cuts else 0) <= one.found.start < (later.start if later else math.inf)
        ]
        cuts.append(_cut(facts, inside, before, after))
    return _shared(
        [_part(facts, start, end) for start, end in pairwise([0, *cuts, len(facts.line.text) + 1])]
    )


_EACH = re.compile(r"\b(?:chaque fois|a chaque|chacun|chaque|les deux j|les 2 j|a chacun)\b")


def each_day(facts: Facts) -> tuple[Facts, ...]:
    """« lundi et mardi 2h de tonte à chaque fois » is one entry a day; the whole otherwise."""
    days = {one.value.on: one for one in facts.days if isinstance(one.value, Day)}
    sure = len(facts.works) == 1 and isinstance(facts.works[0].value, Duration)
    if not (1 < len(days) == len(facts.days) and sure and _EACH.search(facts.line.text)):
        return (facts,)
    return tuple(replace(facts, days=(one,)) for one in days.values())


def _cut(facts: Facts, pieces: list[_Piece], before: Found[Any], after: Found[Any]) -> int:
    """The place between two heads where the parts overlap least and the writer paused most."""
    lead = [one for one in pieces if one.found.start < before.start]
    between = [one for one in pieces if before.end <= one.found.start < after.start]
    tail = [one for one in pieces if one.found.start >= after.start]
    best, place = -100, after.start
    for count in range(len(between) + 1):
        left, right = between[:count], between[count:]
        stop = left[-1].found.end if left else before.end
        go_on = right[0].found.start if right else after.start
        score = _strength(facts, stop, go_on) - 4 * _doubles([*lead, *left]) - 4 * _doubles([*right, *tail])
        score += bool(right) and right[0].field in {one.field for one in lead}
        score += _layout({one.field for one in lead}, left, right)
        if score > best:
            best, place = score, go_on
    return place


def _doubles(pieces: list[_Piece]) -> int:
    """How many fields are said twice with different values."""
    seen: dict[str, set[object]] = {}
    for one in pieces:
        value = one.found.value
        seen.setdefault(one.field, set()).add(value.key if one.field == "activities" else value)
    return sum(len(values) - 1 for values in seen.values())


def _strength(facts: Facts, start: int, end: int) -> int:
    between = facts.line.text[start:end]
    return max((weight for pattern, weight in _STRENGTHS if pattern.search(between)), default=0)


def _layout(lead: set[str], left: list[_Piece], right: list[_Piece]) -> int:
    """What stood before the first head stands before the second."""
    if not lead:
        return len(left)
    return sum(2 if one.field in lead else 0 for one in right) - sum(
        2 if one.field in lead else 0 for one in left
    )


def _part(facts: Facts, start: int, end: int) -> Facts:
    inside: dict[str, Any] = {
        field: tuple(one for one in getattr(facts, field) if start <= one.start < end) for field in _FIELDS
    }
    rest = facts.rest.without([(0, start), (min(end, len(facts.rest.text)), len(facts.rest.text))])
    return replace(facts, **inside, rest=rest, who=_who(facts, start, end))


def _who(facts: Facts, start: int, end: int) -> People:
    """Who is named before the first duration was there all along, who is named later only in that part."""
    named = facts.who.colleagues
    heads = (*facts.works, *facts.amounts)
    if not named or any(one.start < heads[0].start for one in named):
        return facts.who
    here = tuple(one for one in named if start <= one.start < end)
    counted = facts.who.count if facts.who.count != len(named) + 1 else len(here) + 1 if here else None
    return replace(facts.who, colleagues=here, count=counted)


def _shared(parts: list[Facts]) -> tuple[Facts, ...]:
    """A day or an activity said once holds for the others too: the last one said before, else the next."""
    done: list[Facts] = []
    for place, part in enumerate(parts):
        fields = _SHARED if part.activities else (*_SHARED, "customers")
        lacking = [field for field in fields if not getattr(part, field) and not _has_own(part, field)]
        found: dict[str, Any] = {field: _from_neighbours(parts, done, place, field) for field in lacking}
        if not part.customers and "customers" not in found:
            found["customers"] = _for_all(parts)
        done.append(replace(part, **found))
    return tuple(done)


def _has_own(part: Facts, field: str) -> bool:
    """« 21/07 vires 3h »: an entry with a word that nobody knows has another work than its neighbour."""
    sure = all(isinstance(one.value, Duration) for one in part.works)
    apart = re.search(r"[,;/+\n]", part.line.text) is not None
    if field != "activities" or not (part.days or part.customers) or not (sure and apart):
        return False
    return any(len(word) > 3 and not guessing.is_known(word) and word not in _SAME for word in part.leftover)


_SAME = frozenset({"pareil", "pareille", "idem", "encore"})


def _for_all(parts: list[Facts]) -> tuple[Found[Any], ...]:
    """« tonte 2h, vitres 1h chez Mme Martin »: the only customer, named last with « chez », holds for all."""
    named = [one for part in parts for one in part.customers]
    if len(named) != 1 or named[0] not in parts[-1].customers:
        return ()
    before = parts[-1].line.text[max(0, named[0].start - 5) : named[0].start + 5]
    return (named[0],) if "chez " in before else ()


def _from_neighbours(parts: list[Facts], done: list[Facts], place: int, field: str) -> tuple[Found[Any], ...]:
    for one in (*reversed(done), *parts[place + 1 :]):
        found: tuple[Found[Any], ...] = getattr(one, field)
        if found:
            return found
    return ()
