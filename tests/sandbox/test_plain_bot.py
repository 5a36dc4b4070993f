"""A plain python-telegram-bot application runs on the sandbox, by polling and by webhook."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import Update

from bot.sandbox import Phone, Sandbox
from tests.sandbox import plain_bot
from tests.sandbox.client import TOKEN
from tests.sandbox.hook_server import HookServer
from tests.sandbox.test_sending import png


@pytest.fixture(params=["polling", "webhook"])
async def sandbox(request: pytest.FixtureRequest) -> AsyncIterator[Sandbox]:
    async with Sandbox(page=False) as running:
        running.bot(TOKEN, "Écho", "echo_bot")
        app = plain_bot.build(TOKEN, running.url)
        errors: list[BaseException | None] = []
        app.add_error_handler(keeper(errors))
        await app.initialize()
        await plain_bot.set_up(app)
        await app.start()
        server = await receive(app, request.param)
        yield running
        await server.stop()
        await app.stop()
        await app.shutdown()
        assert errors == []


def keeper(errors: list[BaseException | None]) -> Any:
    async def keep(_: object, context: Any) -> None:
        errors.append(context.error)

    return keep


class Polling:
    def __init__(self, app: Any) -> None:
        self.app = app

    async def stop(self) -> None:
        await self.app.updater.stop()


async def receive(app: Any, how: str) -> Any:
    if how == "polling":
        await app.updater.start_polling(allowed_updates=Update.ALL_TYPES)
        return Polling(app)
    server = HookServer(app)
    await server.start()
    return server


@pytest.fixture
def lea(sandbox: Sandbox) -> Phone:
    return sandbox.person("Léa", language_code="fr")


async def test_it_greets_and_edits_the_message_that_was_pressed(lea: Phone) -> None:
    lea.opens("abc")
    greeting = await lea.hears("Bonjour Léa abc")
    assert [mark["type"] for mark in greeting["entities"]] == ["text_mention", "bold"]
    lea.presses("Deux")
    assert (await lea.hears())["text"] == "Choix 2"
    assert (lea.answers[-1]["text"], lea.answers[-1]["alert"]) == ("Choix 2", True)


async def test_it_echoes_with_a_reaction(lea: Phone, sandbox: Sandbox) -> None:
    said = lea.says("salut 🙂")
    assert (await lea.hears())["text"] == "salut 🙂"
    events = sandbox.world.events.after(0)
    assert [event["emoji"] for event in events if event["type"] == "reaction"] == ["👍"]
    lea.reacts(said["message_id"], "🔥")
    assert (await lea.hears())["text"] == "Réaction ['🔥']"


async def test_it_shows_and_removes_a_keyboard(lea: Phone) -> None:
    lea.says("/menu")
    await lea.hears("Menu")
    assert lea.chat.keyboard is not None
    lea.presses("Heures")
    assert (await lea.hears())["text"] == "Heures"
    lea.presses("Fermer")
    await lea.hears("Fermé")
    assert lea.chat.keyboard is None


async def test_it_holds_a_conversation(lea: Phone) -> None:
    lea.says("/inscription")
    await lea.hears("prénom")
    assert lea.chat.placeholder == "prénom"
    lea.says("Léa")
    await lea.hears("âge")
    lea.says("16")
    assert (await lea.hears())["text"] == "Léa, 16 ans"


async def test_it_counts_votes(lea: Phone) -> None:
    lea.says("/poll")
    asked = await lea.hears()
    lea.votes(asked["message_id"], [1])
    assert (await lea.hears())["text"] == "Vote (1,)"


async def test_it_reads_and_sends_files(lea: Phone) -> None:
    lea.sends_document(b"abc", "mot.txt")
    answer = await lea.hears("à l’envers")
    file = lea.sandbox.world.files.find(answer["document"]["file_id"])
    assert (file.upload.content, file.upload.name) == (b"cba", "envers.txt")
    lea.sends_photo(png(100, 50))
    assert (await lea.hears("100 × 50"))["photo"]


async def test_it_hears_edits_and_inline_questions(lea: Phone) -> None:
    said = lea.says("salu")
    await lea.hears("salu")
    lea.edits(said["message_id"], "salut")
    assert (await lea.hears("Corrigé"))["reply_to_message"]["text"] == "salut"
    assert (await lea.asks_inline("flyers"))["results"][0]["title"] == "FLYERS"


async def test_its_commands_show_by_scope(lea: Phone) -> None:
    lea.says("/moi")
    await lea.hears("Voilà")
    assert [command["command"] for command in lea.chat.commands] == ["secret"]
    max_ = lea.sandbox.person("Max")
    assert [command["command"] for command in max_.chat.commands] == ["start", "menu"]


async def test_it_works_in_a_group(lea: Phone, sandbox: Sandbox) -> None:
    chat = sandbox.group("CJS Rennes", [lea])
    lea.says("/poll@echo_bot", chat=chat)
    assert (await lea.hears())["poll"]["question"] == "On y va ?"
    assert [command["command"] for command in lea.in_chat(chat).commands] == ["poll"]


async def test_many_people_at_once_all_get_their_answer(sandbox: Sandbox) -> None:
    crowd = [sandbox.person(f"P{number}") for number in range(30)]
    for person in crowd:
        for number in range(3):
            person.says(f"message {number}")
    for person in crowd:
        assert [(await person.hears())["text"] for _ in range(3)] == [f"message {n}" for n in range(3)]


async def test_it_survives_an_answer_that_never_came(lea: Phone, sandbox: Sandbox) -> None:
    sandbox.fault("getUpdates", "502")
    sandbox.fault("getUpdates", "drop_before")
    lea.says("toujours là ?")
    assert (await lea.hears(timeout=20))["text"] == "toujours là ?"
    assert await sandbox.quiet()


async def test_the_sandbox_is_quiet_once_all_is_answered(lea: Phone, sandbox: Sandbox) -> None:
    lea.says("un")
    assert await asyncio.wait_for(sandbox.quiet(), 5)
    assert lea.chat.last()["text"] == "un"
