"""Our own HTTP door: health, metrics, and the webhook where there is one."""

import asyncio
from collections.abc import Awaitable, Callable

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.delivery.health import Health
from bot.delivery.receiver import LARGEST_BODY, Receiver

BODY_SECONDS = 10.0


def application(health: Health, receiver: Receiver, hook: tuple[str, str] | None) -> web.Application:
    """`hook` is the webhook's path and secret."""

    async def healthz(_request: web.Request) -> web.Response:
        return _verdict(health.faults())

    async def readyz(_request: web.Request) -> web.Response:
        return _verdict(await asyncio.to_thread(health.unready))

    async def metrics(_request: web.Request) -> web.Response:
        await asyncio.to_thread(health.measure)
        return web.Response(
            body=generate_latest(health.metrics.registry), headers={"Content-Type": CONTENT_TYPE_LATEST}
        )

    async def due(_request: web.Request) -> web.Response:
        return web.json_response({"due": await asyncio.to_thread(health.due)})

    app = web.Application(client_max_size=LARGEST_BODY)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", metrics)
    app.router.add_get("/due", due)
    if hook is not None:
        app.router.add_post(hook[0], _hooked(receiver, hook[1]))
    return app


def _hooked(receiver: Receiver, secret: str) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def hooked(request: web.Request) -> web.Response:
        return await asyncio.wait_for(receiver.hook(request, secret), BODY_SECONDS)

    return hooked


def _verdict(faults: list[str]) -> web.Response:
    return web.json_response({"ok": not faults, "faults": faults}, status=503 if faults else 200)


async def serve(app: web.Application, host: str, port: int) -> web.AppRunner:
    """Listens; the runner's `addresses` tell the port where 0 was asked for."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    await web.TCPSite(runner, host, port).start()
    return runner
