"""Work said in few words, and what it goes beyond: « 9h-12h » on a Wednesday in July."""

from datetime import date, time, timedelta
from typing import Any

from bot.hours import beyond
from bot.hours.limits import Limits, Own, Terms, Warning
from bot.hours.rules import Work

WEDNESDAY = date(2026, 7, 15)
TUESDAY, THURSDAY = WEDNESDAY - timedelta(1), WEDNESDAY + timedelta(1)
SEASON = date(2026, 1, 1), date(2026, 12, 31)


def at(words: str) -> time:
    hour, _, minute = words.partition("h")
    return time(int(hour), int(minute or 0))


def work(*stretches: str, minutes: int | None = None, on: date = WEDNESDAY, **more: Any) -> Work:
    """« 9h-12h », … as long as they last, unless `minutes` says otherwise."""
    pairs = [tuple(at(end) for end in each.split("-")) for each in stretches]
    lasted = sum(((e.hour - s.hour) * 60 + e.minute - s.minute) % 1440 for s, e in pairs)
    clock: dict[str, Any] = {}
    if pairs:
        clock = {"starts": pairs[0][0], "ends": pairs[-1][1]}
    if len(pairs) > 1:
        clock["segments"] = tuple(pairs)
    return Work(on, lasted if minutes is None else minutes, **({"activity": "tonte"} | clock | more))


def own(done: Work, number: int = 7, counts: bool = True) -> Own:
    """Another entry, of other work unless the test says so."""
    return Own(number, done, counts)


def other(*stretches: str, **more: Any) -> Own:
    return own(work(*stretches, **({"activity": "vitres"} | more)))


def warned(done: Work, *others: Own, **terms: Any) -> list[Warning]:
    limits = terms.pop("limits", Limits())
    holidays = terms.pop("holidays", {})
    today, season = terms.pop("today", done.worked_on), terms.pop("season", SEASON)
    return list(beyond.warnings_of(done, others, Terms(limits, season, today, holidays)))


def names(done: Work, *others: Own, **terms: Any) -> list[str]:
    return [each.name.value for each in warned(done, *others, **terms)]
