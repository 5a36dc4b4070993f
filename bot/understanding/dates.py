"""Which day: « hier », « mardi », « lundi dernier », « 13/07 », « le 8 », « premier vendredi de juillet »."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import TypeAlias

from bot.understanding import calendars, day_forms
from bot.understanding.calendars import Calendar, Direction
from bot.understanding.found import Found, take
from bot.understanding.line import Line, line
from bot.understanding.values import Day, Impossible, Vague

Said: TypeAlias = Day | Vague | Impossible

FARTHEST = timedelta(days=731)
"""A day farther away than two years is a typing error."""


def read_date(
    text: str, now: datetime, timezone: tzinfo, *, direction: Direction = "past"
) -> Day | Vague | Impossible | None:
    """The answer to « which day? »; a bare « 8 » is the 8th; None when no day is said, Vague for several.

    Without a direction in the words, days are looked for where `direction` says; « past » refuses later ones.
    """
    calendar = calendars.calendar_of(now, timezone, direction)
    given = line(text)
    found = list(days(given, calendar))
    if not found and (bare := re.fullmatch(r"\W*(\d{1,2})\W*", given.text)):
        return refused(of_month(calendar, int(bare[1]), text), calendar)
    answers = {one.value for one in found}
    if len(answers) > 1:
        return Vague(text, tuple(sorted(one.on for one in answers if isinstance(one, Day))))
    return refused(answers.pop(), calendar) if answers else None


def refused(said: Said, calendar: Calendar) -> Said:
    """The same, or why hours can't lie there: a day to come, or one more than two years away."""
    if not isinstance(said, Day):
        return said
    if abs(said.on - calendar.today) > FARTHEST:
        return Impossible("too_far", said.said)
    if calendar.direction == "past" and said.on > calendar.today:
        return Impossible("future", said.said)
    return said


def days(given: Line, calendar: Calendar) -> Iterator[Found[Said]]:
    """Every day that is said, from left to right; « du 24 au 28 » is no single day."""
    ranges = [
        Found[Said](Vague(given.said(*one.span())), *one.span())
        for one in day_forms.ranges().finditer(given.text)
    ]
    yield from ranges
    given = take(given, ranges)
    for found in day_forms.pattern().finditer(given.text):
        said = _read(found, calendar, given.said(found.start(), found.end()))
        if said is not None:
            yield Found(said, found.start(), found.end())


def _read(found: re.Match[str], calendar: Calendar, said: str) -> Said | None:
    for n in "1234":
        if found["d" + n]:
            return _numbered(found, n, calendar, said)
    if found["d5"]:
        return of_month(calendar, int(found["d5"]), said, found["w5"])
    if found["w6"]:
        return _weekday(found, calendar, said)
    return _nth(found, calendar, said) if found["nth"] else _distance(found, calendar, said)


def _numbered(found: re.Match[str], n: str, calendar: Calendar, said: str) -> Said | None:
    month = found["m" + n]
    number = int(month) if month.isdigit() else day_forms.months()[month]
    day = 1 if found["d" + n] == "premier" else int(found["d" + n])
    if n == "2" and not _is_date(found):
        return None
    year = found["y" + n]
    if year:
        on = calendars.exact(calendars.full(year, calendar), number, day)
    else:
        on = calendars.without_year(calendar, number, day)
        if on is not None and on > calendar.today and calendar.direction == "past":
            return Impossible("future", said)
    if on is None:
        return Impossible("no_such_day", said)
    return _agreeing(on, found["w"] if n != "1" else None, said)


def _is_date(found: re.Match[str]) -> bool:
    """« 8/7 » and « 13-07-26 » are days, « 8-12 » is a stretch and « 25.08 » may be an amount."""
    figures = found["d2"] + found["sep"] + found["m2"]
    after_hours = found.string[max(0, found.start() - 2) : found.start()] in {"h ", "h~", "t "}
    if figures in {"1/2", "1/4", "3/4"} and after_hours and not found["w"]:
        return False
    padded = re.fullmatch(r"(?:0[1-9]|[12]\d|3[01])[.-]0[1-9]", figures)
    return bool(padded or found["sep"] == "/" or found["y2"] or found["w"] or found[0].startswith("le "))


def _agreeing(on: date, weekday: str | None, said: str) -> Said:
    """A weekday that contradicts the date leaves both open."""
    agrees = weekday is None or day_forms.weekdays()[weekday] == on.weekday()
    return Day(on, said) if agrees else Vague(said, (on,))


