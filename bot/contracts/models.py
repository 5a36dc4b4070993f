"""What is there of contracts: one row each, and every step dated and signed."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.contracts.rules import ContractState, CustomerKind
from bot.db.base import Base, Id, Word
from bot.people.models import Membership

__all__ = ["Contract", "ContractState", "ContractStep", "CustomerKind"]


class Contract(Base):
    """`amount_cents` is what the cooperative's setting says (excluding VAT by default); None while open."""

    __tablename__ = "contracts"
    __table_args__ = (
        UniqueConstraint("draft_id"),
        CheckConstraint("amount_cents IS NULL OR amount_cents > 0", name="amount_positive"),
        Index("ix_contracts_cooperative_id_state", "cooperative_id", "state"),
    )

    id: Mapped[Id]
    cooperative_id: Mapped[int] = mapped_column(ForeignKey("cooperatives.id"))
    draft_id: Mapped[int | None]
    customer: Mapped[str] = mapped_column(String(120))
    customer_kind: Mapped[CustomerKind] = mapped_column(Word(CustomerKind))
    service: Mapped[str] = mapped_column(String(80))
    amount_cents: Mapped[int | None]
    planned_on: Mapped[date | None]
    brought_by_id: Mapped[int | None] = mapped_column(ForeignKey("memberships.id"))
    state: Mapped[ContractState] = mapped_column(Word(ContractState), default=ContractState.CONTACT)
    created_at: Mapped[datetime]

    brought_by: Mapped[Membership | None] = relationship(lazy="raise")


class ContractStep(Base):
    """A state that a contract came to: when, and by whom (None once that person is erased)."""

    __tablename__ = "contract_steps"
    __table_args__ = (Index("ix_contract_steps_contract_id", "contract_id"),)

    id: Mapped[Id]
    contract_id: Mapped[int] = mapped_column(ForeignKey("contracts.id"))
    state: Mapped[ContractState] = mapped_column(Word(ContractState))
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
