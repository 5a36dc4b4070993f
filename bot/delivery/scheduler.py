"""The scheduler only asks what is due; rows know when they are."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.db.writer import DatabaseUnavailable, Writer

log = logging.getLogger(__name__)

Job = Callable[[Session, datetime], None]

TICK_SECONDS = 1


class EveryTenMinutes:
    """A job that is asked every ten minutes of `now`, so that a moved clock is followed."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._next: datetime | None = None

    def __call__(self, session: Session, now: datetime) -> None:
        if self._next is None or now >= self._next:
            self.job(session, now)
            self._next = now + timedelta(minutes=10)


class Scheduler:
    """Runs every job at each tick, in a unit of its own; a job that fails is asked again at the next tick."""

    def __init__(self, writer: Writer, clock: Clock, jobs: dict[str, Job], after: Callable[[], None]) -> None:
        self.writer, self.clock, self.jobs, self.after = writer, clock, jobs, after
        self._scheduler = AsyncIOScheduler(timezone="UTC")

    def start(self) -> None:
        self._scheduler.add_job(
            self.tick,
            IntervalTrigger(seconds=TICK_SECONDS, timezone="UTC"),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        now = self.clock.now()
        for name, job in self.jobs.items():
            try:
                await self.writer.run(lambda session, job=job: job(session, now))  # type: ignore[misc]
            except DatabaseUnavailable:
                log.warning("job %s waits for the database", name)
            except Exception as error:
                log.error("job %s failed: %s", name, type(error).__name__)
            await asyncio.sleep(0)
        self.after()
