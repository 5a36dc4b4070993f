"""The week in which weeks are caught up: it is Wednesday, 15 July, half past five in Paris."""

from datetime import UTC, date, datetime

NOW = datetime(2026, 7, 15, 15, 30, tzinfo=UTC)
MONDAY, TUESDAY, WEDNESDAY, SUNDAY = (date(2026, 7, day) for day in (13, 14, 15, 19))
