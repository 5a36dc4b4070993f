"""What is there of a cooperative. A CJS lives for one summer, so its season is columns of its row."""

from datetime import date, datetime

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, Id

COMMITTEES = ("finances", "RH", "marketing")
MINIMUM_AGE = 16


class Cooperative(Base):
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
    created_at: Mapped[datetime]
