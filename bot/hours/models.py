"""What is there of hours: entries, the history of their changes, and what is said of whole weeks."""

import enum
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Dialect,
    ForeignKey,
    Index,
    String,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.contracts.models import Contract
from bot.db.base import Base, Id, Word
from bot.people.models import Membership, Person


class EntryState(enum.StrEnum):
    """`proposed`: somebody else wrote it, whose hours they are has not said yes; `declined`: they said no.

    `recorded` and `validated` count; `validated` was read by an animator, `refused` was turned down by one.
    """

    PROPOSED = "proposed"
    DECLINED = "declined"
    RECORDED = "recorded"
    VALIDATED = "validated"
    REFUSED = "refused"
    DELETED = "deleted"


COUNTED = (EntryState.RECORDED, EntryState.VALIDATED)
SAID = (EntryState.PROPOSED, *COUNTED)
"""Somebody says that this was worked, though perhaps not yet whoever did."""


class Change(enum.StrEnum):
    CREATED = "created"
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    CORRECTED = "corrected"
    VALIDATED = "validated"
    REFUSED = "refused"
    DELETED = "deleted"


Stretch = tuple[time, time]


class Stretches(TypeDecorator[tuple[Stretch, ...]]):
    """Stretches of the local clock in their order, kept as JSON; one that ends earlier runs past midnight."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Stretch, ...] | None, _dialect: Dialect) -> list[list[str]]:
        return [[f"{start:%H:%M}", f"{end:%H:%M}"] for start, end in value or ()]

    def process_result_value(self, value: Any | None, _dialect: Dialect) -> tuple[Stretch, ...]:
        return tuple((time.fromisoformat(start), time.fromisoformat(end)) for start, end in value or ())


class Entry(Base):
    """Work of one member on one day; `minutes` is net of breaks. `draft_id` and `line` make it exist once.

    `activity` is in the member's words (« tonte »), `activity_key` the kind of activity that totals count.
    `people` is how many worked, the member too, where that was said. `warnings` are the names of the limits
    that it went beyond when it was written; `alerted_at` is when animators were told of them.

    `written_by_id` is None when the member wrote it; `shared_from_id` is the entry whose author named them.

    `membership_id` is None once the person has erased their data: totals stay, the name does not.
    """

    __tablename__ = "entries"
    __table_args__ = (
        UniqueConstraint("draft_id", "line", "membership_id"),
        Index("ix_entries_cooperative_id_state", "cooperative_id", "state"),
        Index("ix_entries_shared_from_id", "shared_from_id"),
        CheckConstraint("minutes > 0 AND minutes <= 1440", name="minutes_within_a_day"),
        Index("ix_entries_membership_id_worked_on", "membership_id", "worked_on"),
        Index("ix_entries_cooperative_id_worked_on", "cooperative_id", "worked_on"),
    )

    id: Mapped[Id]
    cooperative_id: Mapped[int] = mapped_column(ForeignKey("cooperatives.id"))
    membership_id: Mapped[int | None] = mapped_column(ForeignKey("memberships.id"))
    draft_id: Mapped[int | None]
    line: Mapped[int] = mapped_column(default=0, server_default="0")
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    shared_from_id: Mapped[int | None] = mapped_column(ForeignKey("entries.id"))
    worked_on: Mapped[date]
    starts: Mapped[time | None]
    ends: Mapped[time | None]
    segments: Mapped[tuple[Stretch, ...]] = mapped_column(Stretches, default=(), server_default="[]")
    minutes: Mapped[int]
    people: Mapped[int | None]
    activity: Mapped[str] = mapped_column(String(80))
    activity_key: Mapped[str | None] = mapped_column(String(40))
    customer: Mapped[str | None] = mapped_column(String(120))
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("contracts.id"))
    state: Mapped[EntryState] = mapped_column(Word(EntryState), default=EntryState.RECORDED)
    warnings: Mapped[Sequence[str]] = mapped_column(JSON, default=list, server_default="[]")
    alerted_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    membership: Mapped[Membership | None] = relationship(lazy="raise")
    contract: Mapped[Contract | None] = relationship(lazy="raise")
    written_by: Mapped[Person | None] = relationship(lazy="raise")


class EntryChange(Base):
    """One line of an entry's history: who changed what, why, and what was there before."""

    __tablename__ = "entry_changes"
    __table_args__ = (Index("ix_entry_changes_entry_id", "entry_id"),)

    id: Mapped[Id]
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"))
    change: Mapped[Change] = mapped_column(Word(Change))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    reason: Mapped[str | None] = mapped_column(String(300))


class IdleWeek(Base):
    """A member said that they did not work in the week that begins on `monday`: an answer, not silence."""

    __tablename__ = "idle_weeks"
    __table_args__ = (UniqueConstraint("membership_id", "monday"),)

    id: Mapped[Id]
    membership_id: Mapped[int] = mapped_column(ForeignKey("memberships.id"))
    monday: Mapped[date]
    said_at: Mapped[datetime]


class WeekLock(Base):
    """What an animator decided by hand about one week: closed, or opened again. Else its age decides."""

    __tablename__ = "week_locks"
    __table_args__ = (UniqueConstraint("cooperative_id", "monday"),)

    id: Mapped[Id]
    cooperative_id: Mapped[int] = mapped_column(ForeignKey("cooperatives.id"))
    monday: Mapped[date]
    locked: Mapped[bool]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
