"""Serves the chat page at `/` and `/page/…`."""

from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).with_name("page")
TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
TYPES |= {".woff2": "font/woff2", ".json": "application/json", ".webmanifest": "application/manifest+json"}
NO_PAGE = "The Bot API sandbox is running. There is no chat page here.\n"


def routes(wanted: bool) -> list[web.RouteDef]:
    if not wanted:
        return [web.get("/", nothing)]
    return [web.get("/", index), web.get("/page/{file:.+}", file)]


async def nothing(_request: web.Request) -> web.Response:
    return web.Response(text=NO_PAGE)


async def index(request: web.Request) -> web.Response:
    return content(FOLDER / "index.html") or await nothing(request)


async def file(request: web.Request) -> web.Response:
    """Only files inside the folder, whatever the path says."""
    path = (FOLDER / request.match_info["file"]).resolve()
    found = content(path) if path.is_relative_to(FOLDER.resolve()) else None
    if found is None:
        raise web.HTTPNotFound
    return found


def content(path: Path) -> web.Response | None:
    if not path.is_file():
        return None
    kind = TYPES.get(path.suffix, "application/octet-stream")
    headers = {"Cache-Control": "no-cache"}
    return web.Response(
        body=path.read_bytes(),
        content_type=kind,
        charset="utf-8" if kind.startswith("text/") else None,
        headers=headers,
    )
