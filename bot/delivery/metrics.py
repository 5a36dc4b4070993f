"""What is counted and shown under /metrics, and what health is judged by."""

import time
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram


@dataclass
class Metrics:
    """One registry a process; ages are of the machine's time."""

    registry: CollectorRegistry = field(default_factory=CollectorRegistry)
    last_contact: float | None = None

    def __post_init__(self) -> None:
        to = self.registry
        self.updates = Counter(
            "cjs_updates_total", "Updates by what became of them", ["outcome"], registry=to
        )
        self.handling = Histogram("cjs_handler_seconds", "Time of one update in the core", registry=to)
        self.requests = Counter("cjs_telegram_requests_total", "Calls", ["method", "outcome"], registry=to)
        self.request_time = Histogram("cjs_telegram_request_seconds", "Time of one call", registry=to)
        self.told_to_wait = Counter(
            "cjs_retry_after_seconds_total", "Seconds Telegram made us wait", registry=to
        )
        self.waiting = Gauge("cjs_outbox_pending", "Rows that wait", ["lane"], registry=to)
        self.oldest = Gauge(
            "cjs_outbox_oldest_seconds", "Age of the oldest row that waits", ["lane"], registry=to
        )
        contact = Gauge("cjs_last_contact_seconds", "Since the last successful poll or webhook", registry=to)
        contact.set_function(lambda: self.contact_age() or 0.0)

    def contact(self) -> None:
        """A poll or a webhook came through."""
        self.last_contact = time.monotonic()

    def contact_age(self) -> float | None:
        """Seconds since Telegram was last heard; None before the first time."""
        return None if self.last_contact is None else time.monotonic() - self.last_contact

    def sent(self, method: str, outcome: str, started: float) -> None:
        self.requests.labels(method, outcome).inc()
        self.request_time.observe(max(0.0, time.monotonic() - started))
