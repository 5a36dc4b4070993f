"""`python -m bench.kills`: people log hours while the bot is killed again and again."""

import argparse
import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import check, databases, ground, load, weather
from bench.bot_process import BotProcess, free_port
from bench.ground import Ground
from bench.killer import Killer
from bot.sandbox.server import Sandbox

Starter = Callable[[dict[str, str], Path], BotProcess]

PATIENCE = 60.0
REST_SECONDS = 60.0


@dataclass(frozen=True)
class Plan:
    """One trial. `seconds` is the time over which people begin and announcements fall due.

    With `faults`: 429, 5xx, cuts and delays all the while, `time_outs` at the end; 403 by who has `gone`.
    """

    people: int = 300
    keyed: int = 200
    gone: int = 10
    kills: int = 20
    seconds: float = 50.0
    webhook: bool = False
    faults: bool = True
    time_outs: bool = True
    seed: int = 1

    @property
    def ground(self) -> Ground:
        return Ground(self.people, self.keyed, self.gone, self.seconds)


@dataclass(frozen=True)
class Result:
    """`allowed`: how many unknown ones there may be, on their way at a kill or cut by an injected fault."""

    verdict: check.Verdict
    kinds: Counter[str]
    allowed: int
    repeats: int
    seconds: float
    hit: Counter[str] = field(default_factory=Counter)

    @property
    def faults(self) -> list[str]:
        return self.verdict.faults(self.allowed)


async def trial(plan: Plan, url: str, folder: Path, start: Starter = BotProcess) -> Result:
    """Raises TimeoutError when people do not come to an end."""
    await asyncio.to_thread(ground.prepare, url, plan.ground)
    started = time.monotonic()
    async with Sandbox(page=False, journal_keep=None) as sandbox:
        sandbox.bot(ground.TOKEN)
        environment = ground.environment(sandbox.url, url, free_port(), plan.webhook)
        process = start(environment, folder)
        killer = Killer(process, sandbox, url, random.Random(plan.seed))  # noqa: S311
        crowd = load.Crowd(sandbox, plan.ground.ids, PATIENCE, pause=0.05)
        killer.on_revival = crowd.know_it_is_back
        storm = weather.Storm(sandbox)
        for number in plan.ground.gone_ids:
            sandbox.person("Parti", number).blocks()
        try:
            await _live(plan, crowd, killer, storm)
            await check.rest(url, REST_SECONDS)
        finally:
            if process.runs:
                await process.kill()
        verdict = await asyncio.to_thread(check.judge, url, sandbox, plan.ground)
        repeats = sum(human.repeats for human in crowd.humans.values())
        allowed = killer.doubtful + storm.cuts({ground.announcement(each) for each in plan.ground.announced})
        return Result(verdict, killer.kinds, allowed, repeats, time.monotonic() - started, storm.hits())


async def _live(plan: Plan, crowd: load.Crowd, killer: Killer, storm: weather.Storm) -> None:
    """Everybody's script runs while the killer is at work, and to its end after it."""
    await killer.revive()
    if plan.faults:
        storm.begin()
    listener = asyncio.create_task(crowd.listen())
    people = asyncio.gather(*_scripts(plan, crowd))
    try:
        await killer.kill_often(plan.kills)
        storm.end()
        if plan.time_outs:
            storm.turn_silent()
        await asyncio.wait_for(people, plan.seconds + 4 * PATIENCE)
    finally:
        for task in (people, listener):
            task.cancel()
            with suppress(asyncio.CancelledError, TimeoutError):
                await task


def _scripts(plan: Plan, crowd: load.Crowd) -> list[asyncio.Task[None]]:
    step = plan.seconds / plan.people
    return [
        asyncio.create_task(_later(place * step, load.part_of(human.phone.id).script, human))
        for place, human in enumerate(crowd.humans.values())
    ]


async def _later(delay: float, script: load.Script, human: load.Human) -> None:
    await asyncio.sleep(delay)
    await script(human)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.kills", description=__doc__)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    print(HEAD)
    plan = Plan(chosen.people, chosen.people * 2 // 3, kills=chosen.kills, seed=chosen.seed)
    sound = [
        _tried(replace(plan, webhook=webhook), kind) for kind in databases.KINDS for webhook in (False, True)
    ]
    raise SystemExit(0 if all(sound) else 1)


def _tried(plan: Plan, database: str) -> bool:
    """Whether every promise was kept; prints the trial's line."""
    with TemporaryDirectory() as folder, databases.made(database, Path(folder)) as url:
        result = asyncio.run(trial(plan, url, Path(folder)))
    print(_line(database, plan.webhook, result), flush=True)
    return not result.faults


HEAD = (
    "database   mode     saved lost twice wrong unanswered | keyed: once twice unknown (allowed) dead"
    " unlisted | kills (after the effect) faults repeats seconds"
)


def _line(database: str, webhook: bool, result: Result) -> str:
    seen, kinds = result.verdict, result.kinds
    mode = "webhook" if webhook else "polling"
    entries = f"{seen.saved:5} {seen.lost:4} {seen.doubled:5} {seen.wrong:5} {seen.unanswered:10}"
    doubtful = f"{seen.unknown:7} {f'({result.allowed})':>9} {seen.dead:4} {seen.unlisted:8}"
    keyed = f"{seen.arrived:11} {seen.keyed_twice:5} {doubtful}"
    kills = f"{kinds.total():5} {'({})'.format(kinds['after the effect']):>18}"
    rest = f"{result.hit.total():6} {result.repeats:7} {result.seconds:7.0f}"
    return f"{database:10} {mode:8} {entries} | {keyed} | {kills} {rest}  {'; '.join(result.faults) or 'ok'}"


if __name__ == "__main__":
    main()
