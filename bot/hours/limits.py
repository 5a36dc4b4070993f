"""How much a youth may work: the law's limits, those of one cooperative, and the words for going beyond."""

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from bot.hours.rules import Work


class Name(enum.StrEnum):
    """What an entry can go beyond; kept in `Entry.warnings`."""

    DAY = "day"
    WEEK = "week"
    STRETCH = "stretch"
    REST = "rest"
    NIGHT = "night"
    SUNDAY = "sunday"
    HOLIDAY = "holiday"
    FORBIDDEN = "forbidden"
    OVERLAP = "overlap"
    SAME = "same"
    LONG_PAST = "long_past"
    OUTSIDE_SEASON = "outside_season"


ARTICLES = {
    Name.DAY: "L3162-1",
    Name.WEEK: "L3162-1",
    Name.STRETCH: "L3162-3",
    Name.REST: "L3164-1",
    Name.NIGHT: "L3163-1 et L3163-2",
    Name.SUNDAY: "L3132-3 et L3164-2",
    Name.HOLIDAY: "L3164-6",
    Name.FORBIDDEN: "L4153-8, D4153-15 et suivants",
}
"""Code du travail, for those under 18 in an employment contract; for a CAPE they are a prudent guide."""

NO_DAY, NO_WEEK = 24 * 60, 7 * 24 * 60
"""A limit of so much is none."""


def _naive(at: time) -> time:
    if at.tzinfo is not None:
        raise ValueError("clock times are the cooperative's own")
    return at


Clock = Annotated[time, AfterValidator(_naive)]


class Limits(BaseModel):
    """The defaults are the law's from 16 to 17 (before: 7 h a day, 14 h of rest, night from 20 h).

    No night where it begins and ends at the same time; `tolerated`: kinds of work closed to minors by
    law of which this cooperative does not want to hear.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    day_minutes: int = Field(default=8 * 60, ge=60, le=NO_DAY)
    week_minutes: int = Field(default=35 * 60, ge=60, le=NO_WEEK)
    stretch_minutes: int = Field(default=4 * 60 + 30, ge=30, le=NO_DAY)
    pause_minutes: int = Field(default=30, ge=5, le=120)
    rest_minutes: int = Field(default=12 * 60, ge=0, le=20 * 60)
    night_from: Clock = time(22)
    night_to: Clock = time(6)
    sunday: bool = True
    holidays: bool = True
    far_past_days: int = Field(default=14, ge=0, le=366)
    tolerated: tuple[str, ...] = ()


LAW = Limits()


def made_from(overrides: Mapping[str, Any]) -> Limits:
    """The law's, but for what `Cooperative.limits` says; what cannot be read there is the law's too."""
    try:
        return Limits.model_validate(overrides)
    except ValidationError as error:
        wrong = {each["loc"][0] for each in error.errors() if each["loc"]}
        return made_from({name: value for name, value in overrides.items() if name not in wrong})


def overrides_of(limits: Limits) -> dict[str, Any]:
    """The other way round: what differs from the law's, as JSON."""
    lawful = LAW.model_dump(mode="json")
    said = limits.model_dump(mode="json")
    return {name: value for name, value in said.items() if value != lawful[name]}


def looser(limits: Limits) -> list[Name]:
    """Where the law is stricter."""
    more = {
        Name.DAY: limits.day_minutes > LAW.day_minutes,
        Name.WEEK: limits.week_minutes > LAW.week_minutes,
        Name.STRETCH: limits.stretch_minutes > LAW.stretch_minutes,
        Name.REST: limits.rest_minutes < LAW.rest_minutes,
        Name.NIGHT: _shorter_night(limits),
        Name.SUNDAY: not limits.sunday,
        Name.HOLIDAY: not limits.holidays,
        Name.FORBIDDEN: bool(limits.tolerated),
    }
    return [name for name, is_looser in more.items() if is_looser]


def _shorter_night(limits: Limits) -> bool:
    """Whether some of the law's night is none here."""
    begins, lawful = (_since_noon(each) for each in (limits.night_from, LAW.night_from))
    ends, last = (_since_noon(each) for each in (limits.night_to, LAW.night_to))
    return begins > lawful or ends < last or limits.night_from == limits.night_to


def _since_noon(at: time) -> int:
    return (at.hour * 60 + at.minute - NO_DAY // 2) % NO_DAY


@dataclass(frozen=True)
class Own:
    """Another entry of the same person; `counts` is False as long as nobody has said yes to it."""

    id: int
    work: Work
    counts: bool = True


@dataclass(frozen=True)
class Terms:
    """What is allowed, and the calendar: `holidays` names the public ones of that territory."""

    limits: Limits
    season: tuple[date, date]
    today: date
    holidays: Mapping[date, str]


@dataclass(frozen=True)
class Warning:
    """One limit gone beyond. `minutes` is what it comes to, `allowed` what the limit is (both minutes).

    `on`: the day it is about, or the other entry's; `until`: the season's last day; `days`: how long ago.
    `starts` and `ends`: of the stretch, the night or the other entry. `detail`: the holiday's name, the key
    of the closed activity, or the other entry's activity. `entry_id`: the other entry, 0 on the same card.
    """

    name: Name
    minutes: int = 0
    allowed: int = 0
    days: int = 0
    on: date | None = None
    until: date | None = None
    starts: time | None = None
    ends: time | None = None
    detail: str = ""
    entry_id: int | None = None


def noted(work: Work, warnings: Sequence[Warning]) -> Work:
    """The work with the names of what it goes beyond, as they are kept."""
    return replace(work, warnings=tuple(each.name for each in warnings))
