"""What is there of people: one identity, its memberships, and the invitations that lead to them."""

import enum
from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.cooperatives.models import Cooperative
from bot.db.base import Base, Id, Word


class Role(enum.StrEnum):
    MEMBER = "member"
    ANIMATOR = "animator"
    PARTNER = "partner"
    REGIONAL = "regional"
    COORDINATOR = "coordinator"

    @property
    def local(self) -> bool:
        """Whether it is a role in one cooperative."""
        return self in (Role.MEMBER, Role.ANIMATOR, Role.PARTNER)


class Standing(enum.StrEnum):
    """Where a membership stands; only `active` gives rights, `pending` may read and ask."""

    PENDING = "pending"
    ACTIVE = "active"
    REFUSED = "refused"
    LEFT = "left"


class Gender(enum.StrEnum):
    """As the person says; counted without names in the national report."""

    WOMAN = "woman"
    MAN = "man"
    OTHER = "other"


class Person(Base):
    """One identity. `telegram_id` is None for a youth without Telegram.

    After `erased_at` neither name nor anything else of the person is left; the row keeps totals countable.
    """

    __tablename__ = "people"
    __table_args__ = (UniqueConstraint("telegram_id"),)

    id: Mapped[Id]
    telegram_id: Mapped[int | None] = mapped_column(BigInteger)
    first_name: Mapped[str] = mapped_column(String(64))
    gender: Mapped[Gender | None] = mapped_column(Word(Gender))
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]

    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="person",
        foreign_keys="Membership.person_id",
        lazy="raise",
        order_by="Membership.id",
    )


class Membership(Base):
    """What a person is: a role in a cooperative, in a region, or in the network."""

    __tablename__ = "memberships"
    __table_args__ = (
        Index("ix_memberships_cooperative_id_role_standing", "cooperative_id", "role", "standing"),
        Index("ix_memberships_person_id", "person_id"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    role: Mapped[Role] = mapped_column(Word(Role))
    cooperative_id: Mapped[int | None] = mapped_column(ForeignKey("cooperatives.id"))
    region: Mapped[str | None] = mapped_column(String(80))
    standing: Mapped[Standing] = mapped_column(Word(Standing))
    committees: Mapped[list[str]] = mapped_column(JSON, default=list)
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    left_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(
        back_populates="memberships", foreign_keys=[person_id], lazy="raise"
    )
    decided_by: Mapped[Person | None] = relationship(foreign_keys=[decided_by_id], lazy="raise")
    cooperative: Mapped[Cooperative | None] = relationship(lazy="raise")


class Invitation(Base):
    """A link. The code itself is never kept, only its SHA-256."""

    __tablename__ = "invitations"
    __table_args__ = (UniqueConstraint("code_hash"),)

    id: Mapped[Id]
    code_hash: Mapped[str] = mapped_column(String(64))
    role: Mapped[Role] = mapped_column(Word(Role))
    cooperative_id: Mapped[int | None] = mapped_column(ForeignKey("cooperatives.id"))
    region: Mapped[str | None] = mapped_column(String(80))
    place_id: Mapped[int | None] = mapped_column(ForeignKey("memberships.id"))
    uses_allowed: Mapped[int]
    uses: Mapped[int] = mapped_column(default=0)
    expires_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]

    cooperative: Mapped[Cooperative | None] = relationship(lazy="raise")
    place: Mapped[Membership | None] = relationship(lazy="raise")
    made_by: Mapped[Person | None] = relationship(lazy="raise")


class Guess(Base):
    """A code that led nowhere; they are limited per person and forgotten after 48 h."""

    __tablename__ = "guesses"
    __table_args__ = (Index("ix_guesses_telegram_id_at", "telegram_id", "at"),)

    id: Mapped[Id]
    telegram_id: Mapped[int] = mapped_column(BigInteger)
    at: Mapped[datetime]


class Board(Base):
    """The message in which somebody sees a changing list, edited in place."""

    __tablename__ = "boards"
    __table_args__ = (UniqueConstraint("person_id", "cooperative_id", "kind"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    cooperative_id: Mapped[int] = mapped_column(ForeignKey("cooperatives.id"))
    kind: Mapped[str] = mapped_column(String(20))
    outbox_id: Mapped[int] = mapped_column(BigInteger)
    opened_at: Mapped[datetime | None]
