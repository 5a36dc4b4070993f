"""How days are written: the patterns, built from the words of vocabulary/days.yaml."""

import re
from functools import cache

from bot.understanding import lexicon


@cache
def months() -> dict[str, int]:
    """Every spelling of a month that is kept, and its number."""
    return _numbered("months")


@cache
def weekdays() -> dict[str, int]:
    """The days of the week, Monday = 0."""
    return _numbered("weekdays")


def _numbered(part: str) -> dict[str, int]:
    return {form: int(number) for form, number in lexicon.forms("days", part).items() if not form.isdigit()}


@cache
def relative() -> dict[str, int]:
    """Words that count from today, and how many days away they are."""
    given = lexicon.words("days")["relative"]
    return {form: int(offset) for offset, ways in given.items() for form in ways}


_NO_FIGURE_BEFORE = r"(?<![\d.,:/])"
_ADDRESS = r"(?:bis |ter )?,? ?(?:rue|avenue|boulevard|place|chemin|allee|impasse)"
_UNIT = rf"[ ~]?(?:h\b|min\b|[€%²/x]|:\d|euros|balles|personnes|j\b|ans?\b|{_ADDRESS})"
_NO_UNIT_AFTER = rf"(?! ?(?:-|a|/) ?\d)(?!{_UNIT})(?![.,]?\d)"
_ORDINAL = (
    r"(?:1[ ~]?ere?|premiere?|[2-4](?:[ ~]?(?:e|eme|ieme|nde?|euros))?"
    r"|deuxieme|troisieme|quatrieme|derniere)"
)


def _year(name: str) -> str:
    return (
        rf"(?:[ ,/.-]*(?P<{name}>\d{{4}}|\d{{2}}(?![ ~]?(?:h\b|min\b|[€:\d]|euros|balles|personnes))))?(?!\d)"
    )


def _day(name: str) -> str:
    return rf"{_NO_FIGURE_BEFORE}(?P<{name}>\d{{1,2}})(?:[ ~]?er\b)?"


@cache
def pattern() -> re.Pattern[str]:
    """One alternative for each way to say a day; the groups' numbers tell which."""
    ways = (_iso(), _nth(), _written(), _of_month(), _weekday(), *_distances(), _counted())
    return re.compile("|".join(ways))


def _iso() -> str:
    return r"(?<![\d.,/-])(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?![\d/])"


def _nth() -> str:
    """« premier vendredi de juillet »."""
    weekday, month = lexicon.alternatives(weekdays()), lexicon.alternatives(months())
    return rf"\b(?P<nth>{_ORDINAL}) (?P<nthday>{weekday}) (?:de |d |du )?(?P<nthmonth>{month}|ce mois)"


def _written() -> str:
    """« 13/07 », « mardi 14 juillet 2026 », « octobre-2 », with or without their weekday."""
    weekday, month = lexicon.alternatives(weekdays()), lexicon.alternatives(months())
    not_time = r"(?![\d/]|[ ~]?(?:h\b|d h\b|€|euros|balles|journee|j\b(?! (?:ai|avais|etais|suis|y)\b)))"
    figures = _day("d2") + r"(?P<sep>[/.-])(?P<m2>\d{1,2})(?:[/.,-](?P<y2>\d{4}|\d{2}))?" + not_time
    first = rf"{_NO_FIGURE_BEFORE}(?P<d3>\d{{1,2}}|premier)(?:[ ~]?er\b)?"
    named = rf"{first}[ ~]?(?:de |du )?(?P<m3>{month})\b" + _year("y3")
    turned = rf"(?P<m4>{month})[. /-]+(?P<d4>\d{{1,2}})(?!\d)" + _year("y4") + _NO_UNIT_AFTER
    no_stretch = r"(?!\d{1,2}-\d{1,2}(?![-\d]))"
    before = rf"(?:\b(?P<w>{weekday})(?: le)?,?[ ~]{no_stretch})?(?:\ble )?"
    return rf"{before}(?:{figures}|{named}|{turned})"


def _of_month() -> str:
    """« le 8 », « mardi 14 »."""
    weekday = lexicon.alternatives(weekdays())
    return (
        rf"(?:\b(?P<w5>{weekday})(?: le)?[ ~]|\ble )" + _day("d5") + _NO_UNIT_AFTER + rf"(?! (?:{weekday}))"
    )


def _weekday() -> str:
    """« mardi », « ce vendredi », « lundi de la semaine dernière »."""
    weekday = lexicon.alternatives(weekdays())
    which = r"(?P<which> derniere| passe| prochain| d avant| avant| en (?:8|15)(?![~ ]?(?:h|min)\b))?"
    return (
        rf"\b(?P<this>ce |cette |cet )?(?P<w6>{weekday})\b"
        rf"(?:(?P<of> (?:de |d )?(?:la |cette )?semaine)?{which})"
    )


def _distances() -> tuple[str, str]:
    """« il y a 3 jours », « dans une semaine »."""
    unit = "j|semaine|mois|ans?"
    return (
        rf"\b(?:il )?y ?a (?P<ago>\d{{1,3}}|une?)[ ~](?P<agounit>{unit})\b",
        rf"\bdans (?P<ahead>\d{{1,3}}|une?)[ ~](?P<aheadunit>{unit})\b",
    )


def _counted() -> str:
    return rf"\b(?P<relative>{lexicon.alternatives(relative())})\b"


@cache
def ranges() -> re.Pattern[str]:
    """« du 24 au 28 août », « du lundi au vendredi »."""
    weekday, month = lexicon.alternatives(weekdays()), lexicon.alternatives(months())
    day = rf"(?:(?:{weekday})(?: \d{{1,2}})?|\d{{1,2}}(?:[ ~]?er|/\d{{1,2}})?)(?: (?:{month}))?"
    return re.compile(rf"\bdu {day} au {day}(?![ ~]?(?:h\b|[:\d€]))")
