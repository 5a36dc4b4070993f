"""A small web server that hands a webhook's updates to a python-telegram-bot application."""

import json
from typing import Any

from aiohttp import web
from telegram import Update

SECRET = "hook_secret"


class HookServer:
    def __init__(self, app: Any) -> None:
        self.app = app

    async def receive(self, request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=403)
        update = Update.de_json(json.loads(await request.read()), self.app.bot)
        await self.app.update_queue.put(update)
        return web.Response()

    async def start(self) -> None:
        server = web.Application()
        server.router.add_post("/hook", self.receive)
        self.runner = web.AppRunner(server, access_log=None)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{self.runner.addresses[0][1]}/hook"
        await self.app.bot.set_webhook(
            url, secret_token=SECRET, allowed_updates=Update.ALL_TYPES, max_connections=1
        )

    async def stop(self) -> None:
        await self.app.bot.delete_webhook()
        await self.runner.cleanup()
