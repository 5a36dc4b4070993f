"""How much: « 45€ », « 45,50 », « 1 200 € », « 50 balles », « treize euros et quarante-cinq cents »."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from bot.understanding import lexicon
from bot.understanding.found import Found
from bot.understanding.line import Line, line
from bot.understanding.values import Amount, Impossible, Vague

Said: TypeAlias = Amount | Impossible | Vague

HIGHEST_CENTS = 100_000_00
"""More than this is a typing error in a cooperative whose best summer brought 8,626 €."""

_FIGURE = r"(?P<{0}>\d{{1,3}}(?: \d{{3}})+(?:[.,]\d+)?|\d{{1,20}}(?:[.,]\d{{1,20}})?)"
_CENTS = (
    r"(?:(?:~|(?<=€))(?P<glued>\d{2})(?![\d~:/])"
    r"|(?<=euros) (?P<loose>[1-9]\d)(?= ?(?:$|[,.;!)#]|(?:chez|pour|de)\b))"
    r"|(?: et |[ ~])(?P<cents>\d{1,2})[ ~]?(?:cents?|cts?|centimes?)\b)?"
)
_PER = r"(?P<per>(?: ?/ ?| (?:de l |par |l |de |a l |pr |par personne et par ))(?:h\b|personnes?\b|j\b))?"
_RANGE = re.compile(
    r"\d ?(?:-|/|a|ou|et|x) ?$|\d [a-z]{3,15} (?:a|de) $|\d{1,3}[ ~]?(?:x|fois|\*)[ ~]?$"
    r"|\b(?:environ|plus de|moins de|minimum|max|entre|jusqu a|au moins) $"
)
_APIECE = re.compile(
    r"^/|^ ?(?:/ ?(?:h|j|semaine|mois|seance|passage|tonte|piece|unite)\b|l une?\b|l unite|la piece"
    r"|piece\b|chacune?\b|par |la seance|de l|(?:le|la|l) (?!\d|#)[a-z])"
)


_EVERY = re.compile(
    r" ?(?:/ ?|par |la |chaque |toute les )(?:j|journee|semaine|mois|seance|matin|soir|nuit|weekend)\b"
)


_TIMES = re.compile(r"[ ~]?(?:x|fois|\*)[ ~]?\d")


@cache
def _pattern() -> re.Pattern[str]:
    unit = r"(?:€|euros?\b|balles\b)"
    foreign = "|".join(
        re.escape(word) if not word.isalpha() else rf"{word}\b" for word in lexicon.words("money")["foreign"]
    )
    return re.compile(
        r"(?<![\d.,:/a-z])(?<!\b[a-z]~)(?P<minus>-)?(?:"
        + _FIGURE.format("before")
        + rf"(?P<thousand>[ ~](?:mille|k)\b)?[ ~]?(?:d )?(?:{unit}{_CENTS}|(?P<foreign>{foreign}))"
        + rf"|(?P<mille>mille) {unit}"
        + rf"|(?:{unit}|(?P<foreign2>{foreign}))[ ~]?"
        + _FIGURE.format("after")
        + rf"){_PER}"
    )


def amounts(given: Line, rest: Line | None = None) -> Iterator[Found[Said]]:
    """Every amount that carries its unit, from left to right; a range, or a price apiece, is vague.

    `rest` is the line without what is understood already, in which nothing can be a price's « la … ».
    """
    for found in _pattern().finditer((rest or given).text):
        said = given.said(found.start(), found.end())
        value = _amount(found, said)
        if isinstance(value, Amount) and (
            _EVERY.match(given.text, found.end()) or _TIMES.match(given.text, found.end())
        ):
            value = Vague(said, (value.cents,))
        yield Found(value, found.start(), found.end())


def _amount(found: re.Match[str], said: str) -> Said:
    if found["minus"]:
        return Impossible("negative", said)
    if found["foreign"] or found["foreign2"]:
        return Impossible("foreign", said)
    value = Amount(100_000, said) if found["mille"] else _value(found, said)
    before, after = (
        found.string[max(0, found.start() - 16) : found.start()],
        found.string[found.end() : found.end() + 14],
    )
    if not isinstance(value, Amount):
        return value
    if found["per"]:
        return Amount(value.cents, said, per_hour=True) if "h" in found["per"].split(" ")[-1] else Vague(said)
    return Vague(said, (value.cents,)) if _RANGE.search(before) or _APIECE.match(after) else value


def _value(found: re.Match[str], said: str) -> Said:
    figure = (found["before"] or found["after"]).replace(" ", "").replace(",", ".")
    cents = int(found["glued"] or found["loose"] or found["cents"] or 0)
    return _checked(
        figure, Fraction(figure) * (1000 if found["thousand"] else 1) + Fraction(cents, 100), said
    )


def _checked(figure: str, euros: Fraction, said: str) -> Said:
    """« 45,999 » may be a slip or thousands: three decimals are asked."""
    if len(figure.partition(".")[2]) > 2:
        return Vague(said)
    if euros * 100 > HIGHEST_CENTS:
        return Impossible("too_much", said)
    return Amount(int(euros * 100), said) if euros else Impossible("zero", said)


_BARE = re.compile(r"\W*?(?P<minus>-)?" + _FIGURE.format("before") + r"(?P<thousand>[ ~](?:mille|k))?\W*")
_BETWEEN = re.compile(r"\W*(?:entre )?(\d{1,6}) ?(?:et|ou|a|-) ?(\d{1,6})\W*")


def read_amount(text: str) -> Said | None:
    """The answer to « how much? »: a bare figure means euros. None when there is none, Vague for a range."""
    given = line(text)
    found = [one.value for one in amounts(given)]
    if found:
        return (
            found[0]
            if len(found) == 1
            else Vague(text, tuple(one.cents for one in found if isinstance(one, Amount)))
        )
    if between := _BETWEEN.fullmatch(given.text):
        return Vague(text, (int(between[1]) * 100, int(between[2]) * 100))
    bare = _BARE.fullmatch(given.text)
    if bare is None:
        return None
    if bare["minus"]:
        return Impossible("negative", text)
    figure = bare["before"].replace(" ", "").replace(",", ".")
    return _checked(figure, Fraction(figure) * (1000 if bare["thousand"] else 1), text)
