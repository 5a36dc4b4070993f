"""A command line, and a Telegram that it can ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import bot_api
from tests.support.shell import RENNES, Shell

NEED_A_DATABASE = [
    ["coop", "list"],
    ["coop", "add", *RENNES],
    ["invite", "--role", "coordinator"],
    ["export", "--what", "entries", "--format", "csv", "--output", "-"],
]
PASSWORD = "motdepassesecret"


def short(words: list[str]) -> str:
    """A command's name, for a test's id."""
    return " ".join(words[:2])


@pytest.fixture
def shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Shell:
    return Shell(tmp_path, monkeypatch, capfdbinary)


@pytest.fixture
def telegram(shell: Shell) -> Iterator[bot_api.BotApi]:
    with bot_api.bot_api() as api:
        shell.set(CJS_TELEGRAM_API_URL=api.url, CJS_TELEGRAM_TOKEN=bot_api.TOKEN)
        yield api
