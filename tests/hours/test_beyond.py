"""Each limit just kept and just gone beyond, over midnight, and with the person's other entries."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies

from bot.hours import beyond, public_holidays
from bot.hours.limits import Limits, Name, Own, Terms, Warning
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


CASES = [
    pytest.param(work(minutes=60), [], [], id="nothing to say"),
    # day
    pytest.param(work("8h-12h", "13h-17h"), [], [], id="day: 8 h exactly"),
    pytest.param(work("8h-12h", "13h-17h01"), [], ["day"], id="day: a minute more"),
    pytest.param(work(minutes=120), [other(minutes=240), other(minutes=120)], [], id="day: adds up to 8 h"),
    pytest.param(
        work(minutes=121), [other(minutes=240), other(minutes=120)], ["day"], id="day: adds up to more"
    ),
    pytest.param(
        work(minutes=121),
        [other(minutes=240), other(minutes=120, on=TUESDAY)],
        [],
        id="day: another day apart",
    ),
    # week
    pytest.param(
        work(minutes=180),
        [other(minutes=480, on=date(2026, 7, day)) for day in (13, 14, 16, 17)],
        [],
        id="week: 35 h exactly",
    ),
    pytest.param(
        work(minutes=181),
        [other(minutes=480, on=date(2026, 7, day)) for day in (13, 14, 16, 17)],
        ["week"],
        id="week: a minute more",
    ),
    pytest.param(
        work(minutes=181),
        [other(minutes=480, on=date(2026, 7, day)) for day in (12, 14, 16, 20)],
        [],
        id="week: from Monday to Sunday only",
    ),
    # stretch
    pytest.param(work(minutes=270), [], [], id="stretch: 4 h 30 without times"),
    pytest.param(work(minutes=271), [], ["stretch"], id="stretch: longer without times"),
    pytest.param(work("8h-12h30"), [], [], id="stretch: 4 h 30"),
    pytest.param(work("8h-12h31"), [], ["stretch"], id="stretch: a minute more"),
    pytest.param(work("8h-13h", minutes=270), [], [], id="stretch: half an hour of break was said"),
    pytest.param(work("8h-13h", minutes=271), [], ["stretch"], id="stretch: a break of 29 min is none"),
    pytest.param(work("8h-12h", "12h30-14h"), [], [], id="stretch: a pause of 30 min"),
    pytest.param(work("8h-12h", "12h29-14h"), [], ["stretch"], id="stretch: a pause of 29 min"),
    pytest.param(work("12h-14h"), [other("9h-12h")], ["stretch"], id="stretch: goes on with other work"),
    pytest.param(work("12h30-14h"), [other("9h-12h")], [], id="stretch: a pause before other work"),
    pytest.param(work("12h-14h"), [other("8h-12h", minutes=210)], [], id="stretch: a pause in other work"),
    pytest.param(work("14h-15h"), [other("7h-12h")], [], id="stretch: that of other work is not told again"),
    pytest.param(work("20h-21h59"), [other("15h-17h")], [], id="stretch: far from other work"),
    # rest
    pytest.param(
        work("9h-10h"), [other("18h-21h", on=TUESDAY)], [], id="rest: 12 h since the evening before"
    ),
    pytest.param(work("8h59-10h"), [other("18h-21h", on=TUESDAY)], ["rest"], id="rest: a minute less"),
    pytest.param(
        work("18h-21h"), [other("9h-10h", on=THURSDAY)], [], id="rest: 12 h until the morning after"
    ),
    pytest.param(work("18h-21h01"), [other("9h-10h", on=THURSDAY)], ["rest"], id="rest: a minute less after"),
    pytest.param(
        work("14h-15h"),
        [other("8h-9h"), other("18h-21h", on=TUESDAY)],
        [],
        id="rest: not the day's first work",
    ),
    pytest.param(
        work("14h-15h"),
        [other("18h-21h"), other("7h-8h", on=THURSDAY)],
        [],
        id="rest: not the day's last work",
    ),
    pytest.param(
        work("9h-10h"), [other("21h-21h59", on=TUESDAY - timedelta(1))], [], id="rest: two days before is far"
    ),
    # night
    pytest.param(work("20h-22h"), [], [], id="night: until 22 h"),
    pytest.param(work("20h-22h01"), [], ["night"], id="night: a minute longer"),
    pytest.param(work("6h-8h"), [], [], id="night: from 6 h"),
    pytest.param(work("5h59-8h"), [], ["night"], id="night: a minute earlier"),
    pytest.param(work("23h-1h"), [], ["night"], id="night: over midnight"),
    pytest.param(work("20h-21h", "23h30-0h30"), [], ["night"], id="night: the second stretch"),
    # overlap
    pytest.param(work("9h-11h"), [other("11h-12h")], [], id="overlap: one after the other"),
    pytest.param(work("9h-11h01"), [other("11h-12h")], ["overlap"], id="overlap: a minute shared"),
    pytest.param(work("10h-11h"), [other("9h-12h")], ["overlap"], id="overlap: one within the other"),
    pytest.param(work("10h-11h"), [other("9h-10h", "11h-12h")], [], id="overlap: between two stretches"),
    pytest.param(
        work("12h-13h"), [other("9h-14h", minutes=240)], [], id="overlap: there is room in the break"
    ),
    pytest.param(
        work("0h30-1h30"),
        [other("21h-1h", on=TUESDAY)],
        ["overlap", "night"],
        id="overlap: with the night before",
    ),
    pytest.param(
        work("22h-1h"),
        [other("0h30-2h", on=THURSDAY)],
        ["overlap", "night"],
        id="overlap: with the morning after",
    ),
    pytest.param(work("9h-11h"), [other("9h-11h", on=TUESDAY)], [], id="overlap: not on another day"),
    pytest.param(work("9h-11h"), [other(minutes=120)], [], id="overlap: not without times"),
    # same
    pytest.param(work(minutes=90), [own(work(minutes=90))], ["same"], id="same: typed twice"),
    pytest.param(work("9h-10h"), [own(work("9h-10h"))], ["same"], id="same: with the same times, once told"),
    pytest.param(work("9h-10h"), [own(work(minutes=60))], ["same"], id="same: one has no times"),
    pytest.param(work("9h-10h"), [own(work("10h-11h"))], [], id="same: at another time it is other work"),
    pytest.param(
        work(minutes=60, activity="TONTE"), [own(work(minutes=60))], ["same"], id="same: in capitals"
    ),
    pytest.param(
        work(minutes=60, activity="tondu", activity_key="jardinage"),
        [own(work(minutes=60, activity_key="jardinage"))],
        ["same"],
        id="same: of the same kind in other words",
    ),
    pytest.param(work(minutes=60), [own(work(minutes=60, activity="vitres"))], [], id="same: not other work"),
    pytest.param(work(minutes=60), [own(work(minutes=61))], [], id="same: not another length"),
    pytest.param(work(minutes=60), [own(work(minutes=60, on=TUESDAY))], [], id="same: not another day"),
    pytest.param(
        work(minutes=60, customer="Mme Le Goff"),
        [own(work(minutes=60, customer="M. Petit"))],
        [],
        id="same: not at another customer",
    ),
    pytest.param(
        work(minutes=60, customer="Mme Le Goff"),
        [own(work(minutes=60, customer="mme le goff"))],
        ["same"],
        id="same: at the same customer",
    ),
    # forbidden
    pytest.param(work(minutes=60, activity="Tronçonneuse"), [], ["forbidden"], id="forbidden: named"),
    # sunday
    pytest.param(work(minutes=60, on=date(2026, 7, 19)), [], ["sunday"], id="sunday"),
    pytest.param(work("20h-21h", on=date(2026, 7, 18)), [], [], id="sunday: not on Saturday"),
    pytest.param(
        work("23h-1h", on=date(2026, 7, 18)),
        [],
        ["night", "sunday"],
        id="sunday: Saturday's night leads into it",
    ),
    pytest.param(work("23h-0h", on=date(2026, 7, 18)), [], ["night"], id="sunday: ends as it begins"),
]


@pytest.mark.parametrize(("done", "others", "expected"), CASES)
def test_what_is_told(done: Work, others: list[Own], expected: list[str]) -> None:
    assert names(done, *others) == expected


def test_what_nobody_has_said_yes_to_does_not_count_but_is_seen() -> None:
    proposed = own(work("9h-12h", "13h-17h", activity="vitres"), counts=False)
    assert names(work(minutes=120), proposed) == []
    assert names(work("9h-10h"), proposed) == ["overlap"]
    assert names(work("17h-20h", minutes=180), proposed) == []


@pytest.mark.parametrize(
    ("ago", "expected"),
    [(0, []), (14, []), (15, ["long_past"]), (-1, [])],
    ids=["today", "14", "15", "tomorrow"],
)
def test_a_day_long_past(ago: int, expected: list[str]) -> None:
    assert names(work(minutes=60), today=WEDNESDAY + timedelta(ago)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (WEDNESDAY, WEDNESDAY, []),
        (THURSDAY, date(2026, 8, 28), ["outside_season"]),
        (date(2026, 7, 1), TUESDAY, ["outside_season"]),
    ],
    ids=["within", "before", "after"],
)
def test_outside_the_season(first: date, last: date, expected: list[str]) -> None:
    assert names(work(minutes=60), season=(first, last)) == expected


@pytest.mark.parametrize(
    ("limits", "done", "expected"),
    [
        (Limits(day_minutes=420), work("8h-12h", "13h-16h01"), ["day"]),
        (Limits(day_minutes=600), work("8h-12h", "13h-17h30"), []),
        (Limits(stretch_minutes=240), work("8h-12h10"), ["stretch"]),
        (Limits(pause_minutes=20), work("8h-12h", "12h20-14h"), []),
        (Limits(night_from=time(20)), work("19h-20h01"), ["night"]),
        (Limits(night_from=time(0), night_to=time(5)), work("22h-23h"), []),
        (Limits(night_from=time(0), night_to=time(5)), work("22h-0h30"), ["night"]),
        (Limits(night_from=time(0), night_to=time(0)), work("23h-1h"), []),
        (Limits(sunday=False), work(minutes=60, on=date(2026, 7, 19)), []),
        (Limits(tolerated=("machines",)), work(minutes=60, activity="tronçonneuse"), []),
        (Limits(far_past_days=0), work(minutes=60), []),
    ],
    ids=str,
)
def test_a_cooperatives_own_limits_are_what_counts(limits: Limits, done: Work, expected: list[str]) -> None:
    assert names(done, limits=limits) == expected


@pytest.mark.parametrize(
    ("day", "territory", "name"),
    [
        (date(2026, 7, 14), None, "Fête nationale"),
        (date(2026, 12, 20), "974", "Abolition de l'esclavage"),
        (date(2026, 12, 21), "974", None),
        (date(2026, 5, 27), "971", "Abolition de l'esclavage"),
        (date(2026, 5, 22), "972", "Abolition de l'esclavage"),
        (date(2026, 6, 10), "973", "Abolition de l'esclavage"),
        (date(2026, 4, 27), "976", "Abolition de l'esclavage"),
        (date(2026, 9, 24), "NC", "Fête de la Citoyenneté"),
        (date(2026, 12, 26), "6AE", "Saint-Étienne"),
        (date(2026, 12, 26), "57", "Saint-Étienne"),
        (date(2026, 12, 26), None, None),
        (date(2026, 4, 3), None, None),
        (date(2024, 2, 29), None, None),
    ],
)
def test_a_public_holiday_of_the_territory(day: date, territory: str | None, name: str | None) -> None:
    found = warned(
        work(minutes=60, on=day),
        holidays=public_holidays.around(day, territory),
        season=(date(2024, 1, 1), date(2026, 12, 31)),
        limits=Limits(sunday=False),
    )
    assert [each.detail for each in found] == ([name] if name else [])


def test_the_night_into_a_holiday_is_on_a_holiday() -> None:
    eve = date(2026, 12, 31)
    found = warned(work("23h-1h", on=eve), holidays=public_holidays.around(eve, None))
    assert [(each.name, each.detail) for each in found] == [(Name.NIGHT, ""), (Name.HOLIDAY, "Jour de l'an")]
    assert found[1].on == date(2027, 1, 1)


def test_holidays_can_be_left_alone() -> None:
    day = date(2026, 7, 14)
    known = public_holidays.around(day, None)
    assert names(work(minutes=60, on=day), holidays=known, limits=Limits(holidays=False)) == []


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2024, 12, 31), date(2028, 2, 29)])
def test_leap_days_and_years_ends_have_neighbours(day: date) -> None:
    later = other("5h-6h", on=day + timedelta(1))
    season = (day, day)
    assert "rest" in names(work("20h-21h", on=day), later, season=season)


def test_the_figures_come_along() -> None:
    found = {
        each.name: each
        for each in warned(
            work("8h-13h", on=THURSDAY),
            other("21h-23h", on=WEDNESDAY),
            own(work("7h-9h", on=THURSDAY, activity="flyers"), 3),
            limits=Limits(day_minutes=360),
            today=THURSDAY + timedelta(20),
        )
    }
    assert (found[Name.DAY].minutes, found[Name.DAY].allowed, found[Name.DAY].on) == (420, 360, THURSDAY)
    assert (found[Name.STRETCH].minutes, found[Name.STRETCH].starts) == (360, time(7))
    overlap = found[Name.OVERLAP]
    assert (overlap.entry_id, overlap.detail, overlap.starts, overlap.ends) == (3, "flyers", time(7), time(9))
    assert found[Name.LONG_PAST].days == 20


MINUTES = strategies.integers(1, 1440)
CLOCKS = strategies.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None))
DAYS = strategies.dates(date(2026, 7, 10), date(2026, 7, 20))
STRETCHES = strategies.lists(strategies.tuples(CLOCKS, CLOCKS), max_size=3).map(tuple)
WORKS = strategies.builds(
    lambda on, minutes, stretches: Work(on, minutes, "tonte", segments=stretches), DAYS, MINUTES, STRETCHES
)


@given(WORKS, strategies.lists(WORKS, max_size=4))
def test_any_entries_can_be_looked_at_and_each_limit_is_told_once(done: Work, others: list[Work]) -> None:
    found = names(done, *(own(each, number) for number, each in enumerate(others)))
    assert len(found) == len(set(found))
