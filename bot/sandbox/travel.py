"""Moves the sandbox's clock: step by step, so that the bot does at each due instant what is due."""

import asyncio
from datetime import UTC, datetime, timedelta

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.sandbox import closing
from bot.sandbox.errors import Absurd
from bot.sandbox.objects import Object
from bot.sandbox.world import World

SILENCE, PATIENCE, TICK = 0.15, 5.0, 0.03
STEPS = 1000
DEFAULT_STEP = timedelta(hours=1)


async def move(
    world: World, due_url: str | None, forward_seconds: float | None, to: datetime | None
) -> Object:
    """Backwards in one jump; forward from due instant to due instant."""
    if to is not None and to.tzinfo is None:
        raise Absurd("the instant needs a time zone")
    if to is None and forward_seconds is not None:
        to = world.clock.now() + timedelta(seconds=forward_seconds)
    if to is None:
        due = await next_due(world, due_url)
        to = due or world.clock.now() + DEFAULT_STEP
    await step_to(world, due_url, to)
    return world.clock.state()


async def step_to(world: World, due_url: str | None, target: datetime) -> None:
    keeps_up = True
    for _ in range(STEPS):
        due = await next_due(world, due_url) if target > world.clock.now() else None
        jump(world, min(due, target) if due else target)
        keeps_up = keeps_up and await caught_up(world, due_url)
        await quiet(world)
        if due is None or due >= target:
            return


def jump(world: World, instant: datetime) -> None:
    world.clock.set_to(instant)
    closing.close_due(world)
    world.events.emit("clock", None, None, **world.clock.state())


async def caught_up(world: World, due_url: str | None) -> bool:
    """Waits, at most for a while, until the bot's owner no longer names an instant that is past."""
    for _ in range(int(PATIENCE / SILENCE)):
        if all(each > world.clock.now() for each in await told(due_url)):
            return True
        await asyncio.sleep(SILENCE)
    return False


async def next_due(world: World, due_url: str | None) -> datetime | None:
    """The first due instant after now; None when the bot's owner knows of none."""
    return min((each for each in await told(due_url) if each > world.clock.now()), default=None)


async def told(due_url: str | None) -> list[datetime]:
    """The instants that the owner names; none when there is no owner or no answer."""
    if due_url is None:
        return []
    try:
        async with (
            ClientSession(timeout=ClientTimeout(total=PATIENCE)) as session,
            session.get(due_url) as answer,
        ):
            return [instant(each) for each in (await answer.json())["due"]]
    except (ClientError, TimeoutError, KeyError, ValueError):
        return []


def instant(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


async def quiet(world: World, seconds: float = SILENCE, timeout: float = PATIENCE) -> bool:
    """Waits until nothing waits for a bot that is there, and none has called for so long."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + timeout
    still_since = loop.time()
    while loop.time() < deadline:
        if waiting(world) or not world.traffic.silent_for(seconds):
            still_since = loop.time()
        elif loop.time() - still_since >= seconds:
            return True
        await asyncio.sleep(TICK)
    return False


def waiting(world: World) -> int:
    return sum(len(bot.updates.waiting) for bot in world.bots.values() if bot.online)
