"""`python -m bench.rate`: updates a second, the wait for a card, memory, and the time to a first answer."""

import argparse
import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from bench import ground, load
from bench.bot_process import BotProcess, EchoBot, free_port
from bench.ground import Ground
from bot.sandbox.server import Sandbox

PATIENCE = 120.0
CHATS = (load.in_one_line, load.guided)


@dataclass
class Scene:
    """A bot that listens, and people who may begin."""

    process: BotProcess
    sandbox: Sandbox
    crowd: load.Crowd

    @property
    def humans(self) -> list[load.Human]:
        return list(self.crowd.humans.values())

    @property
    def updates(self) -> int:
        """How many have been answered."""
        return sum(len(human.waits) for human in self.humans)


@asynccontextmanager
async def scene(people: int, make: Callable[..., BotProcess], **more: str) -> AsyncIterator[Scene]:
    """`more` goes into the bot's environment. One person has been answered when it begins."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bot.db"
        ground.prepare(url, Ground(people))
        async with Sandbox(page=False, journal_keep=1000) as sandbox:
            sandbox.bot(ground.TOKEN)
            environment = ground.environment(sandbox.url, url, free_port()) | more
            process = make(environment, Path(folder))
            crowd = load.Crowd(sandbox, Ground(people).ids, PATIENCE)
            listener = asyncio.create_task(crowd.listen())
            process.start()
            try:
                yield Scene(process, sandbox, crowd)
            finally:
                listener.cancel()
                await process.kill()


async def sustained(
    people: int, updates: int, make: Callable[..., BotProcess], **more: str
) -> dict[str, float]:
    """Everybody chats without a pause until so many updates have been answered."""
    async with scene(people, make, **more) as stage:
        await load.in_one_line(stage.humans[0])
        before, started = _spent(stage), time.monotonic()
        first = stage.updates
        await asyncio.gather(*(_chat(stage, place, updates) for place in range(people)))
        done, seconds = stage.updates - first, time.monotonic() - started
        bot, sandbox = (after - earlier for after, earlier in zip(_spent(stage), before, strict=True))
        return {
            "updates/s": done / seconds,
            "bot's CPU, ms an update": 1000 * bot / done,
            "sandbox's and people's CPU, ms an update": 1000 * sandbox / done,
            "resident memory of the bot, MB": stage.process.memory_mb(),
        }


async def _chat(stage: Scene, place: int, updates: int) -> None:
    human, turn = stage.humans[place], place
    while stage.updates < updates:
        await CHATS[turn % 2](human)
        turn += 1


def _spent(stage: Scene) -> tuple[float, float]:
    return stage.process.cpu_seconds(), time.process_time()


async def wait_for_card(people: int, per_second: float) -> dict[str, float]:
    """Limits on; people come one after the other, each says a line and saves the card."""
    async with scene(people, BotProcess, CJS_SEND_RATE="28") as stage:
        await load.in_one_line(stage.humans[0])
        chats = [_later(place * 2 / per_second, human) for place, human in enumerate(stage.humans[1:])]
        await asyncio.gather(*chats)
        waits = sorted(1000 * human.waits[0] for human in stage.humans[1:])
        cuts = quantiles(waits, n=20)
        return {
            "card, median ms": median(waits),
            "card, 95th percentile ms": cuts[18],
            "card, longest ms": waits[-1],
        }


async def _later(delay: float, human: load.Human) -> None:
    await asyncio.sleep(delay)
    await load.in_one_line(human)


async def first_answer() -> dict[str, float]:
    """A message waits before the bot is started."""
    started = time.monotonic()
    async with scene(1, BotProcess) as stage:
        started = time.monotonic()
        await stage.humans[0].says(load.ONE_LINE, load.SAVE)
        return {"start to first answer, s": time.monotonic() - started}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.rate", description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--updates", type=int, default=4000)
    parser.add_argument("--per-second", type=float, default=15.0)
    chosen = parser.parse_args()
    size = chosen.people, chosen.updates
    print(f"{'':55} {'min':>8} {'median':>8} {'max':>8}   of {chosen.runs} runs")
    _print("our bot", [asyncio.run(sustained(*size, BotProcess)) for _ in range(chosen.runs)])
    _print("plain PTB, one at a time", [asyncio.run(sustained(*size, EchoBot)) for _ in range(chosen.runs)])
    many = [asyncio.run(sustained(*size, EchoBot, ECHO_AT_ONCE="256")) for _ in range(chosen.runs)]
    _print("plain PTB, 256 at once", many)
    calm = [asyncio.run(wait_for_card(151, chosen.per_second)) for _ in range(chosen.runs)]
    _print(f"limits on, {chosen.per_second:.0f} updates/s", calm)
    _print("alone", [asyncio.run(first_answer()) for _ in range(chosen.runs)])


def _print(name: str, runs: Sequence[dict[str, float]]) -> None:
    for measure in runs[0]:
        values = [run[measure] for run in runs]
        print(
            f"{f'{name}: {measure}':55} {min(values):8.1f} {median(values):8.1f} {max(values):8.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
