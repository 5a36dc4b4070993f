"""How long, in figures: « 1h30 », « deux heures vingt », « 3/4 d'heure », « 90 min »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.values import Duration, Impossible

LONGEST_MINUTES = 24 * 60

_PARTS = {
    "demi": 30,
    "quart": 15,
    "1/2": 30,
    "1/4": 15,
    "3/4": 45,
    "3 quart": 45,
    "3~quart": 45,
    "1/3": 20,
    "2/3": 40,
}
_PART = r"(?:demi|quart|1/2|1/4|3/4|1/3|2/3|3[ ~]quart)"
_FRACTION = r"(?:\d/[234]|(?:\d+[ ~]|une? )?quarts?|(?:une? |1[ ~])?(?:petite |bonne |grosse )?demi)"
_AFTER = r"(?![~ ]?(?:[%€x²/]|euros|personnes|balles|[:h]\b))"
_LENGTH = re.compile(
    r"(?<![\d/a-z])(?<!\d[.,:])(?P<sign>(?<![\w)#])(?:-|\+-)|\bmoins )?(?:"
    r"(?P<more>(?:\d+|une?)(?=[ ~]et|[ ~]1/2)|(?!1[ ~])\d+)[ ~](?:et )?(?:demi|1/2)[ ~](?:de )?h\b"
    rf"|(?P<fraction>{_FRACTION})[ ~]?(?:d )?h\b"
    r"|(?P<hours>\d{1,40}(?:[.,]\d{1,4})?|\bune?)[ ~]?(?:(?:petite|bonne|grosse)s? )?h\b(?:"
    r"(?:[ ~]et)?[ ~](?P<past>\d{1,2})[ ~-]?min\b"
    rf"|[ ~](?:et |e |n )?(?:une? |le )?(?P<part>{_PART})(?:[ ~](?:d )?h\b)?(?![\d/])"
    r"|[ ~]moins (?:le |une? )?(?P<lessquart>quart)\b|[ ~]moins (?P<less>\d{1,2})(?:[ ~]min)?\b(?! de pause)"
    rf"|~(?P<glued>\d{{1,2}})(?![\d.,]\d|\d|:){_AFTER}|[ ](?:et )?(?P<loose>[0-5]\d"
    rf"|[1-9](?= de? [a-z]))(?![\d.,]\d|\d|:){_AFTER}"
    r")?"
    r"|(?P<colon>\d{1,2}):(?P<colonpast>\d\d)(?::00)?(?!\d)"
    r"|(?P<minutes>\d{1,9}(?:[.,]\d+)?|\bune)[ ~-]?min\b"
    r"|(?P<seconds>\d{1,9}(?:[.,]\d+)?)[ ~]?sec\b)"
)


@dataclass(frozen=True, slots=True)
class Length:
    """Minutes as said, negative after a minus; `doubtful` when nothing fits (« 2h75 », « 2h 30 flyers »)."""

    minutes: Fraction
    doubtful: bool = False


def lengths(text: Line) -> Iterator[Found[Length]]:
    """Every duration in figures, from left to right."""
    for found in _LENGTH.finditer(text.text):
        minutes = _minutes(found)
        yield Found(
            Length(-minutes if found["sign"] else minutes, _doubtful(found)), found.start(), found.end()
        )


def _doubtful(found: re.Match[str]) -> bool:
    glued = found["glued"] or ""
    past = int(glued or found["colonpast"] or 0)
    if past > 59 or len(glued) == 1 or found["fraction"] == "2/3":
        return True
    return _is_no_decimal(found) or _counts_something(found)


_DECIMALS = frozenset({"25", "33", "50", "66", "67", "75", "00"})


def _is_no_decimal(found: re.Match[str]) -> bool:
    """« 1,30h » may be 1 h 30 or 78 minutes; « 1,5h30 » is nothing."""
    decimals = re.search(r"[.,](\d+)", found["hours"] or "")
    if decimals is None:
        return False
    return bool(found["glued"] or found["loose"]) or (len(decimals[1]) > 1 and decimals[1] not in _DECIMALS)


def _counts_something(found: re.Match[str]) -> bool:
    """« 2h 30 flyers » may be two hours and thirty leaflets; « 2 h 30 flyers » not."""
    joined = " et " in found[0]
    if not found["loose"] or (found.string[found.end("hours")] != "~" and not joined):
        return False
    return bool(re.match(r" [a-z]{3,}s\b(?<!mins)", found.string[found.end() :]))


def _minutes(found: re.Match[str]) -> Fraction:
    if found["fraction"]:
        return _fraction(found["fraction"])
    if found["more"]:
        return number(found["more"]) * 60 + 30
    if found["colon"]:
        return Fraction(int(found["colon"]) * 60 + int(found["colonpast"]))
    if found["minutes"] or found["seconds"]:
        return number(found["minutes"]) if found["minutes"] else number(found["seconds"]) / 60
    less = 15 if found["lessquart"] else int(found["less"] or 0)
    past = int(found["past"] or found["glued"] or found["loose"] or _PARTS.get(found["part"] or "", 0))
    return number(found["hours"]) * 60 + past - less


def _fraction(said: str) -> Fraction:
    if "/" in said:
        top, bottom = said.split("/")
        return Fraction(60 * int(top), int(bottom))
    figure = re.search(r"\d+", said)
    if "demi" in said:
        return Fraction(30)
    return Fraction(15 * int(figure[0]) if figure else 15)


def number(said: str) -> Fraction:
    """A figure with a comma or a point, or « une »."""
    return Fraction(said.replace(",", ".")) if said[0].isdigit() else Fraction(1)


def checked(minutes: Fraction, said: str) -> Duration | Impossible:
    """Rounded to the minute; nothing, less than nothing or more than a day can't be."""
    if minutes < 0:
        return Impossible("negative", said)
    if minutes > LONGEST_MINUTES:
        return Impossible("too_long", said)
    rounded = int(minutes + Fraction(1, 2))
    return Duration(rounded) if rounded else Impossible("zero", said)
