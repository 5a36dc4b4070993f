"""Each limit just kept and just gone beyond, with other entries and a cooperative's own settings."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, strategies

from bot.hours import public_holidays
from bot.hours.limits import Limits, Name, Own
from bot.hours.rules import Work
from tests.hours.working import THURSDAY, TUESDAY, WEDNESDAY, names, other, own, warned, work

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
