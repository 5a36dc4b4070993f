"""What can happen to contracts: logged, corrected, moved from state to state; each once, each step signed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.contracts import rules
from bot.contracts.models import Contract, ContractStep
from bot.contracts.rules import ContractState, Deal
from bot.db import changes
from bot.people.models import Membership, Person


@dataclass(frozen=True)
class Move:
    """From the state that a button was made for to the one it asks for, with an amount if that lacked."""

    expected: ContractState
    wanted: ContractState
    amount_cents: int | None = None


def log(session: Session, membership: Membership, deal: Deal, draft_id: int, now: datetime) -> Contract:
    """One contract for one card, at « contact »; a second for the same card breaks a unique constraint."""
    contract = Contract(
        cooperative_id=membership.cooperative_id,
        draft_id=draft_id,
        state=ContractState.CONTACT,
        created_at=now,
        **_columns(deal),
    )
    session.add(contract)
    session.flush()
    _sign(session, contract, membership.person_id, now)
    return contract


def correct(session: Session, contract: Contract, deal: Deal) -> bool:
    """False where it would leave a contract without the amount that its state needs."""
    here = Contract.id == contract.id
    if deal.amount_cents is None:
        here &= Contract.state.not_in(rules.PRICED)
    return _change(session, contract, here, _columns(deal))


def move(session: Session, contract: Contract, asked: Move, by: Person, now: datetime) -> bool:
    """False when the contract has another state by now, or would come to `wanted` without an amount."""
    here = (Contract.id == contract.id) & (Contract.state == asked.expected)
    values: dict[str, Any] = {"state": asked.wanted}
    if asked.amount_cents is not None:
        values["amount_cents"] = asked.amount_cents
    elif asked.wanted in rules.PRICED:
        here &= Contract.amount_cents.is_not(None)
    if not _change(session, contract, here, values):
        return False
    _sign(session, contract, by.id, now)
    return True


def _columns(deal: Deal) -> dict[str, Any]:
    return {
        "customer": deal.customer,
        "customer_kind": deal.kind,
        "service": deal.service,
        "amount_cents": deal.amount_cents,
        "planned_on": deal.planned_on,
        "brought_by_id": deal.brought_by_id,
    }


def _change(session: Session, contract: Contract, here: Any, values: dict[str, Any]) -> bool:
    statement = update(Contract).where(here).values(**values).execution_options(synchronize_session=False)
    changed = changes.changed(session, statement)
    session.refresh(contract)
    session.expire(contract, ["brought_by"])
    return changed


def _sign(session: Session, contract: Contract, by_id: int, now: datetime) -> None:
    session.add(ContractStep(contract_id=contract.id, state=contract.state, at=now, by_id=by_id))
    session.flush()
