"""A stand-in for Telegram that answers a few methods as it is told to; for what a command asks."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = "123456:AAsecretsecretsecretsecretsecretsecret"
ME = {"id": 123456, "is_bot": True, "first_name": "CJS", "username": "cjs_essai_bot"}
NO_WEBHOOK = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
CHAT = {
    "id": 5,
    "type": "private",
    "first_name": "Ada",
    "accent_color_id": 0,
    "max_reaction_count": 1,
    "accepted_gift_types": dict.fromkeys(GIFTS, True),
}
REFUSALS = {400: "Bad Request: chat not found", 401: "Unauthorized", 500: "Internal Server Error"}


class BotApi:
    """`answers` by method in lower case: a result, or a refusal's number. `date` replaces the real one."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.answers: dict[str, Any] = {"getme": ME, "getwebhookinfo": NO_WEBHOOK, "getchat": CHAT}
        self.date: str | None = None


@contextmanager
def bot_api() -> Iterator[BotApi]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    api = BotApi(f"http://127.0.0.1:{server.server_address[1]}")
    server.api = api  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield api
    server.shutdown()
    thread.join()
    server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self._answer(404, {"ok": False})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        method = self.path.rpartition("/")[2].lower()
        found = self.server.api.answers.get(method, 400)  # type: ignore[attr-defined]
        if isinstance(found, int):
            self._answer(found, {"ok": False, "error_code": found, "description": REFUSALS[found]})
        else:
            self._answer(200, {"ok": True, "result": found})

    def _answer(self, status: int, content: dict[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.send_response_only(status)
        self.send_header("Date", self.server.api.date or self.date_time_string())  # type: ignore[attr-defined]
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: Any) -> None:
        """Tests read what fails, not every request."""
