"""The inbox, the outbox, their files, and the chats that cannot be reached."""

import enum
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, Id, Word


class Received(enum.StrEnum):
    PENDING = "pending"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


class Sent(enum.StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"
    UNKNOWN = "unknown"
    REPLACED = "replaced"


class Lane(enum.StrEnum):
    """Answers go before what the bot says by itself."""

    ANSWER = "answer"
    BULK = "bulk"


class Incoming(Base):
    """One update, kept until it has been answered; its content goes when it is."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index("ix_inbox_state_id", "state", "id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Id]
    bot_id: Mapped[int] = mapped_column(BigInteger)
    update_id: Mapped[int] = mapped_column(BigInteger)
    sender_id: Mapped[int] = mapped_column(BigInteger)
    content: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    state: Mapped[Received] = mapped_column(Word(Received), default=Received.PENDING)
    started: Mapped[bool] = mapped_column(default=False)
    deaths: Mapped[int] = mapped_column(default=0)
    received_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    error: Mapped[str | None] = mapped_column(String(200))


class Outgoing(Base):
    """One call to Telegram that must not be forgotten; `key` makes it happen at most once."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key"),
        Index("ix_outbox_status_lane_id", "status", "lane", "id"),
        Index("ix_outbox_chat_id_message_id", "chat_id", "message_id"),
        Index("ix_outbox_chat_id_status", "chat_id", "status"),
        Index("ix_outbox_about_id", "about_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Id]
    key: Mapped[str | None] = mapped_column(String(120))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    lane: Mapped[Lane] = mapped_column(Word(Lane))
    method: Mapped[str] = mapped_column(String(40))
    parameters: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    about_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id", ondelete="SET NULL"), default=None)
    kept: Mapped[bool] = mapped_column(default=False)
    status: Mapped[Sent] = mapped_column(Word(Sent), default=Sent.PENDING)
    not_before: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    error: Mapped[str | None] = mapped_column(String(300))
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class File(Base):
    """Bytes that go out, once a content; after the first send Telegram's `file_id` stands for them."""

    __tablename__ = "files"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    file_id: Mapped[str | None] = mapped_column(Text)
    kept_at: Mapped[datetime]


class UnreachableChat(Base):
    """A chat that refused us (blocked, deactivated, kicked); gone again at its next word."""

    __tablename__ = "unreachable_chats"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    since_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(200))
