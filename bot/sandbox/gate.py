"""Who may call the people's side: this machine's own programs and pages, nobody else's."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from bot.sandbox.bodies import sent
from bot.sandbox.errors import Absurd, Refusal

LOCAL = {"127.0.0.1", "localhost", "[::1]"}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A foreign page could reach a local server through a name that it made point here (DNS rebinding),
    or by posting a form blindly: the host and the origin must be local."""
    if request.path.startswith(("/bot", "/file/bot")):
        return await handler(request)
    if not is_local(request.host) or not is_local_origin(request.headers.get("Origin")):
        return sent({"error": "the sandbox answers to this machine only"}, 403)
    try:
        return await handler(request)
    except web.HTTPException as error:
        return sent({"error": error.reason}, error.status)
    except (Absurd, Refusal) as reason:
        return sent({"error": str(reason)}, 400)
    except (ValueError, TypeError) as reason:
        return sent({"error": f"that cannot be read: {reason}"}, 400)


def is_local(host: str) -> bool:
    return host.lower() in LOCAL or host.lower().rpartition(":")[0] in LOCAL


def is_local_origin(origin: str | None) -> bool:
    return origin is None or is_local(urlsplit(origin).netloc)
