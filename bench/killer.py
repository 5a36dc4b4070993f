"""Kills the bot at chosen moments and starts it again."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from itertools import cycle

from bench import check
from bench.bot_process import BotProcess
from bot.sandbox.server import Sandbox

ANSWERS = ("sendMessage", "editMessageText")
LIFE_SECONDS = 0.8
STRIKE_SECONDS = 4.0
FIRST_CALLS = {"getupdates", "setwebhook"}


class Killer:
    """Every second kill falls between Telegram's effect and our mark; the others take turns.

    `doubtful` counts the keyed sends that were on their way when a kill fell.
    """

    def __init__(
        self, process: BotProcess, sandbox: Sandbox, url: str, chance: random.Random | None = None
    ) -> None:
        self.process, self.sandbox, self.url = process, sandbox, url
        self.chance = chance or random.Random(1)  # noqa: S311 - moments, not secrets
        self.kinds: Counter[str] = Counter()
        self.doubtful = 0
        self.on_revival: Callable[[], None] = lambda: None
        others = (self.any_time, self.unconfirmed, self.in_a_batch, self.at_the_start)
        self._others = cycle(others)

    async def kill_often(self, times: int) -> None:
        """The bot runs before and after; `on_revival` is told each time that it is back."""
        for number in range(times):
            moment = next(self._others) if number % 2 else self.after_the_effect
            await self._kill(moment)
            await self.revive()
            self.on_revival()

    async def revive(self) -> None:
        """Started, and listening."""
        seen = self.sandbox.world.journal.count
        self.process.start()
        while not self._listens(seen):
            await asyncio.sleep(0.01)
            if not self.process.runs:
                raise RuntimeError(f"the bot ended by itself: {self.process.last_words()}")

    def _listens(self, seen: int) -> bool:
        calls = self.sandbox.world.journal.after(seen)
        return any(call["method"].lower() in FIRST_CALLS for call in calls)

    async def _kill(self, moment: Callable[[], Awaitable[str]]) -> None:
        kind = await moment()
        await self.process.kill()
        self.kinds[kind] += 1
        self.doubtful += await asyncio.to_thread(check.sending_keyed, self.url)

    async def any_time(self) -> str:
        await asyncio.sleep(self.chance.uniform(0, LIFE_SECONDS))
        return "any time"

    async def after_the_effect(self) -> str:
        """Telegram has done it, and the answer is still on its way."""
        await asyncio.sleep(self.chance.uniform(0, LIFE_SECONDS / 2))
        struck = await self._strikes(self.chance.choice(ANSWERS), "hang_after")
        return "after the effect" if struck else "any time"

    async def unconfirmed(self) -> str:
        """Updates have been handed out and are not confirmed yet."""
        if self.sandbox.world.first_bot().webhook.url:
            await self._until_updates_wait()
            return "unconfirmed"
        struck = await self._strikes("getUpdates", "hang_after")
        return "unconfirmed" if struck else "any time"

    async def in_a_batch(self) -> str:
        """Just after something came in."""
        await self._until_updates_wait()
        await asyncio.sleep(self.chance.uniform(0, 0.05))
        return "in a batch"

    async def at_the_start(self) -> str:
        """Dies twice: now, and again before it listens."""
        await self.process.kill()
        self.doubtful += await asyncio.to_thread(check.sending_keyed, self.url)
        self.process.start()
        await asyncio.sleep(self.chance.uniform(0.2, 1.5))
        return "at the start"

    async def _strikes(self, method: str, fault: str) -> bool:
        number = self.sandbox.fault(method, fault)
        active = self.sandbox.world.faults.active
        try:
            async with asyncio.timeout(STRIKE_SECONDS):
                while number in active:
                    await asyncio.sleep(0.002)
        except TimeoutError:
            del active[number]
            return False
        await asyncio.sleep(0.02)
        return True

    async def _until_updates_wait(self) -> None:
        for _ in range(int(STRIKE_SECONDS / 0.002)):
            if self.sandbox.world.first_bot().updates.waiting:
                return
            await asyncio.sleep(0.002)
