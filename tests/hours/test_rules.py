"""Weeks, the days that are offered, and the activities that come first."""

from datetime import UTC, date, datetime

import pytest

from bot.hours import rules


@pytest.mark.parametrize(
    ("now", "timezone", "day"),
    [
        (datetime(2026, 7, 14, 21, 59, tzinfo=UTC), "Europe/Paris", date(2026, 7, 14)),
        (datetime(2026, 7, 14, 22, 1, tzinfo=UTC), "Europe/Paris", date(2026, 7, 15)),
        (datetime(2026, 7, 14, 22, 1, tzinfo=UTC), "America/Martinique", date(2026, 7, 14)),
    ],
)
def test_today_is_the_cooperatives_own(now: datetime, timezone: str, day: date) -> None:
    assert rules.today(now, timezone) == day


@pytest.mark.parametrize(
    "day", [date(2026, 7, 13), date(2026, 7, 15), date(2026, 7, 19)], ids=["monday", "wednesday", "sunday"]
)
def test_a_week_goes_from_monday_to_sunday(day: date) -> None:
    assert rules.week_of(day) == (date(2026, 7, 13), date(2026, 7, 19))


@pytest.mark.parametrize(
    ("day", "offered"),
    [
        pytest.param(date(2026, 7, 16), [16, 15, 14, 13], id="thursday: this week's days"),
        pytest.param(date(2026, 7, 13), [13, 12], id="monday: yesterday was last week"),
        pytest.param(date(2026, 7, 14), [14, 13], id="tuesday"),
    ],
)
def test_today_and_yesterday_come_first(day: date, offered: list[int]) -> None:
    assert [each.day for each in rules.days_offered(day)] == offered


def test_activities_used_lately_come_first_and_once() -> None:
    ranked = rules.ranked(["Tonte", "flyers"], ["jardinage", "tonte", "réunion"], 4)
    assert ranked == ["Tonte", "flyers", "jardinage", "réunion"]


def test_no_more_activities_than_fit() -> None:
    assert rules.ranked(["a", "b"], ["c", "d"], 3) == ["a", "b", "c"]
