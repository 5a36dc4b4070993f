"""Times of the clock and the stretches between two of them: « 9h-12h », « de 2 à 5 », « midi-14h »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.values import Segment

_TIME = (
    r"(?:(?<!\d)(?:(?<!\d[.,:])|(?<=h~\d\d,))(?P<h{n}>\d{{1,2}})(?!\d)"
    r"(?:[ ~]?(?P<u{n}>h)\b"
    r"(?:[ ~]?(?P<m{n}>\d{{2}})(?!\d)(?![ ~]?[h:])(?:[ ~]min)?| et (?P<half{n}>demi|quart)\b"
    r"| moins (?:le )?(?P<less{n}>quart|\d{{1,2}}))?"
    r"|:(?P<c{n}>\d{{2}})(?!\d)| et (?P<bare{n}>demi|quart)\b)?"
    r"|\b(?P<w{n}>midi|minuit)(?:[ ~](?:et )?(?P<wm{n}>\d{{2}}|demi|quart)(?![~\d]))?)"
    r"(?P<part{n}> (?:du|le|de l|de la|ds l|d l) (?:matin|matinee|apresmidi|soir|soiree|nuit))?"
)
_LEAD = (
    r"(?:\b(?P<lead>commence a|commence|debut|debut a|arrive a|arrive"
    r"|de|d|entre|depuis|des|a partir de|du)[ ~])?"
)
_LINK = (
    r"(?: ?(?:-+>?|=+>|>|/|_)+ ?|[ ~]?(?:jusqu[ ~])?(?:a|au|jusque|jusqu a|jusqua|jusk a|juska)[ ~]"
    r"|[ ,]+(?:et |puis |on a |j ai |jai )*"
    r"(?:fini|fin|parti|partie|repartie?|termine|sorti|sortie)[ ~](?:a |vers )?)"
)
_OTHER_UNIT = r"[ ~]?(?:[%€]|euros|balles|personnes|j\b|min\b|mars|avril|mai|juin|juillet|aout|septembre)"
_END = rf"(?!{_OTHER_UNIT})(?!\w|[.,]\d(?!\d?[~ ]?h|\d?:)|/\d{{1,2}}(?!\d|[~ ]?h|:))"
_END += r"(?!(?<= \d\d)-\d)"
"""« 9h-12h 14-16 » are two stretches."""
_STRETCH = re.compile(
    _LEAD + _TIME.format(n=1) + rf"(?:{_LINK}|(?P<et> et (?:le )?))(?:a )?" + _TIME.format(n=2) + _END
)
_FRACTION = re.compile(r"(?:1/[234]|[23]/[34])\b")
_A = re.compile(r"\ba ")
_MORNING = 7 * 60
"""From here on a figure with « h » is rather a time of the clock than a duration."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two times as said, in minutes from midnight; `clear` when they can only be times of the clock."""

    start: int
    end: int
    clear: bool


def stretches(line: Line) -> Iterator[Found[Stretch]]:
    """Every pair of times that may be a stretch of work, from left to right."""
    for found in _STRETCH.finditer(line.text):
        stretch = _stretch(found)
        if stretch is not None:
            yield Found(stretch, found.start(), found.end())


def _stretch(found: re.Match[str]) -> Stretch | None:
    if (found["et"] and found["lead"] != "entre") or _is_day(found):
        return None
    start, end = _minutes(found, "1"), _minutes(found, "2")
    if start is None or end is None:
        return None
    if _is_none(found, start):
        return None
    clear = _is_clear(found, start, end)
    return Stretch(*_in_the_part_of_day(found, start, end), clear)


def _is_day(found: re.Match[str]) -> bool:
    """« le 3 à 3 » is a day and how many they were."""
    after_le = found.string[: found.start()].endswith("le ") and found["lead"] is None
    return after_le and not (found["u1"] or found["c1"] or found["w1"] or found["u2"]) and " a " in found[0]


def _minutes(found: re.Match[str], n: str) -> int | None:
    if found["w" + n]:
        past = {"demi": 30, "quart": 15, None: 0}.get(found["wm" + n])
        return (720 if found["w" + n] == "midi" else 0) + (int(found["wm" + n]) if past is None else past)
    past = int(
        found["m" + n]
        or found["c" + n]
        or {"demi": 30, "quart": 15}.get(found["half" + n] or found["bare" + n] or "", 0)
    )
    less = {"quart": 15, None: 0}.get(found["less" + n])
    total = int(found["h" + n]) * 60 + past - (int(found["less" + n]) if less is None else less)
    return total if past < 60 and 0 <= total <= 1440 else None


def _is_none(found: re.Match[str], start: int) -> bool:
    """« 3/4 h », « 05-07 » and « 2h à 3 » are no stretches of the clock."""
    if _says_clock(found, start):
        return False
    united = found["u1"] or found["u2"]
    if "/" in found[0] and not found["u1"] and (not united or _FRACTION.match(found[0])):
        return True
    padded = found["h1"].startswith("0") or found["h2"].startswith("0")
    return bool(padded and not united) or _is_people(found, start)


def _says_clock(found: re.Match[str], start: int) -> bool:
    """« de 2 à 5 », « midi-14h », « 9:00-11:15 »: nothing else is meant."""
    if any(found[name] for name in ("w1", "w2", "c1", "c2", "part1", "part2")):
        return True
    return bool(found["lead"]) and (found["lead"] not in {"du", "entre"} or start >= _MORNING)


def _is_clear(found: re.Match[str], start: int, end: int) -> bool:
    """False when « 2h-3h » may also mean « between two and three hours », and « 12h à 4 » four people."""
    if _says_clock(found, start):
        return True
    if found["u1"] and not found["u2"] and end <= start and _A.search(found[0]):
        return False
    return max(start, end) >= _MORNING and (start >= _MORNING or end >= _MORNING + 120)


def _is_people(found: re.Match[str], start: int) -> bool:
    """« 2h à 3 » is two hours with three people."""
    return bool(
        found["u1"] and not found["u2"] and _A.search(found[0]) and start < _MORNING and not found["lead"]
    )


def _in_the_part_of_day(found: re.Match[str], start: int, end: int) -> tuple[int, int]:
    """« de 2h à 5h de l'après-midi » is 14 to 17."""
    last, first = found["part2"] or "", found["part1"] or ""
    if end < 720 and re.search("apresmidi|soir", last):
        start, end = (start + 720 if start < end and not first else start), end + 720
    if start < 720 and re.search("apresmidi|soir", first):
        start += 720
    return start, end


def segment(stretch: Stretch) -> Segment | None:
    """The stretch as worked; None when it is empty or can't be told (« 17h-6h »).

    An end before the start lies after midnight (« 22h-2h ») or in the afternoon (« 13h30 à 3h30 »).
    """
    start, end = stretch.start, stretch.end
    if start > 0 and max(start, end) < 360:
        start, end = start + 720, end + 720
    if end <= start:
        end = _end_after(start, end)
    if end <= start or end - start > 15 * 60:
        return None
    return Segment(_time(start), _time(end), end - start)


def _end_after(start: int, end: int) -> int:
    if end == start:
        return end
    if start >= 17 * 60 and end + 1440 - start <= 11 * 60:
        return end + 1440
    if start <= 14 * 60 and start < end + 720 <= start + 6 * 60:
        return end + 720
    return end


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
