"""Which day: « hier », « mardi », « lundi dernier », « 13/07 », « le 8 », « premier vendredi de juillet »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import Literal, TypeAlias

from bot.understanding import lexicon
from bot.understanding.found import Found, take
from bot.understanding.line import Line, line
from bot.understanding.values import Day, Impossible, Vague

Direction: TypeAlias = Literal["past", "future"]
Said: TypeAlias = Day | Vague | Impossible

FARTHEST = timedelta(days=731)
"""A day farther away than two years is a typing error."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Today in the cooperative's time zone, and where days are looked for."""

    today: date
    direction: Direction
    minute: int = 24 * 60
    """How much of today is over, in minutes."""
    territory: str | None = None
    """Whose public holidays count."""

    @property
    def sign(self) -> int:
        return -1 if self.direction == "past" else 1

    def nearest(self, candidates: "Iterator[date] | list[date]") -> date | None:
        """The nearest candidate that lies in the direction, today included."""
        fitting = [day for day in candidates if (day - self.today).days * self.sign >= 0]
        return min(fitting, key=lambda day: abs(day - self.today), default=None)


def read_date(
    text: str, now: datetime, timezone: tzinfo, *, direction: Direction = "past"
) -> Day | Vague | Impossible | None:
    """The answer to « which day? »; a bare « 8 » is the 8th. None when no day is said, Vague when it may be several.

    Without a direction in the words, days are looked for where `direction` says; « past » refuses a day to come.
    """
    calendar = calendar_of(now, timezone, direction)
    given = line(text)
    found = list(days(given, calendar))
    if not found and (bare := re.fullmatch(r"\W*(\d{1,2})\W*", given.text)):
        return refused(_of_month(calendar, int(bare[1]), text), calendar)
    answers = {one.value for one in found}
    if len(answers) > 1:
        return Vague(text, tuple(sorted(one.on for one in answers if isinstance(one, Day))))
    return refused(answers.pop(), calendar) if answers else None


def calendar_of(now: datetime, timezone: tzinfo, direction: Direction) -> Calendar:
    """The calendar of the cooperative at that instant."""
    local = now.astimezone(timezone)
    territory = lexicon.words("days")["territories"].get(str(timezone))
    return Calendar(local.date(), direction, local.hour * 60 + local.minute, territory)


def refused(said: Said, calendar: Calendar) -> Said:
    """The same, or why hours can't lie there: a day to come, or one more than two years away."""
    if not isinstance(said, Day):
        return said
    if abs(said.on - calendar.today) > FARTHEST:
        return Impossible("too_far", said.said)
    if calendar.direction == "past" and said.on > calendar.today:
        return Impossible("future", said.said)
    return said


@cache
def months() -> dict[str, int]:
    """Every spelling of a month that is kept, and its number."""
    return {
        form: int(number) for form, number in lexicon.forms("days", "months").items() if not form.isdigit()
    }


@cache
def _weekdays() -> dict[str, int]:
    return {
        form: int(number) for form, number in lexicon.forms("days", "weekdays").items() if not form.isdigit()
    }


@cache
def _relative() -> dict[str, int]:
    given = lexicon.words("days")["relative"]
    return {form: int(offset) for offset, ways in given.items() for form in ways}


_NOT_A_DAY = r"(?! ?(?:-|a|/) ?\d)(?![ ~]?(?:h\b|min\b|[€%²:/x]|euros|balles|personnes|j\b|ans?\b|(?:bis |ter )?,? ?(?:rue|avenue|boulevard|place|chemin|allee|impasse)))(?![.,]?\d)"


