"""What people's-side requests bring and get: JSON bodies and forms read, JSON written."""

import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.sandbox.errors import Absurd
from bot.sandbox.objects import Object
from bot.sandbox.uploads import Upload, from_part


@dataclass(frozen=True, slots=True)
class Body:
    fields: Object

    def get(self, name: str, default: Any = None) -> Any:
        return self.fields.get(name, default)

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        if not isinstance(value, str):
            raise Absurd(f"{name} must be a text")
        return value

    def whole(self, name: str) -> int:
        try:
            return int(self.fields[name])
        except (KeyError, TypeError, ValueError):
            raise Absurd(f"{name} must be a whole number") from None


async def read(request: web.Request) -> Body:
    if request.content_type == "multipart/form-data":
        return Body({name: part(name, value) for name, value in (await request.post()).items()})
    try:
        found = json.loads(await request.read() or b"{}")
    except ValueError:
        raise Absurd("the body must be JSON") from None
    if not isinstance(found, dict):
        raise Absurd("the body must be a JSON object")
    return Body(found)


def part(name: str, value: Any) -> Any:
    if isinstance(value, web.FileField):
        return from_part(name, value)
    return value


def uploads(body: Body) -> dict[str, Upload]:
    return {name: value for name, value in body.fields.items() if isinstance(value, Upload)}


def sent(value: Any, status: int = 200) -> web.Response:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    headers = {"Cache-Control": "no-store"}
    return web.Response(status=status, body=text.encode(), content_type="application/json", headers=headers)
