"""Animators hear of hours at 18:00 of their own clock, and never at night."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.hours import alert_rules

PARIS, REUNION = "Europe/Paris", "Indian/Reunion"
NOW = datetime(2026, 7, 15, 12, tzinfo=UTC)


def at(words: str, timezone: str = PARIS) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(timezone))


@pytest.mark.parametrize(
    ("moment", "timezone", "expected"),
    [
        pytest.param("2026-07-15 09:00", PARIS, "2026-07-15 18:00", id="in the morning: the same day"),
        pytest.param("2026-07-15 18:00", PARIS, "2026-07-15 18:00", id="at 18:00: at once"),
        pytest.param("2026-07-15 18:01", PARIS, "2026-07-16 18:00", id="after 18:00: tomorrow"),
        pytest.param("2026-07-15 23:30", REUNION, "2026-07-16 18:00", id="by the cooperative's own clock"),
        pytest.param("2026-10-24 19:00", PARIS, "2026-10-25 18:00", id="over the end of summer time"),
    ],
)
def test_the_next_evening(moment: str, timezone: str, expected: str) -> None:
    assert alert_rules.evening(at(moment, timezone), timezone) == at(expected, timezone)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param("2026-07-15 08:00", "2026-07-15 08:00", id="8:00 is day"),
        pytest.param("2026-07-15 20:59", "2026-07-15 20:59", id="20:59 is day"),
        pytest.param("2026-07-15 21:00", "2026-07-16 08:00", id="21:00 is night: tomorrow at 8:00"),
        pytest.param("2026-07-15 23:59", "2026-07-16 08:00", id="before midnight: tomorrow at 8:00"),
        pytest.param("2026-07-16 00:10", "2026-07-16 08:00", id="after midnight: today at 8:00"),
        pytest.param("2026-07-16 07:59", "2026-07-16 08:00", id="7:59 is night still"),
    ],
)
def test_nobody_is_woken(moment: str, expected: str) -> None:
    assert alert_rules.speaking_time(at(moment), PARIS) == at(expected)


def test_whoever_was_told_today_hears_the_rest_tomorrow_evening() -> None:
    assert alert_rules.evening_after(at("2026-07-15 08:00"), PARIS) == at("2026-07-16 18:00")


@pytest.mark.parametrize(
    ("warned", "proposed", "answerable", "expected"),
    [
        pytest.param(False, False, False, None, id="ordinary hours wait without a word"),
        pytest.param(True, False, False, NOW, id="beyond a limit: now"),
        pytest.param(False, True, False, NOW, id="nobody can answer: now"),
        pytest.param(False, True, True, NOW + timedelta(hours=48), id="a colleague has 48 h to answer"),
        pytest.param(
            True, True, True, NOW + timedelta(hours=48), id="beyond a limit too: once they answered"
        ),
    ],
)
def test_from_when_on_hours_are_told(
    warned: bool, proposed: bool, answerable: bool, expected: datetime | None
) -> None:
    told = alert_rules.told_from(NOW, warned=warned, proposed=proposed, answerable=answerable)
    assert told == expected
