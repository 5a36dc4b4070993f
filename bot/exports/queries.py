"""What exports ask of the database: rows that come some hundreds at a time, of one cooperative or of all."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Row, Select, Subquery, func, nulls_last, select
from sqlalchemy.orm import Session

from bot.contracts.models import Contract, ContractStep
from bot.cooperatives.models import Cooperative
from bot.hours.models import COUNTED, Entry
from bot.people.models import Membership, Person, Role, Standing

AT_ONCE = 500

Found = Iterator[Row[*tuple[Any, ...]]]


def entries(session: Session, cooperative_id: int | None) -> Found:
    """Those that count, by cooperative and day; the contract's customer where the entry names none."""
    statement = (
        select(
            Entry,
            Cooperative.name.label("cooperative"),
            Person.first_name,
            func.coalesce(Entry.customer, Contract.customer).label("customer"),
        )
        .join(Cooperative, Cooperative.id == Entry.cooperative_id)
        .outerjoin(Membership, Membership.id == Entry.membership_id)
        .outerjoin(Person, Person.id == Membership.person_id)
        .outerjoin(Contract, Contract.id == Entry.contract_id)
        .where(Entry.state.in_(COUNTED))
        .order_by(Cooperative.name, Entry.worked_on, Entry.id)
    )
    return _streamed(session, statement, cooperative_id)


def days(session: Session, cooperative_id: int | None) -> Found:
    """One row a member and day, each member's together, those without a name last."""
    member = (Cooperative.name, Entry.membership_id, Person.first_name)
    statement = (
        select(
            Cooperative.name.label("cooperative"),
            Entry.membership_id,
            Person.first_name,
            Entry.worked_on,
            func.count().label("entries"),
            func.sum(Entry.minutes).label("minutes"),
        )
        .join(Cooperative, Cooperative.id == Entry.cooperative_id)
        .outerjoin(Membership, Membership.id == Entry.membership_id)
        .outerjoin(Person, Person.id == Membership.person_id)
        .where(Entry.state.in_(COUNTED))
        .group_by(*member, Entry.worked_on)
        .order_by(Cooperative.name, nulls_last(Entry.membership_id), Entry.worked_on)
    )
    return _streamed(session, statement, cooperative_id)


def contract_steps(session: Session, cooperative_id: int | None) -> Found:
    """One row a step, each contract's together and in order; a contract without steps has one row."""
    statement = (
        select(
            Contract,
            Cooperative.name.label("cooperative"),
            Cooperative.timezone,
            Cooperative.amounts_include_vat,
            Person.first_name,
            ContractStep.state.label("step"),
            ContractStep.at,
        )
        .join(Cooperative, Cooperative.id == Contract.cooperative_id)
        .outerjoin(Membership, Membership.id == Contract.brought_by_id)
        .outerjoin(Person, Person.id == Membership.person_id)
        .outerjoin(ContractStep, ContractStep.contract_id == Contract.id)
        .order_by(Cooperative.name, Contract.id, ContractStep.at, ContractStep.id)
    )
    return _streamed(session, statement, cooperative_id)


def members(session: Session, cooperative_id: int | None) -> Found:
    """Youths with what they wrote; not those who were refused, or are erased."""
    worked = _worked()
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
        .outerjoin(worked, worked.c.membership_id == Membership.id)
        .where(Membership.role == Role.MEMBER, Membership.standing != Standing.REFUSED)
        .where(Person.erased_at.is_(None))
        .order_by(Cooperative.name, Membership.id)
    )
    return _streamed(session, statement, cooperative_id)


def _worked() -> Subquery:
    """By membership, what counts of it."""
    return (
        select(Entry.membership_id, func.count().label("entries"), func.sum(Entry.minutes).label("minutes"))
        .where(Entry.state.in_(COUNTED))
        .group_by(Entry.membership_id)
        .subquery()
    )


def _streamed(session: Session, statement: Select[*tuple[Any, ...]], cooperative_id: int | None) -> Found:
    """Asked when the first row is wanted; closed with the last, or when nobody wants more."""
    if cooperative_id is not None:
        statement = statement.where(Cooperative.id == cooperative_id)
    with session.execute(statement, execution_options={"yield_per": AT_ONCE}) as found:
        yield from found
