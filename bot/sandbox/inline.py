"""Inline questions: a person types `@bot something`, the bot proposes results."""

import asyncio

from bot.sandbox.accounts import Bot, Person, Query
from bot.sandbox.errors import Absurd
from bot.sandbox.objects import Object
from bot.sandbox.world import World

TICK = 0.02


def ask(world: World, bot: Bot, person: Person, text: str, offset: str = "") -> Query:
    query = Query(world.fresh_id(), person.id, None, None)
    bot.queries[query.id] = query
    asked = {"id": query.id, "from": person.user, "query": text, "offset": offset}
    bot.updates.push("inline_query", asked | {"chat_type": "sender"})
    return query


async def answer(query: Query, seconds: float) -> Object:
    """The bot's results; refuses when none came in time."""
    try:
        async with asyncio.timeout(seconds):
            while query.answer is None:
                await asyncio.sleep(TICK)
    except TimeoutError:
        raise Absurd("the bot did not answer the inline query") from None
    return query.answer
