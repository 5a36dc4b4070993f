"""What holds of a cooperative: clean names, a time zone that exists, a season that ends after it starts."""

import unicodedata
import zoneinfo
from dataclasses import dataclass, replace
from datetime import date

from bot.refusals import Refused

NAME_LENGTH = 80
CONTACT_LENGTH = 200
COMMITTEE_LENGTH = 40
COMMITTEES_ALLOWED = 12
AGES = range(12, 26)
YEARS = range(2000, 2101)
LONGEST_SEASON_DAYS = 366
# Control, format (zero width, direction), surrogate, private and unassigned characters.
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"


@dataclass(frozen=True, kw_only=True)
class Details:
    """What an operator or the coordination says of a cooperative; None leaves the usual value."""

    name: str
    town: str
    region: str
    timezone: str
    season_starts_on: date
    season_ends_on: date
    minimum_age: int | None = None
    committees: tuple[str, ...] | None = None
    contact: str | None = None
    amounts_include_vat: bool | None = None


@dataclass(eq=False)
class FieldEmpty(Refused):
    """Nothing that can be read is left of it."""

    field: str


@dataclass(eq=False)
class FieldTooLong(Refused):
    field: str
    allowed: int


@dataclass(eq=False)
class UnknownTimezone(Refused):
    timezone: str


@dataclass(eq=False)
class SeasonBackwards(Refused):
    starts_on: date
    ends_on: date


@dataclass(eq=False)
class SeasonOutOfReach(Refused):
    """Longer than a year, or in a year that nobody can mean."""

    starts_on: date
    ends_on: date


@dataclass(eq=False)
class AgeOutOfReach(Refused):
    age: int


@dataclass(eq=False)
class TooManyCommittees(Refused):
    allowed: int


def checked(details: Details) -> Details:
    """The same, cleaned. Raises the first refusal, in the order of the fields."""
    named = replace(
        details,
        name=clean("name", details.name),
        town=clean("town", details.town),
        region=clean("region", details.region),
    )
    check_timezone(named.timezone)
    check_season(named.season_starts_on, named.season_ends_on)
    if named.minimum_age is not None and named.minimum_age not in AGES:
        raise AgeOutOfReach(named.minimum_age)
    return replace(named, committees=committees(named.committees), contact=_contact(named.contact))


def clean(field: str, text: str, allowed: int = NAME_LENGTH) -> str:
    """One line, composed (NFC), without what cannot be seen. Raises FieldEmpty or FieldTooLong."""
    line = readable(text)
    if not any(unicodedata.category(sign)[0] in "LN" for sign in line):
        raise FieldEmpty(field)
    if len(line) > allowed:
        raise FieldTooLong(field, allowed)
    return line


def readable(text: str) -> str:
    """Spaces made one, what cannot be seen taken out."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(sign for sign in spaced if _seen(sign)).strip()


def folded(name: str) -> str:
    """What two names share when people would call them the same: no case, no accents."""
    apart = unicodedata.normalize("NFKD", readable(name).casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def check_timezone(timezone: str) -> None:
    if timezone not in zoneinfo.available_timezones():
        raise UnknownTimezone(timezone)


def check_season(starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise SeasonBackwards(starts_on, ends_on)
    if starts_on.year not in YEARS or (ends_on - starts_on).days > LONGEST_SEASON_DAYS:
        raise SeasonOutOfReach(starts_on, ends_on)


def committees(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Each once, in the order given; None stays None. Raises one of the refusals above."""
    if names is None:
        return None
    cleaned = [clean("committees", name, COMMITTEE_LENGTH) for name in names]
    kept: dict[str, str] = {}
    for name in cleaned:
        kept.setdefault(folded(name), name)
    once = tuple(kept.values())
    if len(once) > COMMITTEES_ALLOWED:
        raise TooManyCommittees(COMMITTEES_ALLOWED)
    return once


def _contact(contact: str | None) -> str | None:
    """May be empty: then nobody is named."""
    if contact is None or not readable(contact):
        return None if contact is None else ""
    return clean("contact", contact, CONTACT_LENGTH)


def _seen(sign: str) -> bool:
    return unicodedata.category(sign) not in UNSEEN and sign not in BLANK_LETTERS
