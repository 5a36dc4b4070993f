"""A command line, and a Telegram that it can ask."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import bot_api
from tests.support.shell import Shell


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


@pytest.fixture
def well(shell: Shell, telegram: bot_api.BotApi) -> Shell:
    """An installation of which nothing is to be said."""
    shell.set(CJS_HTTP_PORT="0", CJS_OPERATOR_CHAT_ID="5")
    return shell.ready()
