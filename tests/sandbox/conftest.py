"""A running sandbox, a bot's HTTP client, and Léa, who wrote to the bot once."""

from collections.abc import AsyncIterator

import pytest

from bot.sandbox import Phone, Sandbox
from tests.sandbox.client import TOKEN, Client


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(page=False) as running:
        running.bot(TOKEN, "Écho", "echo_bot")
        yield running


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Client]:
    async with Client(sandbox) as client:
        yield client


@pytest.fixture
def lea(sandbox: Sandbox) -> Phone:
    person = sandbox.person("Léa", language_code="fr")
    person.says("bonjour")
    return person
