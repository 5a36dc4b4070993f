"""How much: « 45€ », « 45,50 », « 1 200 € », « 50 balles », « treize euros et quarante-cinq cents »."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bot.understanding.found import Found
from bot.understanding.line import Line, line
from bot.understanding.values import Amount, Impossible, Vague

HIGHEST_CENTS = 100_000_00
"""More than this is a typing error in a cooperative whose best summer brought 8,626 €."""

_FIGURE = r"(?P<{0}>\d{{1,3}}(?: \d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_UNIT = r"(?:€|euros?\b|balles\b)"
_AMOUNT = re.compile(
    r"(?<![\d.,:/a-z])(?P<minus>-)?(?:"
    + _FIGURE.format("before")
    + rf"(?P<thousand>[ ~](?:mille|k)\b)?[ ~]?(?:d )?{_UNIT}(?:(?: et |[ ~])(?P<cents>\d{{1,2}})(?![ ~]?(?:\d|h\b|min\b|€|[/:]))(?:[ ~]?(?:cents?|cts?|centimes?)\b)?)?"
    + rf"|{_UNIT}[ ~]?"
    + _FIGURE.format("after")
    + r")(?P<per>(?: ?/ ?| (?:de l |par |l |de |a l |pr ))(?:h\b|personnes?\b|j\b))?"
)


def amounts(given: Line) -> Iterator[Found[Amount | Impossible | Vague]]:
    """Every amount that carries its unit, from left to right."""
    for found in _AMOUNT.finditer(given.text):
        yield Found(_amount(found, given.said(found.start(), found.end())), found.start(), found.end())


def _amount(found: re.Match[str], said: str) -> Amount | Impossible | Vague:
    figure = (found["before"] or found["after"]).replace(" ", "").replace(",", ".")
    euros = Fraction(figure) * (1000 if found["thousand"] else 1)
    if found["cents"]:
        euros += Fraction(int(found["cents"]), 100)
    checked = _checked(figure, euros, said)
    if found["minus"]:
        return Impossible("negative", said)
    if isinstance(checked, Amount) and found["per"]:
        return Amount(checked.cents, said, per_hour=True)
    return checked


def _checked(figure: str, euros: Fraction, said: str) -> Amount | Impossible | Vague:
    """« 45,999 » may be a slip or thousands: three decimals are asked."""
    decimals = figure.partition(".")[2]
    if len(decimals) > 2:
        return Vague(said)
    if euros * 100 > HIGHEST_CENTS:
        return Impossible("too_much", said)
    return Amount(int(euros * 100), said) if euros else Impossible("zero", said)


def read_amount(text: str) -> Amount | Vague | Impossible | None:
    """The answer to « how much? »: a bare figure means euros. None when there is none, Vague for a range."""
    given = line(text)
    found = [one.value for one in amounts(given)]
    if len(found) > 1:
        return Vague(text, tuple(one.cents for one in found if isinstance(one, Amount)))
    if found:
        return found[0]
    bare = re.fullmatch(r"\W*?(?P<minus>-)?" + _FIGURE.format("before") + r"(?P<thousand>[ ~](?:mille|k))?\W*", given.text)
    if bare is None:
        return None
    figure = bare["before"].replace(" ", "").replace(",", ".")
    if bare["minus"]:
        return Impossible("negative", text)
    return _checked(figure, Fraction(figure) * (1000 if bare["thousand"] else 1), text)
