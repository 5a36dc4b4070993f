"""Pauses, rest, nights and overlaps: each limit just kept and just gone beyond, over midnight too."""

from datetime import date, timedelta

import pytest

from bot.hours.limits import Own
from bot.hours.rules import Work
from tests.hours.working import THURSDAY, TUESDAY, names, other, work

CASES = [
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
]


@pytest.mark.parametrize(("done", "others", "expected"), CASES)
def test_what_is_told(done: Work, others: list[Own], expected: list[str]) -> None:
    assert names(done, *others) == expected


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2024, 12, 31), date(2028, 2, 29)])
def test_leap_days_and_years_ends_have_neighbours(day: date) -> None:
    later = other("5h-6h", on=day + timedelta(1))
    season = (day, day)
    assert "rest" in names(work("20h-21h", on=day), later, season=season)
