"""The people's side over HTTP, as PROTOCOL.md fixes it."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp import FormData

from bot.sandbox import Phone, Sandbox
from tests.sandbox.client import Client, Refused
from tests.sandbox.test_sending import png

KEYBOARD = {
    "inline_keyboard": [[{"text": "Oui", "callback_data": "v1:yes"}, {"text": "Site", "url": "https://a.fr"}]]
}


async def test_the_state_names_the_bot_the_people_and_the_groups(bot: Client, sandbox: Sandbox) -> None:
    made = await bot.people("POST", "/people", {"first_name": "Max", "language_code": "fr"})
    state = await bot.people("GET", "/state")
    assert state["bot"]["username"] == "echo_bot"
    assert state["people"] == [made | {"blocked": False}]
    assert (state["groups"], state["title"], state["phones"], state["offset_seconds"]) == (
        [],
        "Sandbox",
        [],
        0,
    )


async def test_a_chat_shows_all_that_a_phone_shows(bot: Client, lea: Phone) -> None:
    chat = await bot.people("GET", f"/people/{lea.id}/chats/bot")
    assert chat["messages"][0]["text"] == "bonjour"
    rest = {key: value for key, value in chat.items() if key not in ("messages", "seq")}
    assert rest == {
        "keyboard": None, "placeholder": None, "commands": [], "menu_button": {"type": "commands"},
        "pinned": None, "blocked": False,
    }  # fmt: skip
    assert chat == await bot.people("GET", f"/people/{lea.id}/chats/123456")


async def test_a_link_says_start(bot: Client, lea: Phone) -> None:
    message = await bot.people("POST", f"/people/{lea.id}/link", {"payload": "abc-_1"})
    assert message["text"] == "/start abc-_1"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    for payload in ("é", "x" * 65):
        with pytest.raises(Refused, match="a start parameter"):
            await bot.people("POST", f"/people/{lea.id}/link", {"payload": payload})


async def test_a_press_reaches_the_bot_and_its_answer_the_phone(bot: Client, lea: Phone) -> None:
    sent = await bot("sendMessage", chat_id=lea.id, text="Sûr·e ?", reply_markup=KEYBOARD)
    await bot.updates()
    place = {"message_id": sent["message_id"]}
    pressed = await bot.people("POST", f"/people/{lea.id}/press", place | {"label": "Oui"})
    (query,) = await bot.updates("callback_query")
    assert (query["id"], query["data"]) == (pressed["callback_query_id"], "v1:yes")
    assert (query["message"], query["from"]["id"]) == (sent, lea.id)
    await bot("answerCallbackQuery", callback_query_id=query["id"], text="Noté", show_alert=True)
    event = (await bot.people("GET", "/events.json?after=0"))[-1]
    assert (event["type"], event["text"], event["alert"]) == ("answer", "Noté", True)
    assert lea.answers[-1]["text"] == "Noté"
    with pytest.raises(Refused, match="query is too old"):
        await bot("answerCallbackQuery", callback_query_id=query["id"])


async def test_a_link_button_gives_its_address_and_forged_data_goes_through(bot: Client, lea: Phone) -> None:
    sent = await bot("sendMessage", chat_id=lea.id, text="?", reply_markup=KEYBOARD)
    place = {"message_id": sent["message_id"]}
    assert await bot.people("POST", f"/people/{lea.id}/press", place | {"label": "Site"}) == {
        "url": "https://a.fr"
    }
    await bot.people("POST", f"/people/{lea.id}/press", place | {"data": "v1:delete:all"})
    (query,) = await bot.updates("callback_query")
    assert query["data"] == "v1:delete:all"
    with pytest.raises(Refused, match="no button « Non »"):
        await bot.people("POST", f"/people/{lea.id}/press", place | {"label": "Non"})


async def test_an_edit_and_a_reaction_reach_the_bot(bot: Client, lea: Phone) -> None:
    await bot.updates(allowed_updates=["edited_message", "message_reaction"])
    await bot.people("POST", f"/people/{lea.id}/edit", {"message_id": 1, "text": "bonsoir"})
    await bot.people("POST", f"/people/{lea.id}/react", {"message_id": 1, "emoji": "👍"})
    await bot.people("POST", f"/people/{lea.id}/react", {"message_id": 1, "emoji": None})
    edited, added, removed = await bot.updates()
    assert edited["edited_message"]["text"] == "bonsoir"
    assert added["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    assert removed["message_reaction"]["new_reaction"] == []


async def test_files_and_other_things_are_sent(bot: Client, lea: Phone) -> None:
    await bot.updates()
    form = FormData({"caption": "voilà"})
    form.add_field("photo", png(), filename="vue.png", content_type="image/png")
    async with bot.session.post(f"/sandbox/people/{lea.id}/messages", data=form) as answer:
        assert answer.status == 200
    for body in (
        {"sticker": "🙂"},
        {"location": {"latitude": 48.1, "longitude": -1.7}},
        {"contact": {"phone_number": "+336", "first_name": "Max"}},
        {"text": "ok", "reply_to_message_id": 1},
    ):
        await bot.people("POST", f"/people/{lea.id}/messages", body)
    photo, sticker, location, contact, reply = await bot.updates("message")
    assert (photo["photo"][-1]["width"], photo["caption"]) == (640, "voilà")
    assert (sticker["sticker"]["emoji"], location["location"]["latitude"]) == ("🙂", 48.1)
    assert (contact["contact"]["first_name"], reply["reply_to_message"]["text"]) == ("Max", "bonjour")


async def test_an_inline_question_waits_for_the_bots_results(bot: Client, lea: Phone) -> None:
    await bot.updates()
    asking = asyncio.create_task(bot.people("POST", f"/people/{lea.id}/inline", {"query": "flyers"}))
    (update,) = await bot("getUpdates", timeout=5)
    result = {
        "type": "article",
        "id": "1",
        "title": "Flyers",
        "input_message_content": {"message_text": "2h flyers"},
    }
    await bot("answerInlineQuery", inline_query_id=update["inline_query"]["id"], results=[result])
    assert (await asking)["results"] == [result]


async def test_block_and_unblock_show_on_the_phone(bot: Client, lea: Phone) -> None:
    await bot.people("POST", f"/people/{lea.id}/block")
    assert (await bot.people("GET", f"/people/{lea.id}/chats/bot"))["blocked"]
    await bot.people("POST", f"/people/{lea.id}/unblock")
    assert not (await bot.people("GET", "/state"))["people"][0]["blocked"]


WRONG: dict[str, tuple[str, Any]] = {
    "a person that is not there": ("/people/1/messages", {"text": "x"}),
    "an empty message": ("/people/LEA/messages", {"text": " "}),
    "nothing to send": ("/people/LEA/messages", {}),
    "a press on nothing": ("/people/LEA/press", {"message_id": 9, "label": "x"}),
    "a press without label or data": ("/people/LEA/press", {"message_id": 1}),
    "an edit without a number": ("/people/LEA/edit", {"text": "x"}),
    "a vote where there is no poll": ("/people/LEA/vote", {"message_id": 1, "options": [0]}),
    "a group without members": ("/groups", {"title": "x", "members": []}),
    "an instant without a time zone": ("/clock", {"to": "2026-07-13T09:00:00"}),
    "an instant that is none": ("/clock", {"to": "demain"}),
    "a body that is no object": ("/people", [1]),
    "a person without a name": ("/people", {}),
}


@pytest.mark.parametrize(("path", "body"), WRONG.values(), ids=WRONG)
async def test_what_cannot_be_done_is_said_in_one_sentence(
    bot: Client, lea: Phone, path: str, body: Any
) -> None:
    with pytest.raises(Refused) as refusal:
        await bot.people("POST", path.replace("LEA", str(lea.id)), body)
    assert refusal.value.status == 400
    assert isinstance(refusal.value.body["error"], str)


async def test_the_stream_tells_what_happens_as_it_happens(bot: Client, lea: Phone) -> None:
    async with bot.session.get("/sandbox/events?after=0") as stream:
        assert stream.content_type == "text/event-stream"
        lea.says("et voilà")
        seen: list[Any] = []
        while not seen or seen[-1]["message"]["text"] != "et voilà":
            line = (await asyncio.wait_for(stream.content.readline(), 2)).decode()
            if line.startswith("data: "):
                seen.append(json.loads(line.removeprefix("data: ")))
    assert [event["seq"] for event in seen] == [1, 2]
    assert (seen[0]["type"], seen[0]["person"], seen[0]["chat"]) == ("message", lea.id, 123456)


async def test_the_list_of_events_waits_for_the_first(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    seen = sandbox.world.events.seq
    waiting = asyncio.create_task(bot.people("GET", f"/events.json?after={seen}&wait=5"))
    await asyncio.sleep(0.05)
    await bot("sendChatAction", chat_id=lea.id, action="typing")
    (event,) = await asyncio.wait_for(waiting, 1)
    assert (event["type"], event["action"]) == ("typing", "typing")


async def test_presence_is_told_when_a_bot_polls(bot: Client, sandbox: Sandbox) -> None:
    await bot("getUpdates")
    assert sandbox.world.events.kept[-1]["online"] is True
    await asyncio.sleep(2.2)
    assert sandbox.world.events.kept[-1]["online"] is False
