"""The empty `answerCallbackQuery`: at once, before the handler, and no harm if it is lost."""

import asyncio
import logging
from collections.abc import Sequence

from telegram.error import TelegramError

from bot.delivery.inbox import Arrived
from bot.delivery.telegram import Telegram

log = logging.getLogger(__name__)

AT_ONCE = 50


class Acknowledger:
    """Stops the spinner of pressed buttons; beyond 50 at once they are left to stop by themselves."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, arrived: Sequence[Arrived]) -> None:
        for each in arrived:
            query = each.content.get("callback_query")
            if isinstance(query, dict) and "id" in query and len(self._tasks) < AT_ONCE:
                task = asyncio.create_task(self._acknowledge(str(query["id"])))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)

    async def _acknowledge(self, query_id: str) -> None:
        try:
            await self.telegram.call("answerCallbackQuery", {"callback_query_id": query_id})
        except TelegramError as error:
            log.debug("a press was not acknowledged: %s", type(error).__name__)

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
