"""The tables to take away, each a stream of rows that follows its columns."""

from collections.abc import Callable
from datetime import date, datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row as DatabaseRow
from sqlalchemy.orm import Session

from bot.contracts import queries as contract_queries
from bot.contracts.models import ContractState
from bot.exports import columns, payroll, queries
from bot.exports.reach import Reach
from bot.exports.table import Row, Table, hours
from bot.hours.limits import made_from
from bot.hours.rules import enough_hands
from bot.texts import limits

Found = DatabaseRow[*tuple[Any, ...]]

COUNTED = (
    "Les ajouts enregistrés ou validés. Ceux qui sont supprimés, refusés ou à confirmer ne comptent pas."
)
BILLED = (ContractState.DONE, ContractState.INVOICED, ContractState.PAID)


def entries(session: Session, reach: Reach) -> Table:
    found = queries.entries(session, reach)
    return Table("entries", "Saisies", COUNTED, columns.ENTRIES, (_entry(each) for each in found))


def weeks(session: Session, reach: Reach) -> Table:
    """One row a person and ISO week; hours without a name make one row a week."""
    rows = payroll.weeks(queries.days(session, reach))
    return Table("weeks", "Semaines", COUNTED, columns.WEEKS, rows)


def pay(session: Session, reach: Reach) -> Table:
    """For payslips: one row a person and week within a month, then one for the month."""
    rows = payroll.months(queries.days(session, reach))
    return Table("payroll", "Paie", COUNTED, columns.PAYROLL, rows)


def contracts(session: Session, reach: Reach) -> Table:
    found = groupby(queries.contract_steps(session, reach), key=lambda row: row.Contract.id)
    rows = (_contract(list(steps)) for _, steps in found)
    return Table("contracts", "Contrats", "Tous les contrats, les perdus aussi.", columns.CONTRACTS, rows)


def invoices(session: Session, reach: Reach) -> Table:
    """For invoices: contracts that are done, invoiced or paid."""
    found = groupby(queries.contract_steps(session, reach), key=lambda row: row.Contract.id)
    billed = (list(steps) for _, steps in found)
    rows = (_invoice(steps) for steps in billed if steps[0].Contract.state in BILLED)
    origin = "Les contrats faits (à facturer), facturés ou payés."
    return Table("invoices", "Factures", origin, columns.INVOICES, rows)


def members(session: Session, reach: Reach) -> Table:
    found = queries.members(session, reach)
    origin = "Les coopérant·es, qui attendent, qui y sont ou qui sont parti·es. Leurs heures : " + COUNTED
    return Table("members", "Membres", origin, columns.MEMBERS, (_member(each) for each in found))


def totals(session: Session, reach: Reach) -> Table:
    """One row a cooperative, without any name."""
    found = queries.cooperatives(session, reach)
    rows = (_total(session, each, reach) for each in found)
    return Table("totals", "Totaux", "Toute la saison, sans aucun nom. " + COUNTED, columns.TOTALS, rows)


BY_NAME: dict[str, Callable[[Session, Reach], Table]] = {
    "entries": entries,
    "weeks": weeks,
    "payroll": pay,
    "contracts": contracts,
    "invoices": invoices,
    "members": members,
    "totals": totals,
}


def table(session: Session, what: str, reach: Reach) -> Table:
    """The one of that name, read with little memory."""
    queries.spare_memory(session)
    return BY_NAME[what](session, reach)


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
        " ".join(f"{start:%H:%M}-{end:%H:%M}" for start, end in entry.segments) or None,
        entry.people,
        found.written_by,
        _warnings(found),
        _day(found.validated_at, ZoneInfo(found.timezone)),
        found.validated_by,
        hours(entry.minutes),
    )


def _warnings(found: Found) -> str | None:
    own = made_from(found.limits) if found.Entry.warnings else None
    return ", ".join(limits.in_short(each, own) for each in found.Entry.warnings) if own else None


def _contract(steps: list[Found]) -> Row:
    first, contract, reached = steps[0], steps[0].Contract, _reached(steps)
    return (
        *_deal(first),
        contract.planned_on,
        contract.brought_by_id,
        first.first_name,
        contract.state.value,
        *(reached.get(state) for state in ContractState),
        int(first.minutes),
        hours(int(first.minutes)),
    )


def _invoice(steps: list[Found]) -> Row:
    first, reached = steps[0], _reached(steps)
    days = (reached.get(state) for state in BILLED)
    minutes = int(first.minutes)
    return (*_deal(first), first.Contract.state.value, *days, minutes, hours(minutes))


def _deal(found: Found) -> Row:
    contract = found.Contract
    return (
        contract.id,
        found.cooperative,
        contract.customer,
        contract.customer_kind.value,
        contract.service,
        contract.amount_cents,
        _vat(found.amounts_include_vat),
    )


def _reached(steps: list[Found]) -> dict[ContractState, date | None]:
    zone = ZoneInfo(steps[0].timezone)
    return {each.step: _day(each.at, zone) for each in steps}


def _vat(included: bool) -> str:
    return "included" if included else "excluded"


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


def _total(session: Session, found: Found, reach: Reach) -> Row:
    place, sums = found.Cooperative, contract_queries.totals(session, found.Cooperative.id)
    shown = not reach.shielded or enough_hands(found.hands)
    minutes = int(found.minutes) if shown else None
    return (
        place.name,
        place.town,
        place.region,
        found.members if not reach.shielded or enough_hands(found.members) else None,
        minutes,
        None if minutes is None else hours(minutes),
        sums.won,
        sums.turnover_cents,
        sums.to_come_cents,
        _vat(place.amounts_include_vat),
    )


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return None if at is None else at.astimezone(zone).date()
