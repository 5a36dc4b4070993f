"""Every question asked about contracts."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.contracts.models import Contract, ContractState

OPEN = (ContractState.SIGNED, ContractState.QUOTED, ContractState.CONTACT, ContractState.DONE)
WORKED_ON = (ContractState.SIGNED, ContractState.DONE)


def open_of(session: Session, cooperative_id: int, limit: int) -> Sequence[Contract]:
    """Contracts that hours can be worked for, the latest first."""
    query = (
        select(Contract)
        .where(Contract.cooperative_id == cooperative_id, Contract.state.in_(WORKED_ON))
        .order_by(Contract.id.desc())
        .limit(limit)
    )
    return session.scalars(query).all()
