"""Which bots are there: those that poll, or whose webhook answered last."""

import asyncio
from collections.abc import Callable

from bot.sandbox.accounts import Bot

GRACE_SECONDS = 2.0


class Presence:
    """A bot is gone when it has not polled again for a while; `changed` is told each time."""

    def __init__(self, changed: Callable[[bool], None]) -> None:
        self.changed = changed
        self.doubts: dict[int, asyncio.TimerHandle] = {}

    def set(self, bot: Bot, online: bool) -> None:
        doubt = self.doubts.pop(bot.id, None)
        if doubt is not None:
            doubt.cancel()
        if bot.online != online:
            bot.online = online
            self.changed(online)

    def doubt(self, bot: Bot) -> None:
        """It should poll again soon."""
        if bot.updates.poll is None and not bot.webhook.url:
            loop = asyncio.get_running_loop()
            self.doubts[bot.id] = loop.call_later(GRACE_SECONDS, self.set, bot, False)
