"""What holds of every command: its exit codes, its sentences, and that no secret gets out."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot import cli
from bot.operations import arguments
from bot.operations.lock import running_lock
from tests.cli.conftest import NEED_A_DATABASE, PASSWORD, short
from tests.support import bot_api
from tests.support.shell import Shell

ROOT = Path(__file__).parents[2]
EVERY = [*NEED_A_DATABASE, ["db", "upgrade"], ["doctor"], ["backup", "b.db"], ["restore", "b.db"], ["run"]]


def test_every_word_of_the_command_line_has_its_work() -> None:
    import argparse

    def commands(parser: argparse.ArgumentParser) -> set[str]:
        own = parser.get_default("command")
        below = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
        found = {own} if own else set()
        return found.union(*(commands(made) for group in below for made in group.choices.values()))

    assert commands(arguments.parser()) == set(cli.WORK)


@pytest.mark.parametrize(
    "words", [[], ["fly"], ["coop"], ["db"], ["coop", "add"], ["coop", "import"], ["backup"]]
)
def test_wrong_usage_is_2(shell: Shell, words: list[str]) -> None:
    refused = shell(*words)
    assert (refused.code, refused.out) == (2, "")


@pytest.mark.parametrize(
    "words", [["--help"], *([*name.split(), "--help"] for name in cli.WORK)], ids=" ".join
)
def test_help_is_0(shell: Shell, words: list[str]) -> None:
    assert shell(*words).code == 0


class TestRun:
    def test_without_a_token_says_how_to_get_one_and_offers_the_demo(self, shell: Shell) -> None:
        refused = shell.ready()("run")
        assert (refused.code, refused.err.count("\n")) == (1, 1)
        assert "@BotFather" in refused.err
        assert "cjs-bot demo" in refused.err

    def test_refuses_a_database_that_is_not_at_head(self, shell: Shell) -> None:
        shell.set(CJS_TELEGRAM_TOKEN=bot_api.TOKEN)
        refused = shell("run")
        assert (refused.code, "cjs-bot db upgrade" in refused.err) == (1, True)

    def test_with_a_token_that_telegram_refuses_is_one_sentence(
        self, shell: Shell, telegram: bot_api.BotApi
    ) -> None:
        telegram.answers["getme"] = 401
        refused = shell.ready()("run")
        assert refused.code == 1
        assert "ne reconnaît pas CJS_TELEGRAM_TOKEN" in refused.err
        assert bot_api.TOKEN not in refused.err + refused.out
        assert "Traceback" not in refused.err

    def test_on_a_port_that_somebody_has_is_one_sentence(
        self, shell: Shell, telegram: bot_api.BotApi
    ) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            shell.ready().set(CJS_HTTP_PORT=str(taken.getsockname()[1]))
            refused = shell("run")
        assert (refused.code, "CJS_HTTP_PORT" in refused.err) == (1, True)
        assert "Traceback" not in refused.err

    def test_twice_on_a_database_is_one_sentence(self, shell: Shell, telegram: bot_api.BotApi) -> None:
        with running_lock("sqlite:///data/cjs.db"):
            refused = shell.ready()("run")
        assert (refused.code, "tourne déjà" in refused.err) == (1, True)


@pytest.mark.parametrize("words", EVERY, ids=short)
@pytest.mark.parametrize("answer", [bot_api.ME, 401, 500], ids=["well", "refused", "ill"])
def test_no_secret_gets_out(shell: Shell, telegram: bot_api.BotApi, words: list[str], answer: object) -> None:
    telegram.answers["getme"] = answer
    if words != ["run"]:
        shell.ready()
    shell.set(
        CJS_LOG_LEVEL="DEBUG",
        CJS_BOT_USERNAME=None,
        CJS_WEBHOOK_URL=f"https://cjs.example/{PASSWORD}",
        CJS_WEBHOOK_SECRET=f"s{PASSWORD}",
    )
    said = shell(*words)
    everything = said.out + said.err
    assert bot_api.TOKEN not in everything
    assert bot_api.TOKEN.split(":")[1] not in everything
    assert PASSWORD not in everything
    assert "Traceback" not in everything


def test_a_terminal_without_accents_gets_question_marks(tmp_path: Path) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("CJS_")},
        "PYTHONIOENCODING": "ascii",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", "db", "upgrade"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"La base est ? jour.\n", b"")


@pytest.mark.parametrize("words", [["parse"], ["parse", "--explain"]], ids=" ".join)
def test_parse_takes_any_bytes(tmp_path: Path, words: list[str]) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=b"2h flyers hier\n" + b"\xff\x00\n",
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in said.stderr
