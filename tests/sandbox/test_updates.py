"""getUpdates: what waits, who waits for it, and what is not even sent."""

import asyncio
from typing import Any

import pytest

from bot.sandbox import Phone, Sandbox
from tests.sandbox.client import Client, Refused


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_come_in_order_and_are_confirmed_by_the_offset(bot: Client, lea: Phone) -> None:
    lea.says("deux")
    first, second = await bot("getUpdates")
    assert second["update_id"] == first["update_id"] + 1
    assert texts([first, second]) == ["bonjour", "deux"]
    assert texts(await bot("getUpdates", offset=second["update_id"])) == ["deux"]
    assert await bot("getUpdates", offset=second["update_id"] + 1) == []


async def test_what_was_not_confirmed_comes_again(bot: Client, lea: Phone) -> None:
    assert await bot("getUpdates") == await bot("getUpdates")


async def test_the_limit_is_kept(bot: Client, lea: Phone) -> None:
    for number in range(5):
        lea.says(str(number))
    assert texts(await bot("getUpdates", limit=2)) == ["bonjour", "0"]


async def test_a_negative_offset_forgets_all_but_the_newest(bot: Client, lea: Phone) -> None:
    for number in range(5):
        lea.says(str(number))
    assert texts(await bot("getUpdates", offset=-2)) == ["3", "4"]
    assert texts(await bot("getUpdates")) == ["3", "4"]


async def test_a_long_poll_ends_with_the_first_update(bot: Client, lea: Phone) -> None:
    await bot.updates()
    poll = asyncio.create_task(bot("getUpdates", timeout=30))
    await asyncio.sleep(0.1)
    assert not poll.done()
    lea.says("enfin")
    assert texts(await asyncio.wait_for(poll, 1)) == ["enfin"]


async def test_a_long_poll_ends_empty_when_its_time_is_over(bot: Client) -> None:
    assert await asyncio.wait_for(bot("getUpdates", timeout=1), 2) == []


async def test_a_new_poll_ends_the_older_one(bot: Client) -> None:
    old = asyncio.create_task(bot("getUpdates", timeout=30))
    await asyncio.sleep(0.1)
    assert await bot("getUpdates") == []
    with pytest.raises(Refused, match="Conflict: terminated by other getUpdates request") as refusal:
        await old
    assert refusal.value.status == 409


async def test_a_poller_whose_client_has_gone_is_dropped(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    await bot.updates()
    poll = asyncio.create_task(bot("getUpdates", timeout=30))
    await asyncio.sleep(0.1)
    poll.cancel()
    await asyncio.sleep(0.1)
    queue = next(iter(sandbox.world.bots.values())).updates
    assert queue.poll is None
    lea.says("encore là")
    assert texts(await bot("getUpdates")) == ["encore là"]


async def test_only_allowed_updates_are_kept(bot: Client, lea: Phone) -> None:
    await bot.updates(allowed_updates=["message_reaction"])
    lea.says("pas voulu")
    lea.reacts(1, "👍")
    assert [set(update) for update in await bot("getUpdates")] == [{"update_id", "message_reaction"}]


async def test_reactions_are_not_sent_unless_named(bot: Client, lea: Phone) -> None:
    await bot.updates()
    lea.reacts(1, "👍")
    assert await bot("getUpdates") == []


async def test_an_empty_list_brings_the_default_back_and_none_leaves_it(bot: Client, lea: Phone) -> None:
    await bot.updates(allowed_updates=["callback_query"])
    lea.says("non")
    assert await bot.updates() == []
    await bot.updates(allowed_updates=[])
    lea.says("oui")
    assert texts(await bot.updates()) == ["oui"]


async def test_a_raw_update_is_passed_on_as_it_is(bot: Client) -> None:
    made = await bot.people("POST", "/updates", {"message": {"odd": True}})
    assert await bot("getUpdates") == [{"update_id": made["update_id"], "message": {"odd": True}}]


async def test_two_bots_have_their_own_updates(sandbox: Sandbox, lea: Phone) -> None:
    async with Client(sandbox, "777:other") as other:
        assert (await other("getMe"))["id"] == 777
        assert await other("getUpdates") == []
