"""What exports ask of the database: rows that come some hundreds at a time, as far as their reach goes."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    Subquery,
    and_,
    func,
    nulls_last,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session, aliased

from bot.contracts.models import Contract, ContractStep
from bot.cooperatives.models import Cooperative
from bot.exports.reach import Reach
from bot.hours.models import COUNTED, Change, Entry, EntryChange, EntryState
from bot.people.models import Membership, Person, Role, Standing

AT_ONCE = 500
LITTLE = "PRAGMA cache_size=-2000"

Found = Iterator[Row[*tuple[Any, ...]]]


def spare_memory(session: Session) -> None:
    """To be called first: SQLite sorts within its cache, and what does not fit goes to a file."""
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql(LITTLE)


def entries(session: Session, reach: Reach) -> Found:
    """Those that count, by cooperative and day; the contract's customer where the entry names none."""
    validated, writer, animator = _validated(), aliased(Person), aliased(Person)
    statement = (
        select(
            Entry,
            Cooperative.name.label("cooperative"),
            Cooperative.timezone,
            Cooperative.limits,
            Person.first_name,
            func.coalesce(Entry.customer, Contract.customer).label("customer"),
            writer.first_name.label("written_by"),
            EntryChange.at.label("validated_at"),
            animator.first_name.label("validated_by"),
        )
        .join(Cooperative, Cooperative.id == Entry.cooperative_id)
        .outerjoin(Membership, Membership.id == Entry.membership_id)
        .outerjoin(Person, Person.id == Membership.person_id)
        .outerjoin(Contract, Contract.id == Entry.contract_id)
        .outerjoin(writer, writer.id == Entry.written_by_id)
        .outerjoin(validated, validated.c.entry_id == Entry.id)
        .outerjoin(EntryChange, EntryChange.id == validated.c.change_id)
        .outerjoin(animator, animator.id == EntryChange.by_id)
        .where(Entry.state.in_(COUNTED), _of(Entry.membership_id, reach))
        .order_by(Cooperative.name, Entry.worked_on, Entry.id)
    )
    return _streamed(session, statement, reach)


def days(session: Session, reach: Reach) -> Found:
    """One row a member, day and activity, each member's together, those without a name last."""
    member = (Cooperative.name, Entry.membership_id, Person.first_name)
    what = (Entry.worked_on, Entry.activity_key, Entry.activity)
    validated = Entry.minutes * (Entry.state == EntryState.VALIDATED).cast(Integer)
    statement = (
        select(
            Cooperative.name.label("cooperative"),
            Entry.membership_id,
            Person.first_name,
            *what,
            func.count().label("entries"),
            func.sum(Entry.minutes).label("minutes"),
            func.sum(validated).label("validated"),
        )
        .join(Cooperative, Cooperative.id == Entry.cooperative_id)
        .outerjoin(Membership, Membership.id == Entry.membership_id)
        .outerjoin(Person, Person.id == Membership.person_id)
        .where(Entry.state.in_(COUNTED), _of(Entry.membership_id, reach))
        .group_by(*member, *what)
        .order_by(Cooperative.name, nulls_last(Entry.membership_id), Entry.worked_on, Entry.activity)
    )
    return _streamed(session, statement, reach)


def contract_steps(session: Session, reach: Reach) -> Found:
    """One row a step, each contract's together and in order; a contract without steps has one row."""
    worked = _worked(Entry.contract_id)
    statement = (
        select(
            Contract,
            Cooperative.name.label("cooperative"),
            Cooperative.timezone,
            Cooperative.amounts_include_vat,
            Person.first_name,
            ContractStep.state.label("step"),
            ContractStep.at,
            func.coalesce(worked.c.minutes, 0).label("minutes"),
        )
        .join(Cooperative, Cooperative.id == Contract.cooperative_id)
        .outerjoin(Membership, Membership.id == Contract.brought_by_id)
        .outerjoin(Person, Person.id == Membership.person_id)
        .outerjoin(ContractStep, ContractStep.contract_id == Contract.id)
        .outerjoin(worked, worked.c.of == Contract.id)
        .order_by(Cooperative.name, Contract.id, ContractStep.at, ContractStep.id)
    )
    return _streamed(session, statement, reach)


def members(session: Session, reach: Reach) -> Found:
    """Youths with what they wrote; not those who were refused, or are erased."""
    worked = _worked(Entry.membership_id)
    statement = (
        select(
            Membership,
            Cooperative.name.label("cooperative"),
            Cooperative.timezone,
            Person.first_name,
            Person.telegram_id,
            func.coalesce(worked.c.entries, 0).label("entries"),
            func.coalesce(worked.c.minutes, 0).label("minutes"),
        )
        .join(Cooperative, Cooperative.id == Membership.cooperative_id)
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(worked, worked.c.of == Membership.id)
        .where(Membership.role == Role.MEMBER, Membership.standing != Standing.REFUSED)
        .where(Person.erased_at.is_(None), _of(Membership.id, reach))
        .order_by(Cooperative.name, Membership.id)
    )
    return _streamed(session, statement, reach)


def cooperatives(session: Session, reach: Reach) -> Found:
    """Each with its season's work, by how many hands, and how many members there are."""
    members = (
        select(Membership.cooperative_id.label("of"), func.count().label("members"))
        .where(Membership.role == Role.MEMBER, Membership.standing == Standing.ACTIVE)
        .group_by(Membership.cooperative_id)
        .subquery()
    )
    worked = _worked(Entry.cooperative_id)
    statement = (
        select(
            Cooperative,
            func.coalesce(members.c.members, 0).label("members"),
            func.coalesce(worked.c.minutes, 0).label("minutes"),
            func.coalesce(worked.c.hands, 0).label("hands"),
        )
        .outerjoin(members, members.c.of == Cooperative.id)
        .outerjoin(worked, worked.c.of == Cooperative.id)
        .order_by(Cooperative.name)
    )
    return _streamed(session, statement, reach)


def _worked(column: Any) -> Subquery:
    """What counts by that column: entries, minutes, and from how many people who still have a name."""
    return (
        select(
            column.label("of"),
            func.count().label("entries"),
            func.sum(Entry.minutes).label("minutes"),
            func.count(Entry.membership_id.distinct()).label("hands"),
        )
        .where(Entry.state.in_(COUNTED))
        .group_by(column)
        .subquery()
    )


def _validated() -> Subquery:
    """By entry that is validated now, its last validation; an animator's correction is one."""
    by_another = and_(EntryChange.change == Change.CORRECTED, EntryChange.by_id != Membership.person_id)
    return (
        select(EntryChange.entry_id, func.max(EntryChange.id).label("change_id"))
        .join(Entry, Entry.id == EntryChange.entry_id)
        .outerjoin(Membership, Membership.id == Entry.membership_id)
        .where(or_(EntryChange.change == Change.VALIDATED, by_another))
        .where(Entry.state == EntryState.VALIDATED)
        .group_by(EntryChange.entry_id)
        .subquery()
    )


def _of(column: Any, reach: Reach) -> ColumnElement[bool]:
    return true() if reach.membership_ids is None else column.in_(reach.membership_ids)


def _streamed(session: Session, statement: Select[*tuple[Any, ...]], reach: Reach) -> Found:
    """Asked when the first row is wanted; closed with the last, or when nobody wants more."""
    if reach.cooperative_ids is not None:
        statement = statement.where(Cooperative.id.in_(reach.cooperative_ids))
    with session.execute(statement, execution_options={"yield_per": AT_ONCE}) as found:
        yield from found
