"""What the sandbox offers whoever starts it: records, the clock, hooks, the page, the door."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientSession, web

from bot.sandbox import Phone, Sandbox
from bot.sandbox.uploads import Upload
from tests.sandbox.client import TOKEN, Client, Refused


async def test_the_journal_keeps_each_call_without_the_token(bot: Client, lea: Phone) -> None:
    await bot("sendMessage", chat_id=lea.id, text="x")
    with pytest.raises(Refused):
        await bot("sendMessage", chat_id=lea.id, text="")
    await bot.form("sendDocument", chat_id=lea.id, document=b"x")
    good, bad, file = await bot.people("GET", "/journal?after=0")
    assert (good["n"], good["method"], good["status"], good["effect"]) == (1, "sendMessage", 200, True)
    assert good["parameters"] == {"chat_id": lea.id, "text": "x"}
    assert (bad["status"], bad["effect"]) == (400, False)
    assert file["parameters"]["document"]["size"] == 1
    assert TOKEN not in json.dumps([good, bad, file])
    assert [call["n"] for call in await bot.people("GET", "/journal?after=2")] == [3]


async def test_the_journal_forgets_the_oldest_calls() -> None:
    async with Sandbox(page=False, journal_keep=2) as sandbox, Client(sandbox) as bot:
        for _ in range(3):
            await bot("getMe")
        assert [call["n"] for call in sandbox.journal] == [2, 3]
        assert [call["n"] for call in sandbox.world.journal.after(2)] == [3]


async def test_the_transcript_reads_like_a_chat(bot: Client, lea: Phone, sandbox: Sandbox) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Enregistrer", "callback_data": "1"}]]}
    sent = await bot("sendMessage", chat_id=lea.id, text="2 h de flyers ?", reply_markup=keyboard)
    await bot.updates()
    lea.presses("Enregistrer")
    (query,) = await bot.updates("callback_query")
    await bot("answerCallbackQuery", callback_query_id=query["id"])
    await bot("editMessageText", chat_id=lea.id, message_id=sent["message_id"], text="C’est noté.")
    expected = (
        "Léa: bonjour\nbot: 2 h de flyers ?\n[Enregistrer]\nLéa: [Enregistrer]\nbot (edited): C’est noté.\n"
    )
    assert sandbox.transcript(lea) == expected
    assert await bot.people("GET", f"/transcript?person={lea.id}") == expected


async def test_hears_gives_each_message_once(bot: Client, lea: Phone) -> None:
    await bot("sendMessage", chat_id=lea.id, text="un")
    await bot("sendMessage", chat_id=lea.id, text="deux")
    assert (await lea.hears())["text"] == "un"
    assert (await lea.hears("eu"))["text"] == "deux"
    with pytest.raises(TimeoutError):
        await lea.hears(timeout=0.05)


async def test_events_can_be_followed_in_the_process(sandbox: Sandbox, lea: Phone) -> None:
    follow = sandbox.subscribe(0)
    assert (await anext(follow))["message"]["text"] == "bonjour"
    lea.says("suite")
    assert (await asyncio.wait_for(anext(follow), 1))["message"]["text"] == "suite"


async def test_the_clock_moves_by_seconds_to_an_instant_or_by_an_hour(bot: Client) -> None:
    assert (await bot.people("POST", "/clock", {"forward_seconds": 90}))["offset_seconds"] == 90
    assert 3690 <= (await bot.people("POST", "/clock", {"next": True}))["offset_seconds"] < 3692
    moved = await bot.people("POST", "/clock", {"to": "2030-01-01T09:00:00+01:00"})
    assert moved["now"].startswith("2030-01-01T08:00:00")
    assert (await bot.people("GET", "/clock"))["offset_seconds"] == moved["offset_seconds"]


async def test_the_clock_goes_from_due_instant_to_due_instant() -> None:
    """The bot of this test names an instant until it has looked at it once."""
    begin = datetime.now(UTC).replace(microsecond=0)
    due = [begin + timedelta(hours=1), begin + timedelta(hours=3), begin + timedelta(hours=9)]

    async def tell(_: web.Request) -> web.Response:
        named = [instant.isoformat() for instant in due]
        due[:] = [instant for instant in due if instant > sandbox.world.clock.now()]
        return web.json_response({"due": named})

    app = web.Application()
    app.router.add_get("/due", tell)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/due"
    async with Sandbox(page=False, due_url=url) as sandbox:
        moves = sandbox.subscribe()
        await sandbox.move_clock(to=begin + timedelta(hours=4))
        seen = [datetime.fromisoformat(event["now"]) for event in sandbox.world.events.after(0)]
        assert [round((each - begin).total_seconds() / 3600, 1) for each in seen] == [1, 3, 4]
        state = await sandbox.move_clock()
        assert datetime.fromisoformat(str(state["now"])) >= begin + timedelta(hours=9)
        await moves.aclose()  # type: ignore[attr-defined]
    await runner.cleanup()


async def test_a_reset_forgets_everything_and_awaits_its_owner() -> None:
    done: list[str] = []

    async def note() -> None:
        done.append("reset")

    async with Sandbox(page=False, on_reset=note) as sandbox, Client(sandbox) as bot:
        await bot("getMe")
        sandbox.person("Léa").says("bonjour")
        await sandbox.move_clock(60)
        await bot.people("POST", "/reset")
        state = await bot.people("GET", "/state")
        assert (state["people"], state["offset_seconds"], done) == ([], 0, ["reset"])
        assert (await bot.people("GET", "/pending"))["updates"] == 0
        assert sandbox.world.events.kept[-1]["type"] == "reset"


async def test_named_hooks_are_awaited_and_others_are_not_found() -> None:
    done: list[str] = []

    async def kill() -> None:
        done.append("kill")

    async with Sandbox(page=False, actions={"kill": kill}) as sandbox, Client(sandbox) as client:
        assert await client.people("GET", "/demo/kill") == {}
        assert done == []
        await client.people("POST", "/demo/kill")
        assert done == ["kill"]
        with pytest.raises(Refused) as refusal:
            await client.people("POST", "/demo/dance")
        assert refusal.value.status == 404


DOORS = {
    "its own name": ({}, 200),
    "localhost": ({"Host": "localhost:81"}, 200),
    "a name made to point here": ({"Host": "evil.example"}, 403),
    "a name that begins like ours": ({"Host": "localhost.evil.example"}, 403),
    "a foreign page": ({"Origin": "https://evil.example"}, 403),
    "a page without origin": ({"Origin": "null"}, 403),
    "its own page": ({"Origin": "http://127.0.0.1:8081"}, 200),
}


@pytest.mark.parametrize(("headers", "status"), DOORS.values(), ids=DOORS)
async def test_the_people_side_answers_to_this_machine_only(
    bot: Client, headers: dict[str, str], status: int
) -> None:
    async with bot.session.get("/sandbox/state", headers=headers) as answer:
        assert answer.status == status


async def test_the_page_is_served_and_nothing_beside_it() -> None:
    async with Sandbox() as sandbox, ClientSession(sandbox.url) as session:
        for path, status in (("/", 200), ("/page/../server.py", 404), ("/page/%2e%2e/server.py", 404)):
            async with session.get(path) as answer:
                assert answer.status == status
                assert answer.content_type in ("text/html", "text/plain", "application/json")


async def test_without_a_page_a_short_text_says_so(sandbox: Sandbox) -> None:
    async with ClientSession(sandbox.url) as session, session.get("/") as answer:
        assert "There is no chat page here" in await answer.text()


async def test_it_runs_by_itself(unused_tcp_port: int) -> None:
    import sys

    command = [sys.executable, "-m", "bot.sandbox", "--port", str(unused_tcp_port), "--no-page"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), 10)
        assert f"http://127.0.0.1:{unused_tcp_port}/" in line.decode()
        url = f"http://127.0.0.1:{unused_tcp_port}/bot{TOKEN}/getMe"
        async with ClientSession() as session, session.get(url) as answer:
            assert (await answer.json())["ok"]
    finally:
        process.terminate()
        await process.communicate()


async def test_it_checks_by_another_specification(tmp_path: Path) -> None:
    field = {"name": "text", "types": ["String"], "required": True, "description": ""}
    full = {"version": "1", "methods": {"sayHello": {"fields": [field]}}, "types": {}}
    (tmp_path / "spec.json").write_text(json.dumps(full))
    async with Sandbox(page=False, spec_file=tmp_path / "spec.json") as sandbox, Client(sandbox) as bot:
        with pytest.raises(Refused, match="method sayHello is not played"):
            await bot("sayHello", text="x")
        with pytest.raises(Refused, match="Not Found"):
            await bot("getMe")


async def test_a_file_that_is_a_page_runs_nothing(bot: Client, lea: Phone) -> None:
    page = Upload("page.html", "text/html", b"<script>alert(1)</script>")
    sent = lea.sends("document", page)
    async with bot.session.get(f"/sandbox/files/{sent['document']['file_id']}") as answer:
        assert answer.headers["Content-Security-Policy"].startswith("sandbox")
