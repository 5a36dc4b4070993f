"""Our own HTTP door: health, metrics, and the webhook where there is one."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import Engine, text

from bot.delivery import claims
from bot.delivery.metrics import Metrics
from bot.delivery.receiver import LARGEST_BODY, Receiver
from bot.delivery.telegram import POLL_SECONDS

log = logging.getLogger(__name__)

DEAF_AFTER = 3.0 * POLL_SECONDS
BODY_SECONDS = 10.0


@dataclass
class Health:
    """What /healthz and /readyz look at. `polling` because a webhook may rightly be silent for hours."""

    engine: Engine
    metrics: Metrics
    at_head: Callable[[Engine], bool]
    polling: bool
    ready: bool = False
    due: Callable[[], list[str]] = field(default=lambda: [])

    def faults(self) -> list[str]:
        """Reasons not to be well; none means well."""
        age = self.metrics.contact_age()
        deaf = self.polling and age is not None and age > DEAF_AFTER
        return [f"no successful poll for {age:.0f} s"] if deaf else []

    def unready(self) -> list[str]:
        """Reasons not to be ready; blocks for the database, so it runs in a thread."""
        reasons = [] if self.ready else ["the bot is not initialised"]
        try:
            with self.engine.connect().execution_options(read_only=True) as connection:
                connection.execute(text("SELECT 1"))
            if not self.at_head(self.engine):
                reasons.append("the database is not at head")
        except Exception as error:
            reasons.append(f"the database does not answer ({type(error).__name__})")
        return reasons

    def measure(self) -> None:
        """Fills the outbox gauges; blocks for the database."""
        from datetime import UTC, datetime

        from sqlalchemy.orm import Session

        with self.engine.connect().execution_options(read_only=True) as connection:
            waiting = claims.backlog(Session(connection))
        for lane in ("answer", "bulk"):
            number, oldest = next((value for key, value in waiting.items() if key == lane), (0, None))
            self.metrics.waiting.labels(lane).set(number)
            age = (datetime.now(UTC) - oldest).total_seconds() if oldest else 0
            self.metrics.oldest.labels(lane).set(max(0.0, age))


def application(health: Health, receiver: Receiver, hook: tuple[str, str] | None) -> web.Application:
    """`hook` is the webhook's path and secret."""

    async def healthz(_request: web.Request) -> web.Response:
        return _verdict(health.faults())

    async def readyz(_request: web.Request) -> web.Response:
        return _verdict(await asyncio.to_thread(health.unready))

    async def metrics(_request: web.Request) -> web.Response:
        await asyncio.to_thread(health.measure)
        return web.Response(body=generate_latest(health.metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def due(_request: web.Request) -> web.Response:
        return web.json_response({"due": await asyncio.to_thread(health.due)})

    app = web.Application(client_max_size=LARGEST_BODY)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    app.router.add_get("/due", due)
    if hook is not None:
        path, secret = hook
        app.router.add_post(path, lambda request: asyncio.wait_for(receiver.hook(request, secret), BODY_SECONDS))
    return app


def _verdict(faults: list[str]) -> web.Response:
    return web.json_response({"ok": not faults, "faults": faults}, status=503 if faults else 200)


async def serve(app: web.Application, host: str, port: int) -> web.AppRunner:
    """Listens; the runner's `addresses` tell the port where 0 was asked for."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner
