"""How long: « 1h30 », « deux heures vingt », « 3/4 d'heure », and whole answers to « how long? »."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bot.understanding import clock
from bot.understanding.found import Found, take
from bot.understanding.line import Line, line
from bot.understanding.values import Duration, Impossible, Segment, Vague

LONGEST_MINUTES = 24 * 60

_PARTS = {"demi": 30, "quart": 15, "1/2": 30, "1/4": 15, "3/4": 45, "3 quart": 45, "3~quart": 45, "1/3": 20, "2/3": 40}
_PART = r"(?:demi|quart|1/2|1/4|3/4|1/3|2/3|3[ ~]quart)"
_FRACTION = r"(?:\d/[234]|(?:\d+[ ~]|une? |les \d )?quarts?|(?:une? |1[ ~])?(?:petite )?demi)"
_AFTER = r"(?![~ ]?(?:[%€x²/]|euros|personnes|balles|[:h]\b))"
_LENGTH = re.compile(
    r"(?<![\d.,:/a-z])(?P<sign>(?<![\w)#])-|\bmoins )?(?:"
    r"(?P<more>(?:\d+|une?)(?=[ ~]et|[ ~]1/2)|(?!1[ ~])\d+)[ ~](?:et )?(?:demi|1/2)[ ~](?:de )?h\b"
    rf"|(?P<fraction>{_FRACTION})[ ~]?(?:d )?h\b"
    r"|(?P<hours>\d{1,9}(?:[.,]\d{1,4})?|\b(?:une?|l))[ ~]?h\b(?:"
    r"(?:[ ~]et)?[ ~](?P<past>\d{1,2})[ ~-]?min\b"
    rf"|[ ~](?:et |e |é )?(?:une? |le )?(?P<part>{_PART})(?:[ ~](?:d )?h\b)?(?![\d/])"
    r"|[ ~]moins (?:le |une? )?(?P<lessquart>quart)\b|[ ~]moins (?P<less>\d{1,2})(?:[ ~]min)?\b"
    rf"|~(?P<glued>\d{{1,2}})(?![\d.,]\d|\d|:){_AFTER}|[ ](?P<loose>[0-5][05])(?![\d.,]\d|\d|:){_AFTER}"
    r")?"
    r"|(?P<colon>\d{1,2}):(?P<colonpast>[0-5]\d)(?::00)?(?!\d)"
    r"|(?P<minutes>\d{1,9}(?:[.,]\d+)?|\bune)[ ~-]?min\b"
    r"|(?P<seconds>\d{1,9}(?:[.,]\d+)?)[ ~]?sec\b)"
)


def lengths(text: Line) -> Iterator[Found[Fraction]]:
    """Every duration in figures, in minutes; negative when a minus touches it."""
    for found in _LENGTH.finditer(text.text):
        minutes = _minutes(found)
        yield Found(-minutes if found["sign"] else minutes, found.start(), found.end())


def _minutes(found: re.Match[str]) -> Fraction:
    if found["fraction"]:
        return _fraction(found["fraction"])
    if found["more"]:
        return _number(found["more"]) * 60 + 30
    if found["colon"]:
        return Fraction(int(found["colon"]) * 60 + int(found["colonpast"]))
    if found["minutes"] or found["seconds"]:
        return _number(found["minutes"]) if found["minutes"] else _number(found["seconds"]) / 60
    less = 15 if found["lessquart"] else int(found["less"] or 0)
    past = int(found["past"] or found["glued"] or found["loose"] or _PARTS.get(found["part"] or "", 0))
    return _number(found["hours"]) * 60 + past - less


def _fraction(said: str) -> Fraction:
    if "/" in said:
        top, bottom = said.split("/")
        return Fraction(60 * int(top), int(bottom))
    figure = re.search(r"\d+", said)
    if "demi" in said:
        return Fraction(30)
    return Fraction(15 * int(figure[0]) if figure else 15)


def _number(said: str) -> Fraction:
    return Fraction(said.replace(",", ".")) if said[0].isdigit() else Fraction(1)


def read_duration(text: str) -> Duration | Vague | Impossible | None:
    """The answer to « how long? »: a bare « 2 » means hours, several stretches are added up.

    None when no duration is said at all; Vague when it may be two things (« 2-3h »).
    """
    given = line(text)
    pairs = list(clock.stretches(given))
    if pairs:
        return _worked(given, pairs)
    said = list(lengths(given)) or list(_bare(given))
    if not said:
        return None
    return checked(sum((one.value for one in said), Fraction(0)), text)


def _bare(given: Line) -> Iterator[Found[Fraction]]:
    found = re.fullmatch(r"\W*(?P<sign>-)?(?P<hours>\d{1,4}(?:[.,]\d{1,2})?)(?:[ ~](?:et )?(?P<part>demi|quart))?\W*", given.text)
    if found:
        minutes = _number(found["hours"]) * 60 + _PARTS.get(found["part"] or "", 0)
        yield Found(-minutes if found["sign"] else minutes, 0, len(given.text))


def _worked(given: Line, pairs: list[Found[clock.Stretch]]) -> Duration | Vague | Impossible:
    if not all(pair.value.clear for pair in pairs):
        return Vague(given.original, (pairs[0].value.start, pairs[0].value.end))
    segments = [clock.segment(pair.value) for pair in pairs]
    if None in segments:
        same = any(pair.value.start == pair.value.end for pair in pairs)
        return Impossible("zero", given.original) if same else Vague(given.original)
    pauses = [int(one.value) for one in lengths(take(given, pairs))]
    return of_segments(tuple(one for one in segments if one), sum(pauses) or None, given.original)


def of_segments(segments: tuple[Segment, ...], pause: int | None, said: str) -> Duration | Impossible:
    """Stretches added up, with the break taken off."""
    total = checked(Fraction(sum(one.minutes for one in segments) - (pause or 0)), said)
    if isinstance(total, Impossible):
        return total
    several = segments if len(segments) > 1 else ()
    return Duration(total.minutes, segments[0].start, segments[-1].end, several, pause)


def checked(minutes: Fraction, said: str) -> Duration | Impossible:
    """Rounded to the minute; nothing, less than nothing or more than a day can't be."""
    if minutes < 0:
        return Impossible("negative", said)
    if minutes > LONGEST_MINUTES:
        return Impossible("too_long", said)
    rounded = int(minutes + Fraction(1, 2))
    return Duration(rounded) if rounded else Impossible("zero", said)
