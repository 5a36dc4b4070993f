"""A season as people type it: « 5/7/2027 au 28/8/2027 », « du 5 juillet au 28 août 2027 », two ISO dates."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
ISO = r"(?P<y1>\d{4})-(?P<m1>\d{1,2})-(?P<d1>\d{1,2})"
NUMBERS = r"(?P<d2>\d{1,2})\s*[/.]\s*(?P<m2>\d{1,2})(?:\s*[/.]\s*(?P<y2>\d{4}|\d{2}))?"
WORDS = rf"(?P<d3>\d{{1,2}})(?:er)?\s+(?P<m3>{'|'.join(MONTHS)})(?:\s+(?P<y3>\d{{4}}))?"
DAY = re.compile(rf"(?<!\d)(?:{ISO}|{NUMBERS}|{WORDS})(?!\d)")


def season_in(text: str, today: date) -> tuple[date, date] | None:
    """First and last day; a year that is not said is the other day's, else the next in which it is not over.

    None when these are not two days that exist.
    """
    said = list(_days(text[:200]))
    if len(said) != 2:
        return None
    years = [year for year, _, _ in said if year]
    guessed = years[-1] if years else _coming(said[1][1:], today)
    first, last = (_date(year or guessed, month, day) for year, month, day in said)
    return (first, last) if first and last else None


def _days(text: str) -> Iterator[tuple[int, int, int]]:
    """Year (0 when it is not said), month and day."""
    for found in DAY.finditer(_folded(text)):
        parts = found.groupdict()
        place = next(each for each in "123" if parts[f"d{each}"])
        year, month = parts[f"y{place}"] or "0", parts[f"m{place}"]
        number = int(month) if month.isdigit() else MONTHS.index(month) + 1
        yield int(year) + (2000 if len(year) == 2 else 0), number, int(parts[f"d{place}"])


def _coming(month_and_day: tuple[int, int], today: date) -> int:
    return today.year if month_and_day >= (today.month, today.day) else today.year + 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))
