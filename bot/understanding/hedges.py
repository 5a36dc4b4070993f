"""The words around a duration: whether it lasted, is only roughly meant, or is a time of the clock."""

import re
from functools import cache

from bot.understanding import guessing, lexicon
from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.phrases import phrases

_NEAR = 30
"""How many letters before and after a duration belong to it."""


def lasted(given: Line, one: Found[object]) -> bool:
    """« pendant 8h », « 8h de tonte », « 8h en tout »."""
    return bool(
        _ending("lasting_before").search(_before(given, one)) or _lasting_after().match(_after(given, one))
    )


def is_clock(given: Line, one: Found[object]) -> bool:
    """« à 14h », « vers 9h »."""
    return _ending("clock_before").search(_before(given, one)) is not None


def says_until(given: Line, one: Found[object]) -> bool:
    """« fini à 17h », « jusqu'à 18h »."""
    return re.search(rf"(?:{_any('until')})[a-z ]*$", _before(given, one)) is not None


def is_hedged(given: Line, one: Found[object]) -> bool:
    """« plus de 3h », « 2 ou 3h », « 2h x2 », « 3h et quelques »."""
    before, after = _before(given, one), _after(given, one)
    if _is_unfinished(after):
        return True
    return bool(_ending("hedges_before").search(before) or _is_second(before) or _hedge_after().match(after))


def vague(given: Line) -> Found[str] | None:
    """« toute la matinée », « quelques heures »: a length that nobody can tell."""
    return next(phrases("how_long", "vague").find(given), None)


def _before(given: Line, one: Found[object]) -> str:
    return given.text[max(0, one.start - _NEAR) : one.start]


def _after(given: Line, one: Found[object]) -> str:
    return given.text[one.end : one.end + _NEAR]


def _is_unfinished(after: str) -> bool:
    """« 2h et qurt », « 2h mons le quart »: a word that nobody knows where a part of an hour may stand."""
    if re.match(r"[ ~]min[ ~]\d", after):
        return True
    found = re.match(r"[ ~](?:(?:et|moins) (?:le |une? )?([a-z]{3,6})\b|([a-z]{3,6}) (?:le )?quart\b)", after)
    return found is not None and not guessing.is_known(found[1] or found[2])


def _any(part: str) -> str:
    words = sorted(map(str, lexicon.words("how_long")[part]), key=len, reverse=True)
    return "|".join(map(re.escape, words))


@cache
def _ending(part: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:^|[ ,(#])(?:{_any(part)})[ ~]|=[ ~]?)(?:environ |presque )?$")


@cache
def _lasting_after() -> re.Pattern[str]:
    return re.compile(rf"[ ~](?:(?:de|d) (?!pause)[a-z#]|(?:{_any('lasting_after')})\b)")


@cache
def _hedge_after() -> re.Pattern[str]:
    return re.compile(
        rf"\+ (?!\d)|[ ~]?(?:(?:{_any('hedges_after')})\b|ou \d|\+(?! ?[\da-z])|x[ ~]?\d|fois \d)"
    )


@cache
def _second() -> re.Pattern[str]:
    return re.compile(r"\d[ ~]?(?:ou|a|et|-|/|\+|x|fois)?[ ~]?$")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('counted')}) \d+[ ~]?$")


def _is_second(before: str) -> bool:
    """« 2 ou 3h », « 2 3h »: a figure stands before it that counts no people."""
    if before.strip() == "+":
        return True
    if re.search(r"\d[ ~]?(?:h|min)(?:[ ~]\d{1,2})?(?:[ ~]?min)? ?\+ ?$", before):
        return False
    return bool(_second().search(before) and not _counted().search(before))
