"""When polls close: at the bot's word, or by themselves when their time has come."""

import asyncio

from bot.sandbox import posting
from bot.sandbox.objects import Object
from bot.sandbox.polls import Ballot
from bot.sandbox.world import World


def set_date(world: World, poll: Object) -> None:
    """A poll that is open for a while closes at an instant."""
    if poll.get("open_period"):
        poll["close_date"] = world.clock.seconds() + poll["open_period"]


def expect(world: World, ballot: Ballot) -> None:
    """Looks again when the poll should close, if nobody moves the clock before."""
    if ballot.poll.get("close_date"):
        left = max(0, ballot.poll["close_date"] - world.clock.seconds()) + 0.5
        asyncio.get_running_loop().call_later(left, close_due, world)


def close_due(world: World) -> None:
    for ballot in list(world.ballots.polls.values()):
        date = ballot.poll.get("close_date")
        if date and date <= world.clock.seconds() and not ballot.poll["is_closed"]:
            close(world, ballot)


def close(world: World, ballot: Ballot) -> Object:
    ballot.poll = ballot.poll | {"is_closed": True}
    return show(world, ballot)


def show(world: World, ballot: Ballot) -> Object:
    """Shows the poll as it is now wherever it stands, and tells the bot that made it."""
    poll = ballot.counted()
    chat = world.chat_at(ballot.place)
    if chat is not None and ballot.message_id in chat.messages:
        chat.messages[ballot.message_id] = chat.messages[ballot.message_id] | {"poll": poll}
        posting.tell(world, chat, "poll", message_id=ballot.message_id, poll=poll)
    if ballot.bot_id is not None:
        world.bots[ballot.bot_id].updates.push("poll", poll)
    return poll
