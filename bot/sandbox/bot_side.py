"""The bot's side over HTTP: `/bot<token>/<method>` and the download of files."""

import asyncio
import inspect
import json
from typing import Any

from aiohttp import web

from bot.sandbox import checks, errors, limits, requests
from bot.sandbox.accounts import Bot
from bot.sandbox.calls import Call
from bot.sandbox.errors import Refusal
from bot.sandbox.faults import Fault
from bot.sandbox.methods import PLAYED
from bot.sandbox.objects import Object
from bot.sandbox.spec import Spec
from bot.sandbox.world import World

NOT_FOUND = Refusal(404, "Not Found")
FOREVER = 24 * 3600.0


class BotSide:
    def __init__(self, world: World, known: Spec) -> None:
        self.world, self.spec = world, known

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", r"/bot{token:[^/]+}/{method:[^/]+}", self.answer),
            web.get(r"/file/bot{token:[^/]+}/{path:.+}", self.download),
        ]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        bot = self.world.bot_of(request.match_info["token"])
        if bot is None:
            return response(Refusal(401, "Unauthorized").body())
        name = request.match_info["method"]
        try:
            raw, files = await requests.raw_parameters(request)
        except Refusal as refusal:
            return response(refusal.body())
        if name.lower() == "getupdates":
            return await self.journalled(request, bot, name, raw, files)
        with self.world.traffic.call():
            return await self.journalled(request, bot, name, raw, files)

    async def journalled(
        self, request: web.Request, bot: Bot, name: str, raw: Object, files: Any
    ) -> web.StreamResponse:
        method = self.spec.methods.get(name.lower())
        raw = requests.with_files(raw, files, set(method.fields) if method else set())
        entry = self.world.journal.record(
            self.world.clock.now().isoformat(), method.name if method else name, raw
        )
        fault = self.world.faults.strike(name, raw.get("chat_id"))
        if fault is not None:
            entry["fault"] = fault.fault
        if fault is not None and not fault.strikes_after:
            faulty = await self.before(request, bot, fault)
            if faulty is not None:
                entry |= {"status": faulty.status}
                return faulty
        body = await self.played(bot, name, raw, files, entry)
        if fault is not None and fault.strikes_after:
            await silence(request, fault)
        return response(body)

    async def before(self, request: web.Request, bot: Bot, fault: Fault) -> web.Response | None:
        """What the fault answers instead of the method; None when the method still has its turn."""
        if fault.fault == "slow":
            await asyncio.sleep(fault.delay or 1.0)
            return None
        if fault.fault in ("hang", "drop_before"):
            await silence(request, fault)
        if fault.fault == "429":
            self.world.limits.freeze(bot.id, fault.chat_id, fault.retry_after)
            return response(errors.too_many(fault.retry_after).body())
        if fault.fault == "502":
            return web.Response(
                status=502, text="<html><body>502 Bad Gateway</body></html>", content_type="text/html"
            )
        return response(Refusal(int(fault.fault), fault.text).body())

    async def played(self, bot: Bot, name: str, raw: Object, files: Any, entry: Object) -> Object:
        """Checks and plays the call; its journal entry says how it ended."""
        try:
            result = await self.result(bot, name.lower(), raw, files, entry)
            body: Object = {"ok": True, "result": result}
        except Refusal as refusal:
            body = refusal.body()
        entry |= {"status": body.get("error_code", 200), "response": body, "effect": body["ok"]}
        return body

    async def result(self, bot: Bot, name: str, raw: Object, files: Any, entry: Object) -> Any:
        method = self.spec.methods.get(name)
        if method is None:
            raise NOT_FOUND
        call = Call(self.world, bot, method.name, checks.parameters(self.spec, method, raw), files)
        entry["parameters"] = self.world.journal.plain(call.parameters)
        if limits.counts(name):
            self.rate(call)
        play = PLAYED.get(name)
        if play is None:
            raise errors.bad_request(f"method {method.name} is not played by the sandbox")
        result = play(call)
        return await result if inspect.isawaitable(result) else result

    def rate(self, call: Call) -> None:
        refusal = self.world.limits.take(call.bot.id, call.get("chat_id"))
        if refusal is not None:
            raise refusal

    async def download(self, request: web.Request) -> web.StreamResponse:
        if self.world.bot_of(request.match_info["token"]) is None:
            return response(Refusal(401, "Unauthorized").body())
        file = self.world.files.at(request.match_info["path"])
        if file is None:
            return response(NOT_FOUND.body())
        return web.Response(body=file.upload.content, content_type=file.upload.content_type)


def response(body: Object) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(
        status=body.get("error_code", 200), body=text.encode(), content_type="application/json"
    )


async def silence(request: web.Request, fault: Fault) -> None:
    """No answer: the connection is cut, or stays open until the client gives up."""
    if fault.fault.startswith("hang"):
        await asyncio.sleep(fault.delay or FOREVER)
    if request.transport is not None:
        request.transport.abort()
    raise asyncio.CancelledError
