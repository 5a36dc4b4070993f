"""The public holidays of each territory, from the library `holidays`."""

from datetime import date, timedelta
from functools import cache

from bot.cooperatives.models import Cooperative
from bot.understanding import lexicon

TERRITORIES = ("57", "6AE", "971", "972", "973", "974", "976", "BL", "MF", "NC", "PF", "PM", "WF")
"""Subdivisions of France with days of their own, as the library names them; the rest is the mainland."""


def territory(cooperative: Cooperative) -> str | None:
    """The one chosen, else that of the time zone; None is the mainland."""
    chosen = cooperative.holiday_territory
    return chosen if chosen in TERRITORIES else of_timezone(cooperative.timezone)


def of_timezone(timezone: str) -> str | None:
    found = lexicon.words("days")["territories"].get(timezone)
    return found if found in TERRITORIES else None


def around(day: date, where: str | None) -> dict[date, str]:
    """Those of that day's year, and of the next where a night leads into it."""
    return _of_year(day.year, where) | _of_year((day + timedelta(days=1)).year, where)


@cache
def _of_year(year: int, where: str | None) -> dict[date, str]:
    """The library takes a quarter of a second to load: at the first entry, not at start-up."""
    import holidays as library

    return dict(library.country_holidays("FR", subdiv=where, years=year, language="fr"))
