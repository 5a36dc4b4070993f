"""Where unfinished conversations wait."""

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, Id, Word


class DraftState(enum.StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Draft(Base):
    """One conversation of one Telegram account. Its buttons name its id, so it can wait as long as it must.

    `step` is the question that is open, or "card". `shown` are the choices last offered, since a button
    names its place in them. Answers go when the draft is done or dropped; the row stays for 48 h after.
    """

    __tablename__ = "drafts"
    __table_args__ = (
        Index("ix_drafts_telegram_id_state", "telegram_id", "state"),
        {"sqlite_autoincrement": True},  # a button names a draft for ever, so its number is never used again
    )

    id: Mapped[Id]
    telegram_id: Mapped[int] = mapped_column(BigInteger)
    flow: Mapped[str] = mapped_column(String(20))
    subject: Mapped[dict[str, Any]] = mapped_column(JSON)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    shown: Mapped[list[Any]] = mapped_column(JSON, default=list)
    step: Mapped[str] = mapped_column(String(20))
    state: Mapped[DraftState] = mapped_column(Word(DraftState), default=DraftState.OPEN)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
