"""Which days are asked, and which day a weekday means."""

from datetime import date, datetime, time

import pytest

from bot.hours import catch_up_rules as rules
from tests.catchup.days import MONDAY, SUNDAY, TUESDAY, WEDNESDAY


@pytest.mark.parametrize(
    ("today", "told", "asked"),
    [
        pytest.param(WEDNESDAY, [], [MONDAY, TUESDAY, WEDNESDAY], id="up to today"),
        pytest.param(WEDNESDAY, [TUESDAY], [MONDAY, WEDNESDAY], id="not those with hours"),
        pytest.param(MONDAY, [MONDAY], [], id="nothing is missing"),
        pytest.param(date(2026, 7, 12), [], [], id="a week to come"),
    ],
)
def test_days_to_tell(today: date, told: list[date], asked: list[date]) -> None:
    assert rules.days_to_tell(MONDAY, today, told) == asked


def test_a_week_that_is_over_has_seven_days() -> None:
    assert len(rules.days_to_tell(MONDAY, date(2026, 7, 22), [])) == 7


@pytest.mark.parametrize(
    ("read", "said", "today", "day"),
    [
        pytest.param(WEDNESDAY, "mercredi", WEDNESDAY, WEDNESDAY, id="today's own name"),
        pytest.param(date(2026, 7, 21), "Mardi", date(2026, 7, 22), TUESDAY, id="in the week before"),
        pytest.param(date(2026, 7, 10), "ven", WEDNESDAY, date(2026, 7, 10), id="not a day to come"),
        pytest.param(date(2026, 7, 21), "hier", date(2026, 7, 22), date(2026, 7, 21), id="hier is yesterday"),
        pytest.param(
            date(2026, 7, 21), "mardi 21", date(2026, 7, 22), date(2026, 7, 21), id="with its number"
        ),
        pytest.param(SUNDAY, "dim", date(2026, 7, 26), SUNDAY, id="short"),
    ],
)
def test_a_weekday_alone_is_the_one_of_the_week_that_is_asked(
    read: date, said: str, today: date, day: date
) -> None:
    assert rules.meant(read, said, MONDAY, today) == day


@pytest.mark.parametrize(
    ("day", "minutes", "ends", "over"),
    [
        pytest.param(TUESDAY, 600, time(22), True, id="yesterday evening"),
        pytest.param(WEDNESDAY, 180, time(12), True, id="this morning"),
        pytest.param(WEDNESDAY, 540, time(18), True, id="nearly over"),
        pytest.param(WEDNESDAY, 720, time(20), False, id="this evening"),
        pytest.param(WEDNESDAY, 19 * 60, None, False, id="more than the day has had"),
        pytest.param(WEDNESDAY, 120, None, True, id="two hours today"),
        pytest.param(SUNDAY, 60, None, False, id="a day to come"),
    ],
)
def test_what_cannot_have_been_done_yet(day: date, minutes: int, ends: time | None, over: bool) -> None:
    assert rules.is_over(day, minutes, ends, datetime(2026, 7, 15, 17, 30)) is over
