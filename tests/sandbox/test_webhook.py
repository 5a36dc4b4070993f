"""Delivery to a webhook: secret, order, retries."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.sandbox import Phone
from tests.sandbox.client import Client, Refused


class Hook:
    """A bot's web server: keeps what it is sent, answers with `statuses` in turn, then 200."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []
        self.at_once = self.most_at_once = 0
        self.pause = 0.0

    async def receive(self, request: web.Request) -> web.Response:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.pause)
        update = json.loads(await request.read())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.texts.append(update["message"]["text"])
        self.at_once -= 1
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    async def start(self) -> None:
        app = web.Application()
        app.router.add_post("/hook", self.receive)
        self.runner = web.AppRunner(app, access_log=None)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self.runner.addresses[0][1]}/hook"

    async def has(self, count: int) -> list[str]:
        async with asyncio.timeout(5):
            while len(self.texts) < count:
                await asyncio.sleep(0.01)
        return self.texts


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made = Hook()
    await made.start()
    yield made
    await made.runner.cleanup()


async def test_waiting_and_new_updates_are_delivered_with_the_secret(
    bot: Client, lea: Phone, hook: Hook
) -> None:
    await bot("setWebhook", url=hook.url, secret_token="s3cret_-")
    lea.says("après")
    assert await hook.has(2) == ["bonjour", "après"]
    assert hook.secrets == ["s3cret_-"] * 2


async def test_anything_but_2xx_is_delivered_again_in_order(bot: Client, lea: Phone, hook: Hook) -> None:
    hook.statuses = [500, 302]
    await bot("setWebhook", url=hook.url, max_connections=1)
    lea.says("après")
    assert await hook.has(4) == ["bonjour", "bonjour", "bonjour", "après"]
    info = await bot("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"
    assert (info["url"], info["max_connections"]) == (hook.url, 1)


@pytest.mark.parametrize("connections", [1, 3])
async def test_no_more_connections_than_asked(bot: Client, lea: Phone, hook: Hook, connections: int) -> None:
    hook.pause = 0.05
    await bot("setWebhook", url=hook.url, max_connections=connections)
    for number in range(8):
        lea.says(str(number))
    texts = await hook.has(9)
    assert hook.most_at_once == connections
    assert connections > 1 or texts == ["bonjour", *map(str, range(8))]


async def test_polling_is_refused_while_a_webhook_is_set(bot: Client, hook: Hook) -> None:
    await bot("setWebhook", url=hook.url)
    with pytest.raises(Refused, match="Conflict: can't use getUpdates method while webhook is active"):
        await bot("getUpdates")
    await bot("deleteWebhook")
    assert await bot("getUpdates") == []


async def test_a_dead_webhook_keeps_updates_waiting_until_they_are_dropped(bot: Client, lea: Phone) -> None:
    await bot("setWebhook", url="http://127.0.0.1:9/hook")
    await asyncio.sleep(0.3)
    info = await bot("getWebhookInfo")
    assert (info["pending_update_count"], info["last_error_message"]) == (1, "Connection refused")
    await bot("deleteWebhook", drop_pending_updates=True)
    assert await bot("getUpdates") == []
    assert (await bot("getWebhookInfo"))["url"] == ""