@cache
def _pattern() -> re.Pattern[str]:
    month, weekday = lexicon.alternatives(months()), lexicon.alternatives(_weekdays())
    day = r"(?<![\d.,:/])(?P<{}>\d{{1,2}})(?:[ ~]?er\b)?"
    year = r"(?:[ ,/.-]*(?P<{}>\d{{4}}|\d{{2}}(?![ ~]?(?:h\b|min\b|[€:\d]|euros|balles|personnes))))?(?!\d)"
    return re.compile(
        r"(?<![\d.,/-])(?P<y1>\d{4})[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?![\d/])"
        rf"|\b(?:(?P<nth>1[ ~]?ere?|premiere?|[2-4](?:[ ~]?(?:e|eme|ieme|nde?|euros))?|deuxieme|troisieme|quatrieme|derniere) (?P<nthday>{weekday}) (?:de |d |du )?(?P<nthmonth>{month}|ce mois))"
        rf"|(?:\b(?P<w>{weekday})(?: le)?,?[ ~])?(?:\ble )?(?:"
        + day.format("d2") + r"(?P<sep>[/.-])(?P<m2>\d{1,2})(?:[/.,-](?P<y2>\d{4}|\d{2}))?(?![\d/]|[ ~]?(?:h\b|d h\b|€|euros|balles|journee|j\b))"
        + "|" + r"(?<![\d.,:/])(?P<d3>\d{1,2}|premier)(?:[ ~]?er\b)?" + rf"[ ~]?(?:de |du )?(?P<m3>{month})\b" + year.format("y3")
        + rf"|(?P<m4>{month})[. /-]+(?P<d4>\d{{1,2}})(?!\d)" + year.format("y4") + _NOT_A_DAY
        + r")"
        + rf"|(?:\b(?P<w5>{weekday})(?: le)?[ ~]|\ble )" + day.format("d5") + _NOT_A_DAY + rf"(?! (?:{weekday}))"
        + rf"|\b(?P<this>ce |cette |cet )?(?P<w6>{weekday})\b(?:(?P<of> (?:de |d )?(?:la |cette )?semaine)?(?P<which> derniere| passe| prochain| d avant| avant)?)"
        + r"|\b(?:il )?y ?a (?P<ago>\d{1,3}|une?)[ ~](?P<agounit>j|semaine|mois|ans?)\b"
        + r"|\bdans (?P<ahead>\d{1,3}|une?)[ ~](?P<aheadunit>j|semaine|mois|ans?)\b"
        + rf"|\b(?P<relative>{lexicon.alternatives(_relative())})\b"
    )  # fmt: skip


@cache
def _range() -> re.Pattern[str]:
    day = rf"(?:(?:{lexicon.alternatives(_weekdays())})(?: \d{{1,2}})?|\d{{1,2}}(?:[ ~]?er|/\d{{1,2}})?)(?: (?:{lexicon.alternatives(months())}))?"
    return re.compile(rf"\bdu {day} au {day}(?![ ~]?(?:h\b|[:\d€]))")


def days(given: Line, calendar: Calendar) -> Iterator[Found[Said]]:
    """Every day that is said, from left to right; « du 24 au 28 » is no single day."""
    ranges = [
        Found[Said](Vague(given.said(*one.span())), *one.span()) for one in _range().finditer(given.text)
    ]
    yield from ranges
    given = take(given, ranges)
    for found in _pattern().finditer(given.text):
        said = _read(found, calendar, given.said(found.start(), found.end()))
        if said is not None:
            yield Found(said, found.start(), found.end())


def _read(found: re.Match[str], calendar: Calendar, said: str) -> Said | None:
    for n in "1234":
        if found["d" + n]:
            return _numbered(found, n, calendar, said)
    if found["d5"]:
        return _of_month(calendar, int(found["d5"]), said, found["w5"])
    if found["w6"]:
        return _weekday(found, calendar, said)
    if found["nth"]:
        return _nth(found, calendar, said)
    if found["relative"]:
        offset = _relative()[found["relative"].replace("~", " ")]
        return Day(calendar.today + timedelta(days=offset), said)
    return _distance(found, calendar, said)


def _numbered(found: re.Match[str], n: str, calendar: Calendar, said: str) -> Said | None:
    month = found["m" + n]
    number = int(month) if month.isdigit() else months()[month]
    day = 1 if found["d" + n] == "premier" else int(found["d" + n])
    if n == "2" and not _is_date(found):
        return None
    year = found["y" + n]
    if year:
        on = _date(_full(year, calendar), number, day)
    else:
        on = _without_year(calendar, number, day)
        if on is not None and on > calendar.today and calendar.direction == "past":
            return Impossible("future", said)
    if on is None:
        return Impossible("no_such_day", said)
    return _agreeing(on, found["w"] if n != "1" else None, said)


SOON = timedelta(days=50)
"""A day without a year that is so near ahead was not meant a year ago."""


def _without_year(calendar: Calendar, month: int, day: int) -> date | None:
    years = (calendar.today.year + step for step in range(-4, 5))
    candidates = [one for one in (_date(year, month, day) for year in years) if one]
    ahead = [one for one in candidates if calendar.today < one <= calendar.today + SOON]
    return ahead[0] if ahead else calendar.nearest(candidates)


