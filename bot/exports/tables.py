"""The four tables to take away, each a stream of rows that follows its columns."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row as DatabaseRow
from sqlalchemy.orm import Session

from bot.contracts.models import ContractState
from bot.exports import columns, queries
from bot.exports.table import Row, Table, hours

Found = DatabaseRow[*tuple[Any, ...]]


def entries(session: Session, cooperative_id: int | None) -> Table:
    found = queries.entries(session, cooperative_id)
    return Table("entries", columns.ENTRIES, (_entry(each) for each in found))


def weeks(session: Session, cooperative_id: int | None) -> Table:
    """One row a person and ISO week; hours without a name make one row a week."""
    found = groupby(queries.days(session, cooperative_id), key=_week)
    return Table("weeks", columns.WEEKS, (_sum(week, days) for week, days in found))


def contracts(session: Session, cooperative_id: int | None) -> Table:
    found = groupby(queries.contract_steps(session, cooperative_id), key=lambda row: row.Contract.id)
    return Table("contracts", columns.CONTRACTS, (_contract(list(steps)) for _, steps in found))


def members(session: Session, cooperative_id: int | None) -> Table:
    found = queries.members(session, cooperative_id)
    return Table("members", columns.MEMBERS, (_member(each) for each in found))


BY_NAME: dict[str, Callable[[Session, int | None], Table]] = {
    "entries": entries,
    "weeks": weeks,
    "contracts": contracts,
    "members": members,
}


def _entry(found: Found) -> Row:
    entry = found.Entry
    return (
        entry.id,
        found.cooperative,
        entry.membership_id,
        found.first_name,
        entry.worked_on,
        entry.starts,
        entry.ends,
        entry.minutes,
        entry.activity,
        found.customer,
        entry.state.value,
    )


def _week(day: Found) -> tuple[str, int | None, str | None, date]:
    monday = day.worked_on - timedelta(days=day.worked_on.weekday())
    return day.cooperative, day.membership_id, day.first_name, monday


def _sum(week: tuple[str, int | None, str | None, date], days: Iterator[Found]) -> Row:
    *member, monday = week
    counted = [(int(day.entries), int(day.minutes)) for day in days]
    number, minutes = (sum(values) for values in zip(*counted, strict=True))
    year, at, _ = monday.isocalendar()
    return (*member, f"{year}-W{at:02}", monday, number, minutes, hours(minutes))


def _contract(steps: list[Found]) -> Row:
    first, contract = steps[0], steps[0].Contract
    zone = ZoneInfo(first.timezone)
    reached = {each.step: _day(each.at, zone) for each in steps}
    return (
        contract.id,
        first.cooperative,
        contract.customer,
        contract.customer_kind.value,
        contract.service,
        contract.amount_cents,
        "included" if first.amounts_include_vat else "excluded",
        contract.planned_on,
        contract.brought_by_id,
        first.first_name,
        contract.state.value,
        *(reached.get(state) for state in ContractState),
    )


def _member(found: Found) -> Row:
    member, zone = found.Membership, ZoneInfo(found.timezone)
    accepted_at = member.decided_at if member.standing.value in ("active", "left") else None
    return (
        member.id,
        found.cooperative,
        found.first_name,
        member.standing.value,
        ", ".join(member.committees),
        "no" if found.telegram_id is None else "yes",
        _day(member.asked_at, zone),
        _day(accepted_at, zone),
        _day(member.left_at, zone),
        int(found.entries),
        int(found.minutes),
        hours(int(found.minutes)),
    )


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return None if at is None else at.astimezone(zone).date()
