"""Every question asked about contracts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, joinedload

from bot.contracts import rules
from bot.contracts.models import Contract, ContractState, ContractStep, CustomerKind
from bot.contracts.rules import Tally, Totals
from bot.people.models import Membership, Person

WITH_BRINGER = (joinedload(Contract.brought_by).joinedload(Membership.person),)


@dataclass(frozen=True)
class Customer:
    """Somebody the cooperative has had a contract with, as written the last time."""

    name: str
    kind: CustomerKind


@dataclass(frozen=True)
class Past:
    """One line of a contract's history; no name once that person is erased."""

    id: int
    state: ContractState
    at: datetime
    by: str | None


def open_of(session: Session, cooperative_id: int, limit: int) -> Sequence[Contract]:
    """Contracts that hours can be worked for, the latest first."""
    query = (
        select(Contract)
        .where(Contract.cooperative_id == cooperative_id, Contract.state.in_(rules.WORKED_ON))
        .order_by(Contract.id.desc())
        .limit(limit)
    )
    return session.scalars(query).all()


def totals(session: Session, cooperative_id: int) -> Totals:
    """The cooperative's contracts in figures: what partners may see too."""
    query = (
        select(Contract.state, func.count(), func.coalesce(func.sum(Contract.amount_cents), 0))
        .where(Contract.cooperative_id == cooperative_id)
        .group_by(Contract.state)
    )
    return rules.totals(
        Tally(state, count, int(cents or 0)) for state, count, cents in session.execute(query)
    )


def of_cooperative(session: Session, cooperative_id: int, limit: int, offset: int = 0) -> Sequence[Contract]:
    """By state in the order of their life, lost ones last; the latest first within a state."""
    life = case(
        {state: place for place, state in enumerate(rules.LIFE)}, value=Contract.state, else_=len(rules.LIFE)
    )
    query = (
        select(Contract)
        .where(Contract.cooperative_id == cooperative_id)
        .order_by(life, Contract.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return session.scalars(query).all()


def count_of_cooperative(session: Session, cooperative_id: int) -> int:
    return session.scalar(select(func.count()).where(Contract.cooperative_id == cooperative_id)) or 0


def within(session: Session, contract_id: int, cooperative_ids: Collection[int]) -> Contract | None:
    """The contract if it belongs to one of these cooperatives; with who brought it."""
    query = (
        select(Contract)
        .where(Contract.id == contract_id, Contract.cooperative_id.in_(cooperative_ids))
        .options(*WITH_BRINGER)
    )
    return session.scalar(query)


def of_draft(session: Session, draft_id: int) -> Contract | None:
    query = select(Contract).where(Contract.draft_id == draft_id).options(*WITH_BRINGER)
    return session.scalar(query)


def history(session: Session, contract_id: int) -> list[Past]:
    """The states it came to, oldest first."""
    query = (
        select(ContractStep.id, ContractStep.state, ContractStep.at, Person.first_name)
        .outerjoin(Person, Person.id == ContractStep.by_id)
        .where(ContractStep.contract_id == contract_id)
        .order_by(ContractStep.id)
    )
    return [Past(*row) for row in session.execute(query)]


def last_step(session: Session, contract_id: int) -> int:
    """The id of the step that a contract came to last; 0 for no such contract."""
    query = select(func.max(ContractStep.id)).where(ContractStep.contract_id == contract_id)
    return session.scalar(query) or 0


def customers(session: Session, cooperative_id: int, limit: int) -> list[Customer]:
    """Those of the latest contracts first, each once, with the kind said last."""
    query = (
        select(Contract.customer, Contract.customer_kind)
        .where(Contract.cooperative_id == cooperative_id)
        .order_by(Contract.id.desc())
        .limit(limit)
    )
    found: dict[str, Customer] = {}
    for name, kind in session.execute(query):
        found.setdefault(name.casefold(), Customer(name, kind))
    return list(found.values())


def brought_by(session: Session, membership_ids: Collection[int]) -> Sequence[Contract]:
    """Contracts that somebody with these memberships brought, oldest first."""
    query = select(Contract).where(Contract.brought_by_id.in_(membership_ids)).order_by(Contract.id)
    return session.scalars(query).all()


def steps_by(session: Session, person_id: int) -> Sequence[tuple[Contract, ContractStep]]:
    """Every step that a person signed, with its contract, oldest first."""
    query = (
        select(Contract, ContractStep)
        .join(ContractStep, ContractStep.contract_id == Contract.id)
        .where(ContractStep.by_id == person_id)
        .order_by(ContractStep.id)
    )
    return [(contract, step) for contract, step in session.execute(query)]