def _is_date(found: re.Match[str]) -> bool:
    """« 8/7 » and « 13-07-26 » are days, « 8-12 » is a stretch and « 25.08 » may be an amount."""
    part = found["d2"] + found["sep"] + found["m2"] in {"1/2", "1/4", "3/4"}
    if (
        part
        and not found["w"]
        and found.string[max(0, found.start() - 2) : found.start()] in {"h ", "h~", "t "}
    ):
        return False
    padded = re.fullmatch(r"(?:0[1-9]|[12]\d|3[01])[.-]0[1-9]", found["d2"] + found["sep"] + found["m2"])
    return bool(padded or found["sep"] == "/" or found["y2"] or found["w"] or found[0].startswith("le "))


def _agreeing(on: date, weekday: str | None, said: str) -> Said:
    """A weekday that contradicts the date leaves both open."""
    return Day(on, said) if weekday is None or _weekdays()[weekday] == on.weekday() else Vague(said, (on,))


def _full(year: str, calendar: Calendar) -> int:
    if len(year) == 4:
        return int(year)
    century = calendar.today.year // 100 * 100
    full = century + int(year)
    return full if full <= calendar.today.year + 20 else full - 100


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _of_month(calendar: Calendar, day: int, said: str, weekday: str | None = None) -> Said:
    """« le 8 »: the nearest 8th; « mardi 14 »: the nearest 14th that is a Tuesday, if it is near."""
    first = calendar.today.replace(day=1)
    firsts = [_month_after(first, step) for step in range(-3, 4)]
    candidates = [one for one in (_date(m.year, m.month, day) for m in firsts) if one]
    if weekday is None:
        on = calendar.nearest(candidates)
        return Day(on, said) if on else Impossible("no_such_day", said)
    fitting = [one for one in candidates if one.weekday() == _weekdays()[weekday]]
    on = calendar.nearest(fitting)
    return Day(on, said) if on else Vague(said, tuple(candidates[2:5]))


def _month_after(first: date, step: int) -> date:
    months = first.year * 12 + first.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)


def _weekday(found: re.Match[str], calendar: Calendar, said: str) -> Said:
    """« mardi » is the nearest one, « mardi dernier » never today, « ce vendredi » that of this week."""
    number, which = _weekdays()[found["w6"]], (found["which"] or "").strip()
    monday = calendar.today - timedelta(days=calendar.today.weekday())
    if found["of"] or found["this"]:
        weeks = {"derniere": -7, "passe": -7, "prochain": 7}.get(which, 0)
        return Day(monday + timedelta(days=number + weeks), said)
    back = (calendar.today.weekday() - number) % 7
    if which == "prochain":
        return Day(monday + timedelta(days=number + 7), said)
    if which in {"derniere", "passe"}:
        return Day(calendar.today - timedelta(days=back or 7), said)
    if which:
        return Vague(
            said, (calendar.today - timedelta(days=back or 7), calendar.today - timedelta(days=back + 7))
        )
    if calendar.direction == "past":
        return Day(calendar.today - timedelta(days=back), said)
    return Day(calendar.today + timedelta(days=-back % 7), said)


def _nth(found: re.Match[str], calendar: Calendar, said: str) -> Said:
    """« premier vendredi de juillet »."""
    number = _weekdays()[found["nthday"]]
    if found["nthmonth"] == "ce mois":
        firsts = [calendar.today.replace(day=1)]
    else:
        month = months()[found["nthmonth"]]
        firsts = [date(calendar.today.year + step, month, 1) for step in (-1, 0, 1)]
    candidates = [_nth_of(first, number, found["nth"]) for first in firsts]
    on = candidates[0] if len(candidates) == 1 else calendar.nearest(candidates)
    return Day(on, said) if on else Impossible("no_such_day", said)


_ORDINALS = {"deuxieme": 1, "troisieme": 2, "quatrieme": 3}


def _nth_of(first: date, weekday: int, nth: str) -> date:
    if nth == "derniere":
        last = _month_after(first, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    week = int(nth[0]) - 1 if nth[0].isdigit() else _ORDINALS.get(nth, 0)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * week)


def _distance(found: re.Match[str], calendar: Calendar, said: str) -> Said:
    """« il y a 3 jours »; a month or a year away is too rough for a day."""
    count, unit = (found["ago"], found["agounit"]) if found["ago"] else (found["ahead"], found["aheadunit"])
    number = int(count) if count.isdigit() else 1
    if unit not in {"j", "semaine"}:
        return Vague(said)
    away = timedelta(days=number * (7 if unit == "semaine" else 1))
    return Day(calendar.today + (-away if found["ago"] else away), said)
