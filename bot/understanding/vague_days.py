"""Days that are named by a holiday, and words that name no single day (« ce week-end », « en juillet »)."""

import re
from datetime import date, timedelta
from functools import cache

from bot.understanding import lexicon
from bot.understanding.calendars import SOON, Calendar
from bot.understanding.dates import Said
from bot.understanding.day_forms import months, weekdays
from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.phrases import Phrases, of, phrases
from bot.understanding.values import Day, Impossible, Vague


@cache
def _holidays() -> Phrases[str]:
    given = lexicon.words("days")["holidays"]
    return Phrases({form: name for name, forms in given.items() for form in forms})


@cache
def _months() -> Phrases[str]:
    return of(months())


def vague_days(given: Line, calendar: Calendar) -> tuple[Found[Said], ...]:
    """What must be asked: several days, or a whole month; a weekend's two days are the guesses."""
    found = [*phrases("days", "vague").find(given), *_a_month(given)]
    return tuple(
        Found(Vague(given.said(one.start, one.end), _guesses(one.value, calendar)), one.start, one.end)
        for one in found
    )


def _guesses(said: str, calendar: Calendar) -> tuple[date, ...]:
    if "weekend" not in said:
        return ()
    saturday = calendar.today - timedelta(days=(calendar.today.weekday() - 5) % 7)
    if calendar.direction == "future":
        saturday = calendar.today + timedelta(days=(5 - calendar.today.weekday()) % 7)
    sunday = saturday + timedelta(days=1)
    return (saturday, sunday) if calendar.direction == "future" or sunday <= calendar.today else (saturday,)


def _a_month(given: Line) -> list[Found[str]]:
    """« en mai »; « mais » is no plural of it."""
    return [
        one
        for one in _months().find(given)
        if given.text[one.start : one.end] != "mais" and not given.text[: one.start].endswith("avec ")
    ]


def repeated(given: Line) -> tuple[Found[Said], ...]:
    """« chaque jour », « tous les lundis »: which days must be asked, whatever else is said."""
    found = phrases("days", "repeated").find(given)
    return tuple(Found(Vague(given.said(one.start, one.end)), one.start, one.end) for one in found)


def around_holidays(given: Line, calendar: Calendar) -> tuple[Found[Said], ...]:
    """What is read before the weekdays: « lundi de Pâques »; and « vacances de Noël », no single day."""
    found: list[Found[Said]] = []
    for one in holidays(given, calendar):
        before = _AROUND.search(given.text[: one.start])
        if before:
            found.append(Found(Vague(given.said(before.start(), one.end)), before.start(), one.end))
        elif given.text[one.start : one.end].split()[0] in weekdays():
            found.append(one)
    return tuple(found)


_AROUND = re.compile(
    r"\b(?:vacances|pont|weekend|semaine|periode|veille|lendemain)(?: (?:de|d|du|la|l|le))* $"
)


def holidays(given: Line, calendar: Calendar) -> tuple[Found[Said], ...]:
    """« lundi de Pâques », « assomption »: the nearest one in the calendar's direction."""
    found: list[Found[Said]] = []
    for one in _holidays().find(given):
        said = given.said(one.start, one.end)
        days = _of_name(one.value, calendar)
        on = calendar.nearest(days)
        if calendar.direction == "past" and any(
            calendar.today < day <= calendar.today + SOON for day in days
        ):
            found.append(Found(Impossible("future", said), one.start, one.end))
        elif on is not None:
            found.append(Found(Day(on, said), one.start, one.end))
    return tuple(found)


def _of_name(name: str, calendar: Calendar) -> list[date]:
    years = [calendar.today.year + step for step in (-1, 0, 1)]
    return [
        day for year in years for day, called in _year(year, calendar.territory).items() if name in called
    ]


@cache
def _year(year: int, territory: str | None) -> dict[date, str]:
    """The public holidays of a territory; the library is slow to load and wanted only when one is named."""
    import holidays as library

    return dict(library.country_holidays("FR", subdiv=territory, years=year, language="fr"))
