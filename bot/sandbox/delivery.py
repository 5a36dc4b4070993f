"""Delivers updates to a bot's webhook: in order, a few at a time, again and again until it says 2xx."""

import asyncio
import json
from collections import deque
from contextlib import suppress

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox.accounts import Bot
from bot.sandbox.clock import Clock
from bot.sandbox.objects import Object
from bot.sandbox.presence import Presence

FIRST_PAUSE, LONGEST_PAUSE, PATIENCE = 0.1, 5.0, 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105


class Delivery:
    """One bot's webhook while it is set. An update leaves the queue when it has been accepted."""

    def __init__(self, clock: Clock, presence: Presence, bot: Bot) -> None:
        self.clock, self.presence, self.bot = clock, presence, bot
        self.taken: dict[int, asyncio.Task[None]] = {}
        self.free = asyncio.Semaphore(bot.webhook.max_connections)
        self.main: asyncio.Task[None] | None = None
        self.session: ClientSession | None = None

    def start(self) -> None:
        self.session = ClientSession(timeout=ClientTimeout(total=PATIENCE))
        self.main = asyncio.create_task(self.run())

    async def stop(self) -> None:
        tasks = [task for task in (self.main, *self.taken.values()) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self.session is not None:
            await self.session.close()

    async def run(self) -> None:
        """As many at a time as the bot allows, the oldest first."""
        while True:
            await self.free.acquire()
            update = await self.next()
            self.taken[update["update_id"]] = asyncio.create_task(self.deliver(update))

    async def next(self) -> Object:
        """The oldest update that nobody is delivering yet."""
        queue = self.bot.updates
        while True:
            for update in queue.waiting:
                if update["update_id"] not in self.taken:
                    return update
            queue.arrived.clear()
            await queue.arrived.wait()

    async def deliver(self, update: Object) -> None:
        pause = FIRST_PAUSE
        while not await self.accepted(update):
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
        del self.taken[update["update_id"]]
        with suppress(ValueError):
            remove(self.bot.updates.waiting, update)
        self.free.release()

    async def accepted(self, update: Object) -> bool:
        assert self.session is not None
        hook = self.bot.webhook
        headers = {"Content-Type": "application/json"} | ({SECRET_HEADER: hook.secret} if hook.secret else {})
        body = json.dumps(update, ensure_ascii=False).encode()
        try:
            async with self.session.post(hook.url, data=body, headers=headers, ssl=False) as answer:
                if answer.status // 100 == 2:
                    return self.noted(None)
                return self.noted(f"Wrong response from the webhook: {answer.status} {answer.reason}")
        except TimeoutError:
            return self.noted("Read timeout expired")
        except (ClientError, OSError):
            return self.noted("Connection refused")

    def noted(self, error: str | None) -> bool:
        """Remembers how it went for getWebhookInfo, and whether the bot is there."""
        if error is not None:
            self.bot.webhook.last_error_date = self.clock.seconds()
            self.bot.webhook.last_error_message = error
        self.presence.set(self.bot, error is None)
        return error is None


def remove(waiting: "deque[Object]", update: Object) -> None:
    """Mostly the first one: then it costs nothing to find it."""
    if waiting and waiting[0] is update:
        waiting.popleft()
    else:
        waiting.remove(update)


class Webhooks:
    """The deliveries under way, one for each bot that has a webhook."""

    def __init__(self, clock: Clock, presence: Presence) -> None:
        self.clock, self.presence = clock, presence
        self.running: dict[int, Delivery] = {}

    def start(self, bot: Bot) -> None:
        self.running[bot.id] = Delivery(self.clock, self.presence, bot)
        self.running[bot.id].start()

    async def stop(self, bot: Bot) -> None:
        delivery = self.running.pop(bot.id, None)
        if delivery is not None:
            await delivery.stop()

    async def stop_all(self) -> None:
        for delivery in list(self.running.values()):
            await delivery.stop()
        self.running.clear()
