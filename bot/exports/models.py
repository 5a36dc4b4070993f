"""Files that people asked for in the chat, until they have gone out."""

import enum
from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, Id, Word


class RequestState(enum.StrEnum):
    """`asked`: the file is to be made; `refused`: whoever asked may not have it any more."""

    ASKED = "asked"
    MADE = "made"
    REFUSED = "refused"
    FAILED = "failed"


class ExportRequest(Base):
    """`place` is a key of `exports.places`, looked up again when the file is made.

    `attempts` counts the times it was begun: a file that ends the process is not tried for ever.
    `outbox_id` and `file` (a sha256) say what went out, so that its bytes do not stay.
    """

    __tablename__ = "export_requests"
    __table_args__ = (
        Index("ix_export_requests_state_id", "state", "id"),
        Index("ix_export_requests_person_id", "person_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    what: Mapped[str] = mapped_column(String(20))
    form: Mapped[str] = mapped_column(String(8))
    place: Mapped[str] = mapped_column(String(100))
    state: Mapped[RequestState] = mapped_column(Word(RequestState), default=RequestState.ASKED)
    attempts: Mapped[int] = mapped_column(default=0)
    outbox_id: Mapped[int | None] = mapped_column(BigInteger)
    file: Mapped[str | None] = mapped_column(String(64))
    asked_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
