"""What /healthz, /readyz, /metrics and /due are answered from."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.db.writer import Writer
from bot.delivery import claims
from bot.delivery.metrics import Metrics
from bot.delivery.telegram import POLL_SECONDS

DEAF_AFTER = 3.0 * POLL_SECONDS


@dataclass
class Health:
    """What /healthz and /readyz look at. `polling` because a webhook may rightly be silent for hours."""

    engine: Engine
    metrics: Metrics
    at_head: Callable[[Engine], bool]
    polling: bool
    clock: Clock
    writer: Writer
    ready: bool = False

    def faults(self) -> list[str]:
        """Reasons not to be well; none means well."""
        age = self.metrics.contact_age()
        deaf = self.polling and age is not None and age > DEAF_AFTER
        return [f"no successful poll for {age:.0f} s"] if deaf else []

    def unready(self) -> list[str]:
        """Reasons not to be ready; blocks for the database, so it runs in a thread."""
        reasons = [] if self.ready else ["the bot is not initialised"]
        if self.writer.in_trouble:
            reasons.append("the database cannot be written")
        try:
            with self._reading() as session:
                session.execute(text("SELECT 1"))
            if not self.at_head(self.engine):
                reasons.append("the database is not at head")
        except Exception as error:
            reasons.append(f"the database does not answer ({type(error).__name__})")
        return reasons

    def measure(self) -> None:
        """Fills the outbox gauges; blocks for the database."""
        with self._reading() as session:
            waiting = claims.backlog(session)
        for lane in ("answer", "bulk"):
            number, oldest = next((value for key, value in waiting.items() if key == lane), (0, None))
            self.metrics.waiting.labels(lane).set(number)
            age = (datetime.now(UTC) - oldest).total_seconds() if oldest else 0
            self.metrics.oldest.labels(lane).set(max(0.0, age))

    def due(self) -> list[str]:
        """Instants at which something of the outbox may go; blocks for the database."""
        with self._reading() as session:
            instant = claims.next_due(session, self.clock.now())
        return [instant.isoformat()] if instant else []

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self.engine.connect().execution_options(read_only=True) as connection:
            yield Session(connection)
