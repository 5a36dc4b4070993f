"""The receivers: polling and webhook; both store updates before Telegram is told that they arrived."""

import asyncio
import functools
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from aiohttp import web
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.clock import Clock
from bot.db.writer import DatabaseUnavailable, Writer
from bot.delivery import inbox
from bot.delivery.inbox import Arrived
from bot.delivery.metrics import Metrics
from bot.delivery.outcomes import seconds_to_wait
from bot.delivery.telegram import Telegram

log = logging.getLogger(__name__)

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "channel_post", "inline_query"]
LARGEST_BODY = 1_000_000
INACTIVE_SECONDS = 0.2
BODY_SECONDS = 10.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name

Take = Callable[[Sequence[Arrived]], None]
Reload = Callable[[], Awaitable[None]]


class Receiver:
    """Stores updates and hands the new ones on, in their order."""

    def __init__(
        self, writer: Writer, telegram: Telegram, clock: Clock, metrics: Metrics, take: Take
    ) -> None:
        self.writer, self.telegram, self.clock = writer, telegram, clock
        self.metrics, self.take = metrics, take
        self.reload: Reload | None = None
        self.active: Callable[[], bool] = lambda: True
        self._order = asyncio.Lock()
        self._in_doubt = False

    async def store(self, updates: Sequence[dict[str, Any]]) -> None:
        """Raises DatabaseUnavailable, and then nothing may be confirmed.

        Goes on to its end when the caller is cancelled: an update that is stored must also be handed on.
        """
        if updates:
            await asyncio.shield(asyncio.create_task(self._store(updates)))

    async def _store(self, updates: Sequence[dict[str, Any]]) -> None:
        unit = functools.partial(
            inbox.store, bot_id=self.telegram.bot_id, updates=updates, now=self.clock.now()
        )
        async with self._order:
            try:
                new = await self.writer.run(unit)
            except DatabaseUnavailable:
                self._in_doubt = True  # it may have been committed all the same
                raise
            self.take(new)
            if self._in_doubt and self.reload is not None:
                await self.reload()
                self._in_doubt = False

    async def poll(self) -> None:
        """Long polls until cancelled; the offset lives in memory and moves after the commit."""
        offset: int | None = None
        while True:
            if not self.active():
                await asyncio.sleep(INACTIVE_SECONDS)
                continue
            try:
                updates = await self.telegram.updates(offset, ALLOWED)
                self.metrics.contact()
                await self.store(updates)
            except (TelegramError, DatabaseUnavailable) as error:
                await self._rest(error)
                continue
            if updates:
                offset = max(update["update_id"] for update in updates) + 1

    async def _rest(self, error: Exception) -> None:
        """A time-out means that the poll died on its way: the next one starts on a new connection at once."""
        log.warning("polling: %s (%s)", type(error).__name__, error)
        if isinstance(error, RetryAfter):
            await asyncio.sleep(seconds_to_wait(error))
        elif isinstance(error, Conflict | InvalidToken):
            await asyncio.sleep(5)
        else:
            await asyncio.sleep(0.3)

    async def hook(self, request: web.Request, secret: str) -> web.Response:
        """One delivery by webhook: 200 only after the commit."""
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=403)
        async with asyncio.timeout(BODY_SECONDS):
            update = _update_of(await request.read())
        if update is None:
            return web.Response(status=400)
        return web.Response(status=200 if await self._accepted(update) else 503)

    async def _accepted(self, update: dict[str, Any]) -> bool:
        if not self.active():
            return False
        try:
            await self.store([update])
        except DatabaseUnavailable:
            return False
        self.metrics.contact()
        return True


def _update_of(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    known = isinstance(update, dict) and isinstance(update.get("update_id"), int)
    return update if known and 0 <= update["update_id"] < 2**52 else None
