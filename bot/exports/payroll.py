"""Days of work gathered by person and week, and by month as payslips are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import Row as DatabaseRow

from bot.exports.table import Row, hours
from bot.texts import activities

Day = DatabaseRow[*tuple[Any, ...]]


@dataclass(frozen=True)
class Sum:
    """Some days of one person together; `days` counts each date once."""

    days: int
    entries: int
    minutes: int
    validated: int
    by_activity: dict[str, int]


def weeks(found: Iterable[Day]) -> Iterator[Row]:
    """One row a person and ISO week; hours without a name make one row a week."""
    for member, days in groupby(found, key=_member):
        for monday, some in groupby(days, key=_monday):
            total = add_up(some)
            yield (*member, week_of(monday), monday, total.entries, total.minutes, hours(total.minutes))


def months(found: Iterable[Day]) -> Iterator[Row]:
    """A row a week within a month, then one for the month; each fills columns of its own, to be summed."""
    for (member, first_on), some in groupby(found, key=_member_and_month):
        days, month = list(some), f"{first_on:%Y-%m}"
        ends_on = _end_of_month(first_on)
        for monday, of_week in groupby(days, key=_monday):
            span = max(monday, first_on), min(monday + timedelta(days=6), ends_on)
            yield (*member, month, week_of(monday), *span, *_of_week(add_up(of_week)))
        yield (*member, month, None, first_on, ends_on, *_of_month(add_up(days)))


def add_up(found: Iterable[Day]) -> Sum:
    days = list(found)
    by_activity: dict[str, int] = {}
    for day in days:
        name = activities.name_of(day.activity_key) if day.activity_key else day.activity
        by_activity[name] = by_activity.get(name, 0) + int(day.minutes)
    return Sum(
        len({day.worked_on for day in days}),
        sum(int(day.entries) for day in days),
        sum(int(day.minutes) for day in days),
        sum(int(day.validated) for day in days),
        by_activity,
    )


def week_of(monday: date) -> str:
    """« 2027-W28 »."""
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def _of_week(total: Sum) -> Row:
    return (total.days, *_worked(total), _listed(total), None, None, None, None)


def _of_month(total: Sum) -> Row:
    return (None, None, None, None, _listed(total), total.days, *_worked(total))


def _worked(total: Sum) -> Row:
    return total.minutes, hours(total.minutes), hours(total.validated)


def _listed(total: Sum) -> str:
    """« ménage 3,50 ; tonte 2,00 », most first."""
    most_first = sorted(total.by_activity.items(), key=lambda each: (-each[1], each[0]))
    return " ; ".join(f"{name} {str(hours(minutes)).replace('.', ',')}" for name, minutes in most_first)


def _member(day: Day) -> tuple[str, int | None, str | None]:
    return day.cooperative, day.membership_id, day.first_name


def _member_and_month(day: Day) -> tuple[tuple[str, int | None, str | None], date]:
    return _member(day), day.worked_on.replace(day=1)


def _monday(day: Day) -> date:
    on: date = day.worked_on
    return on - timedelta(days=on.weekday())


def _end_of_month(first_on: date) -> date:
    return (first_on + timedelta(days=31)).replace(day=1) - timedelta(days=1)
