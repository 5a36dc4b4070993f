"""A whole bot on a stage: the real application, a real database, the sandbox, and people with phones."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot.app import Application
from bot.cooperatives.models import Cooperative
from bot.db.base import Base
from bot.delivery.models import Incoming, Outgoing, Received, Sent
from bot.exports import request_queries
from bot.people.models import Membership, Person, Role, Standing
from bot.sandbox import Sandbox
from bot.sandbox.phone import Phone
from bot.settings import Settings

TOKEN = "424242:STAGE-STAGE-STAGE-STAGE-STAGE-STAGE"
NOT_OF_THE_DOMAIN = {
    "inbox",
    "outbox",
    "files",
    "drafts",
    "unreachable_chats",
    "guesses",
    "boards",
    "alembic_version",
}


class Errors(logging.Handler):
    """What was logged as an error while a bot ran."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@dataclass
class Stage:
    """Starts, restarts and stops the bot; `settle` waits until it has answered everything."""

    engine: Engine
    url: str
    sandbox: Sandbox
    options: dict[str, Any] = field(default_factory=dict)
    phones: dict[str, Phone] = field(default_factory=dict)
    errors: Errors = field(default_factory=Errors)
    bot: Application | None = None

    def settings(self) -> Settings:
        fixed: dict[str, Any] = {
            "telegram_token": TOKEN,
            "telegram_api_url": self.sandbox.url,
            "database_url": self.url,
            "http_port": 0,
            "send_rate": 0,
            "clock_url": self.sandbox.clock_url,
            "responsible": "le Réseau des CJS",
            "contact": "contact@example.org",
            "operator_chat_id": None,
        }
        return Settings(_env_file=None, **(fixed | self.options))  # type: ignore[call-arg]

    async def start(self) -> None:
        logging.getLogger("bot").addHandler(self.errors)
        self.bot = Application(self.settings())
        await self.bot.start()
        await self.settle()

    async def stop(self) -> None:
        if self.bot is not None:
            await self.bot.stop()
        self.bot = None
        logging.getLogger("bot").removeHandler(self.errors)

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    async def settle(self, seconds: float = 15.0) -> None:
        """Until no update waits and nothing that is due has still to go out. Raises AssertionError."""
        deadline = asyncio.get_running_loop().time() + seconds
        while unrest := self._unrest():
            assert asyncio.get_running_loop().time() < deadline, f"the bot does not come to rest: {unrest}"
            await asyncio.sleep(0.005)

    def _unrest(self) -> str:
        """What is still under way; empty when nothing is."""
        assert self.bot is not None
        if self.sandbox.world.first_bot().updates.waiting:
            return f"updates wait to be fetched (parts ended: {self.bot.failed!r})"
        if self.bot.dispatcher is None or not self.bot.dispatcher.idle:
            return "the dispatcher works"
        with Session(self.engine) as session:
            if request_queries.any_open(session):
                return "a file is being made"
            due = Outgoing.not_before.is_(None) | (Outgoing.not_before <= self.bot.clock.now())
            going = Outgoing.status.in_((Sent.PENDING, Sent.SENDING))
            waiting = session.execute(
                select(Outgoing.id, Outgoing.method, Outgoing.status, Outgoing.error).where(going, due)
            ).all()
            unanswered = session.scalar(select(func.count()).where(Incoming.state == Received.PENDING))
        return f"{unanswered} updates unanswered, to go out: {waiting}" if waiting or unanswered else ""

    async def move_to(self, instant: datetime) -> None:
        """Sets the clock, to the past too, and lets the scheduler look once."""
        self.sandbox.world.clock.set_to(instant)
        if self.bot is not None:
            self.bot.clock.offset = instant - datetime.now(UTC)
            assert self.bot.scheduler is not None
            await self.bot.scheduler.tick()
            await self.settle()

    def snapshot(self) -> dict[str, list[tuple[Any, ...]]]:
        """Every row of the domain's tables."""
        tables = [table for table in Base.metadata.sorted_tables if table.name not in NOT_OF_THE_DOMAIN]
        with self.engine.connect() as connection:
            return {
                table.name: [
                    tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
                ]
                for table in tables
            }


def add_cooperative(session: Session, name: str, **more: Any) -> Cooperative:
    """A cooperative of Rennes in summer 2026, unless told otherwise."""
    usual: dict[str, Any] = {
        "town": "Rennes",
        "region": "Bretagne",
        "timezone": "Europe/Paris",
        "season_starts_on": date(2026, 7, 1),
        "season_ends_on": date(2026, 8, 28),
        "created_at": datetime(2026, 6, 1, tzinfo=UTC),
    }
    cooperative = Cooperative(name=name, **(usual | more))
    session.add(cooperative)
    session.flush()
    return cooperative


def add_person(
    session: Session,
    first_name: str,
    telegram_id: int | None,
    role: Role | None = None,
    place: Cooperative | str | None = None,
) -> Person:
    """Somebody active in that role; `place` is a cooperative, or a region's name."""
    then = datetime(2026, 6, 15, tzinfo=UTC)
    person = session.scalar(select(Person).where(Person.telegram_id == telegram_id)) if telegram_id else None
    if person is None:
        person = Person(first_name=first_name, telegram_id=telegram_id, created_at=then)
        session.add(person)
        session.flush()
    if role is not None:
        session.add(
            Membership(
                person_id=person.id,
                role=role,
                cooperative_id=place.id if isinstance(place, Cooperative) else None,
                region=place if isinstance(place, str) else None,
                standing=Standing.ACTIVE,
                asked_at=then,
                decided_at=then + timedelta(days=1),
            )
        )
        session.flush()
    return person


@asynccontextmanager
async def open_stage(engine: Engine, url: str, **options: Any) -> AsyncIterator[Stage]:
    """A stage with the sandbox running and the bot not started yet."""
    async with Sandbox(page=False) as sandbox:
        sandbox.bot(TOKEN, "CJS", "cjs_bot")
        stage = Stage(engine, url, sandbox, options)
        try:
            yield stage
        finally:
            if stage.bot is not None:
                await stage.stop()
