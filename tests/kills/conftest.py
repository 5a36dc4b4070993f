"""A bot in a process of its own on a sandbox, and people who may write to it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from bench import check, ground, load
from bench.bot_process import Forked, Nursery, free_port
from bench.check import Verdict
from bench.ground import Ground
from bench.killer import Killer
from bot.sandbox.server import Sandbox

PEOPLE = Ground(people=4, keyed=4)


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    with Nursery() as nursery:
        yield nursery


@dataclass
class House:
    """All of one trial that is disturbed by hand."""

    url: str
    sandbox: Sandbox
    process: Forked
    crowd: load.Crowd
    door: str

    async def start(self) -> None:
        await Killer(self.process, self.sandbox, self.url).revive()

    async def everybody_logs_an_entry(self) -> None:
        humans = list(self.crowd.humans.values())
        async with asyncio.timeout(30):
            await asyncio.gather(*(load.in_one_line(human) for human in humans))

    async def faults(self) -> list[str]:
        """What was not kept of the promises, after all has come to rest."""
        await check.rest(self.url, 20)
        return self.verdict().faults(unknown_allowed=0)

    def verdict(self) -> Verdict:
        return check.judge(self.url, self.sandbox, PEOPLE, lambda _: load.PARTS[0])

    async def readiness(self) -> tuple[int, list[str]]:
        """What `/readyz` answers: status and reasons."""
        async with aiohttp.ClientSession() as session, session.get(f"{self.door}/readyz") as answer:
            return answer.status, (await answer.json())["faults"]

    async def until_ready(self, wanted: bool) -> list[str]:
        """The reasons told when readiness became what is wanted. Raises TimeoutError."""
        async with asyncio.timeout(20):
            while ((state := await self.readiness())[0] == 200) is not wanted:
                await asyncio.sleep(0.1)
        return state[1]


@asynccontextmanager
async def house(url: str, folder: Path, nursery: Nursery) -> AsyncIterator[House]:
    """The bot is not started yet."""
    await asyncio.to_thread(ground.prepare, url, PEOPLE)
    async with Sandbox(page=False) as sandbox:
        sandbox.bot(ground.TOKEN)
        port = free_port()
        process = Forked(ground.environment(sandbox.url, url, port), folder, nursery)
        crowd = load.Crowd(sandbox, PEOPLE.ids, patience=60)
        listener = asyncio.create_task(crowd.listen())
        try:
            yield House(url, sandbox, process, crowd, f"http://127.0.0.1:{port}")
        finally:
            listener.cancel()
            await process.kill()
