"""What is there of a cooperative. A CJS lives for one summer, so its season is columns of its row."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, Id

COMMITTEES = ("finances", "RH", "marketing")
MINIMUM_AGE = 16
LOCK_AFTER_DAYS = 14


class Cooperative(Base):
    """`limits` are the working-time limits that differ from the law's, by name (see `hours.limits`).

    `lock_after_days`: how long after a week's end its hours close for members; None: only by hand.
    `holiday_territory`: a subdivision of France as the library `holidays` names it; None: by time zone.
    `alerts_due_at`: when its animators next hear of hours beyond a limit; None: nothing to tell.
    """

    __tablename__ = "cooperatives"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(80))
    town: Mapped[str] = mapped_column(String(80))
    region: Mapped[str] = mapped_column(String(80), index=True)
    timezone: Mapped[str] = mapped_column(String(64))
    season_starts_on: Mapped[date]
    season_ends_on: Mapped[date]
    minimum_age: Mapped[int] = mapped_column(default=MINIMUM_AGE)
    committees: Mapped[list[str]] = mapped_column(JSON, default=lambda: list(COMMITTEES))
    contact: Mapped[str] = mapped_column(String(200), default="")
    amounts_include_vat: Mapped[bool] = mapped_column(default=False)
    limits: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    lock_after_days: Mapped[int | None] = mapped_column(default=LOCK_AFTER_DAYS, server_default="14")
    holiday_territory: Mapped[str | None] = mapped_column(String(8))
    alerts_due_at: Mapped[datetime | None] = mapped_column(index=True)
    created_at: Mapped[datetime]
