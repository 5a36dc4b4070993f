"""The tester's side over HTTP (PROTOCOL.md): state, events, clock, faults and records."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox.bodies import read, sent
from bot.sandbox.errors import Absurd
from bot.sandbox.faults import Fault
from bot.sandbox.objects import Object

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

KEEP_ALIVE_SECONDS = 15.0
LONGEST_WAIT = 60.0


class TestersSide:
    def __init__(self, sandbox: "Sandbox") -> None:
        self.sandbox = sandbox
        self.world = sandbox.world

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sandbox/state", self.state),
            web.get("/sandbox/events", self.stream),
            web.get("/sandbox/events.json", self.events),
            web.get("/sandbox/clock", self.clock),
            web.post("/sandbox/clock", self.move),
            web.post("/sandbox/faults", self.add_fault),
            web.delete("/sandbox/faults", self.lift_faults),
            web.delete(r"/sandbox/faults/{number:\d+}", self.lift_fault),
            web.post("/sandbox/limits", self.limits),
            web.get("/sandbox/journal", self.journal),
            web.get("/sandbox/transcript", self.transcript),
            web.get("/sandbox/pending", self.pending),
            web.post("/sandbox/updates", self.update),
            web.post("/sandbox/caption", self.caption),
            web.post("/sandbox/reset", self.reset),
            web.get("/sandbox/demo/{action}", self.has_action),
            web.post("/sandbox/demo/{action}", self.action),
        ]

    async def state(self, request: web.Request) -> web.Response:
        bot = self.world.bot_or_none(whole(request, "bot", 0))
        blocked = [
            person.user | {"blocked": bot is not None and bot.id in person.blocks}
            for person in self.world.people.values()
        ]
        return sent(
            self.world.clock.state()
            | {
                "bot": bot.user if bot else None,
                "online": bot is not None and bot.online,
                "people": blocked,
                "groups": [chat.info for chat in self.world.groups.values() if chat.migrated_to is None],
                "title": self.sandbox.title,
                "phones": list(self.sandbox.phones),
                "notes": dict(self.sandbox.notes),
                "time_zone": self.sandbox.time_zone,
                "seq": self.world.events.seq,
            }
        )

    async def events(self, request: web.Request) -> web.Response:
        seconds = min(float(request.query.get("wait", "0")), LONGEST_WAIT)
        return sent(await self.world.events.wait(whole(request, "after", 0), seconds))

    async def stream(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "text/event-stream", "Cache-Control": "no-store"}
        stream = web.StreamResponse(headers=headers)
        await stream.prepare(request)
        seen = whole(request, "after", 0)
        await stream.write(b": hello\n\n")
        while True:
            events = await self.world.events.wait(seen, KEEP_ALIVE_SECONDS)
            seen = events[-1]["seq"] if events else seen
            await stream.write(b"".join(map(as_sse, events)) or b": still here\n\n")

    async def clock(self, _request: web.Request) -> web.Response:
        return sent(self.world.clock.state())

    async def move(self, request: web.Request) -> web.Response:
        body = await read(request)
        to = datetime.fromisoformat(body.text("to")) if body.get("to") else None
        seconds = float(body.get("forward_seconds")) if body.get("forward_seconds") is not None else None
        if to is None and seconds is None and not body.get("next"):
            raise Absurd("say forward_seconds, to, or next")
        return sent(await self.sandbox.move_clock(seconds, to))

    async def add_fault(self, request: web.Request) -> web.Response:
        wanted = (await read(request)).fields
        if not {"method", "fault"} <= wanted.keys() <= {each.name for each in fields(Fault)}:
            raise Absurd("a fault has a method and a kind, and only what PROTOCOL.md names")
        return sent({"id": self.world.faults.add(Fault(**wanted))})

    async def lift_faults(self, _request: web.Request) -> web.Response:
        self.world.faults.active.clear()
        return sent({})

    async def lift_fault(self, request: web.Request) -> web.Response:
        self.world.faults.active.pop(int(request.match_info["number"]), None)
        return sent({})

    async def limits(self, request: web.Request) -> web.Response:
        self.sandbox.limit(**(await read(request)).fields)
        return sent({})

    async def journal(self, request: web.Request) -> web.Response:
        return sent(self.world.journal.after(whole(request, "after", 0)))

    async def transcript(self, request: web.Request) -> web.Response:
        return web.Response(text=self.sandbox.transcript(whole(request, "person", 0)))

    async def pending(self, request: web.Request) -> web.Response:
        bot = self.world.bot_or_none(whole(request, "bot", 0))
        return sent({"updates": len(bot.updates.waiting) if bot else 0})

    async def update(self, request: web.Request) -> web.Response:
        bot = self.world.first_bot(whole(request, "bot", 0))
        return sent({"update_id": bot.updates.push_raw((await read(request)).fields)})

    async def caption(self, request: web.Request) -> web.Response:
        self.sandbox.caption((await read(request)).text("text"))
        return sent({})

    async def reset(self, _request: web.Request) -> web.Response:
        await self.sandbox.reset()
        return sent({})

    async def has_action(self, request: web.Request) -> web.Response:
        self.hook(request)
        return sent({})

    async def action(self, request: web.Request) -> web.Response:
        await self.hook(request)()
        return sent({})

    def hook(self, request: web.Request) -> Callable[[], Awaitable[None]]:
        hook = self.sandbox.actions.get(request.match_info["action"])
        if hook is None:
            raise web.HTTPNotFound
        return hook


def whole(request: web.Request, name: str, default: int) -> int:
    try:
        return int(request.query.get(name, default))
    except ValueError:
        raise Absurd(f"{name} must be a whole number") from None


def as_sse(event: Object) -> bytes:
    text = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    return f"id: {event['seq']}\nevent: {event['type']}\ndata: {text}\n\n".encode()
