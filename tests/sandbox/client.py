"""A bare HTTP client of both sides of the sandbox: nothing between the test and the wire."""

import json
from typing import Any, Self

from aiohttp import ClientSession, FormData

from bot.sandbox import Sandbox

TOKEN = "123456:AAsandbox_token"


class Refused(Exception):
    """The sandbox's refusal, as it came."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__(body.get("description", body.get("error")))
        self.status, self.body = status, body


class Client:
    def __init__(self, sandbox: Sandbox, token: str = TOKEN) -> None:
        self.sandbox, self.token = sandbox, token

    async def __aenter__(self) -> Self:
        self.session = ClientSession(self.sandbox.url)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.session.close()

    def path(self, method: str) -> str:
        return f"/bot{self.token}/{method}"

    async def __call__(self, method: str, **parameters: Any) -> Any:
        """The result of a call with a JSON body; raises Refused."""
        async with self.session.post(self.path(method), json=parameters) as answer:
            return self.result(answer.status, await answer.json())

    def result(self, status: int, body: dict[str, Any]) -> Any:
        if not body["ok"]:
            raise Refused(status, body)
        return body["result"]

    async def form(self, method: str, **parts: Any) -> Any:
        """A multipart call: bytes become files, objects JSON."""
        form = FormData()
        for name, value in parts.items():
            if isinstance(value, bytes):
                form.add_field(name, value, filename=f"{name}.bin", content_type="application/octet-stream")
            else:
                form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        async with self.session.post(self.path(method), data=form) as answer:
            return self.result(answer.status, await answer.json())

    async def people(self, method: str, path: str, body: Any = None, **options: Any) -> Any:
        """A call to the people's side."""
        async with self.session.request(method, f"/sandbox{path}", json=body, **options) as answer:
            text = await answer.text()
            found = json.loads(text) if answer.content_type == "application/json" else text
            if answer.status >= 400:
                raise Refused(answer.status, found if isinstance(found, dict) else {"error": found})
            return found

    async def updates(self, kind: str | None = None, **parameters: Any) -> list[Any]:
        """What waits, confirmed at once; of one kind only when it is named."""
        found = await self("getUpdates", **parameters)
        if found:
            await self("getUpdates", offset=found[-1]["update_id"] + 1)
        return [update[kind] for update in found if kind in update] if kind else found
