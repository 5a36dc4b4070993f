"""What is there of hours: entries and the history of their changes."""

import enum
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.contracts.models import Contract
from bot.db.base import Base, Id, Word
from bot.people.models import Membership


class EntryState(enum.StrEnum):
    RECORDED = "recorded"
    DELETED = "deleted"


class Change(enum.StrEnum):
    CREATED = "created"
    CORRECTED = "corrected"
    DELETED = "deleted"


class Entry(Base):
    """Work of one member on one day; `minutes` is net of breaks. `draft_id` makes it exist once a card.

    `activity` is in the member's words (« tonte »), `activity_key` the kind of activity that totals count.

    `membership_id` is None once the person has erased their data: totals stay, the name does not.
    """

    __tablename__ = "entries"
    __table_args__ = (
        UniqueConstraint("draft_id"),
        CheckConstraint("minutes > 0 AND minutes <= 1440", name="minutes_within_a_day"),
        Index("ix_entries_membership_id_worked_on", "membership_id", "worked_on"),
        Index("ix_entries_cooperative_id_worked_on", "cooperative_id", "worked_on"),
    )

    id: Mapped[Id]
    cooperative_id: Mapped[int] = mapped_column(ForeignKey("cooperatives.id"))
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("memberships.id"))
    draft_id: Mapped[int | None]
    worked_on: Mapped[date]
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    minutes: Mapped[int]
    activity: Mapped[str] = mapped_column(String(80))
    activity_key: Mapped[str | None] = mapped_column(String(40))
    customer: Mapped[str | None] = mapped_column(String(120))
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("contracts.id"))
    state: Mapped[EntryState] = mapped_column(Word(EntryState), default=EntryState.RECORDED)
    created_at: Mapped[datetime]

    membership: Mapped[Membership | None] = relationship(lazy="raise")
    contract: Mapped[Contract | None] = relationship(lazy="raise")


class EntryChange(Base):
    """One line of an entry's history: who changed what, and what was there before."""

    __tablename__ = "entry_changes"
    __table_args__ = (Index("ix_entry_changes_entry_id", "entry_id"),)

    id: Mapped[Id]
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"))
    change: Mapped[Change] = mapped_column(Word(Change))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