def of_month(calendar: Calendar, day: int, said: str, weekday: str | None = None) -> Said:
    """« le 8 »: the nearest 8th; « mardi 14 »: the nearest 14th that is a Tuesday, if it is near."""
    first = calendar.today.replace(day=1)
    firsts = [calendars.month_after(first, step) for step in range(-3, 4)]
    candidates = [one for one in (calendars.exact(m.year, m.month, day) for m in firsts) if one]
    if weekday is None:
        return _bare(calendar, candidates, said)
    fitting = [one for one in candidates if one.weekday() == day_forms.weekdays()[weekday]]
    on = calendar.nearest(fitting)
    near = on is not None and abs(on - calendar.today) <= calendars.SOON
    return Day(on, said) if on and near else Vague(said, tuple(candidates[2:5]))


_LONG_AGO, _AHEAD = timedelta(days=20), timedelta(days=10)


def _bare(calendar: Calendar, candidates: list[date], said: str) -> Said:
    """« le 10 » said on the 9th is rather tomorrow than a month ago: asked when hours are meant."""
    on = calendar.nearest(candidates)
    if on is None:
        return Impossible("no_such_day", said)
    ahead = [one for one in candidates if calendar.today < one <= calendar.today + _AHEAD]
    return Vague(said, (on, *ahead)) if ahead and calendar.today - on > _LONG_AGO else Day(on, said)


def _weekday(found: re.Match[str], calendar: Calendar, said: str) -> Said:
    """« mardi » is the nearest one, « mardi dernier » never today, « ce vendredi » that of this week."""
    number, which = day_forms.weekdays()[found["w6"]], (found["which"] or "").strip()
    monday = calendar.today - timedelta(days=calendar.today.weekday())
    if found["of"] or found["this"]:
        weeks = {"derniere": -7, "passe": -7, "prochain": 7}.get(which, 0)
        return Day(monday + timedelta(days=number + weeks), said)
    if which == "prochain":
        return Day(monday + timedelta(days=number + 7), said)
    back = (calendar.today.weekday() - number) % 7
    if which.startswith("en "):
        return Day(calendar.today + timedelta(days=7 - back + 7 * (1 if which == "en 8" else 2)), said)
    last = calendar.today - timedelta(days=back or 7)
    if which:
        return (
            Day(last, said)
            if which in {"derniere", "passe"}
            else Vague(said, (last, last - timedelta(days=7)))
        )
    return Day(calendar.today + timedelta(days=-back if calendar.direction == "past" else -back % 7), said)


def _nth(found: re.Match[str], calendar: Calendar, said: str) -> Said:
    """« premier vendredi de juillet »."""
    number = day_forms.weekdays()[found["nthday"]]
    if found["nthmonth"] == "ce mois":
        firsts = [calendar.today.replace(day=1)]
    else:
        month = day_forms.months()[found["nthmonth"]]
        firsts = [date(calendar.today.year + step, month, 1) for step in (-1, 0, 1)]
    candidates = [_nth_of(first, number, found["nth"]) for first in firsts]
    on = candidates[0] if len(candidates) == 1 else calendar.nearest(candidates)
    return Day(on, said) if on else Impossible("no_such_day", said)


_ORDINALS = {"deuxieme": 1, "troisieme": 2, "quatrieme": 3}


def _nth_of(first: date, weekday: int, nth: str) -> date:
    if nth == "derniere":
        last = calendars.month_after(first, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    week = int(nth[0]) - 1 if nth[0].isdigit() else _ORDINALS.get(nth, 0)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * week)


def _distance(found: re.Match[str], calendar: Calendar, said: str) -> Said:
    """« hier », « il y a 3 jours »; a month or a year away is too rough for a day."""
    if found["relative"]:
        word = found["relative"].replace("~", " ")
        offset = day_forms.relative()[word] - _is_small_hours(word, calendar)
        return Day(calendar.today + timedelta(days=offset), said)
    count, unit = (found["ago"], found["agounit"]) if found["ago"] else (found["ahead"], found["aheadunit"])
    number = int(count) if count.isdigit() else 1
    if unit not in {"j", "semaine"}:
        return Vague(said)
    away = timedelta(days=number * (7 if unit == "semaine" else 1))
    return Day(calendar.today + (-away if found["ago"] else away), said)


def _is_small_hours(word: str, calendar: Calendar) -> bool:
    """« ce soir » said at half past midnight is the evening that has just been."""
    return calendar.direction == "past" and calendar.minute < 5 * 60 and "soir" in word
