"""What holds of every command: its exit codes, its sentences, and that no secret gets out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import cli
from bot.operations import arguments, configuration
from bot.settings import Settings
from tests.support import bot_api
from tests.support.shell import RENNES, Shell

ROOT = Path(__file__).parents[2]
NEED_A_DATABASE = [
    ["coop", "list"],
    ["coop", "add", *RENNES],
    ["invite", "--role", "coordinator"],
    ["export", "--what", "entries", "--format", "csv", "--output", "-"],
]
EVERY = [*NEED_A_DATABASE, ["db", "upgrade"], ["doctor"], ["backup", "b.db"], ["restore", "b.db"], ["run"]]
PASSWORD = "motdepassesecret"


def _id(words: list[str]) -> str:
    return " ".join(words[:2])


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


@pytest.mark.parametrize("words", NEED_A_DATABASE, ids=_id)
class TestADatabase:
    """That is not ready is one sentence with the command that helps."""

    def test_that_is_not_there(self, shell: Shell, words: list[str]) -> None:
        refused = shell(*words)
        assert refused.code == 1
        assert refused.err == "La base data/cjs.db n'existe pas encore : lancez « cjs-bot db upgrade ».\n"
        assert not (shell.folder / "data").exists()

    def test_that_is_empty(self, shell: Shell, words: list[str]) -> None:
        (shell.folder / "x.db").touch()
        shell.set(CJS_DATABASE_URL="sqlite:///x.db")
        refused = shell(*words)
        assert refused.code == 1
        assert refused.err == "La base n'est pas à jour : lancez « cjs-bot db upgrade ».\n"

    def test_that_is_no_database(self, shell: Shell, words: list[str]) -> None:
        (shell.folder / "x.db").write_text("Bonjour, je ne suis pas une base." * 100)
        shell.set(CJS_DATABASE_URL="sqlite:///x.db")
        refused = shell(*words)
        assert (refused.code, refused.err.count("\n")) == (1, 1)

    def test_that_is_a_folder(self, shell: Shell, words: list[str]) -> None:
        shell.set(CJS_DATABASE_URL=f"sqlite:///{shell.folder}")
        refused = shell(*words)
        assert (refused.code, refused.err.count("\n")) == (1, 1)

    def test_whose_server_is_away(self, shell: Shell, words: list[str]) -> None:
        shell.set(CJS_DATABASE_URL=f"postgresql+psycopg://u:{PASSWORD}@127.0.0.1:9/cjs?password={PASSWORD}")
        refused = shell(*words)
        assert (refused.code, refused.err.count("\n")) == (1, 1)
        assert "ne répond pas" in refused.err
        assert PASSWORD not in refused.err


@pytest.mark.parametrize(
    "words", [["coop", "add", "Deux", *RENNES[1:]], ["invite", "--role", "coordinator"]], ids=_id
)
def test_a_database_that_somebody_holds_is_one_sentence(
    shell: Shell, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    from bot.db import engine

    shell.ready()
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0)
    holder = sqlite3.connect(shell.folder / "data" / "cjs.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    refused = shell(*words)
    holder.close()
    assert (refused.code, "occupée" in refused.err) == (1, True)


class TestDbUpgrade:
    def test_makes_a_database_that_is_its_owner_s_alone(self, shell: Shell) -> None:
        assert shell("db", "upgrade").code == 0
        assert (shell.folder / "data" / "cjs.db").stat().st_mode & 0o777 == 0o600

    def test_twice_is_well(self, shell: Shell) -> None:
        shell("db", "upgrade")
        assert shell("db", "upgrade").out == "La base est déjà à jour.\n"

    def test_refuses_a_later_version(self, shell: Shell) -> None:
        import sqlite3

        shell("db", "upgrade")
        with sqlite3.connect(shell.folder / "data" / "cjs.db") as connection:
            connection.execute("UPDATE alembic_version SET version_num = 'tomorrow'")
        connection.close()
        refused = shell("db", "upgrade")
        assert (refused.code, "plus récente" in refused.err) == (1, True)

    def test_refuses_under_a_running_bot(self, shell: Shell) -> None:
        from bot.operations.lock import running_lock

        with running_lock("sqlite:///data/cjs.db"):
            refused = shell("db", "upgrade")
        assert (refused.code, "arrêtez-le" in refused.err) == (1, True)

    def test_refuses_tables_that_it_did_not_make(self, shell: Shell) -> None:
        import sqlite3

        with sqlite3.connect(shell.folder / "x.db") as connection:
            connection.execute("CREATE TABLE people (id INTEGER)")
        connection.close()
        shell.set(CJS_DATABASE_URL="sqlite:///x.db")
        refused = shell("db", "upgrade")
        assert (refused.code, refused.err.count("\n")) == (1, 1)


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


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"CJS_HTTP_PORT": "abc"}, "CJS_HTTP_PORT : un nombre entier est attendu."),
        ({"CJS_HTTP_PORT": "70000"}, "CJS_HTTP_PORT : 65535 au plus."),
        ({"CJS_SEND_RATE": "-1"}, "CJS_SEND_RATE : 0"),
        ({"CJS_SEND_RATE": "nan"}, "CJS_SEND_RATE : "),
        ({"CJS_OPERATOR_CHAT_ID": "moi"}, "CJS_OPERATOR_CHAT_ID : un nombre entier est attendu."),
        ({"CJS_LOG_LEVEL": "fort"}, "CJS_LOG_LEVEL : les valeurs possibles sont"),
        ({"CJS_CLOCK_URL": "http://127.0.0.1:1"}, "CJS_CLOCK_URL ne sert qu'avec"),
        ({"CJS_WEBHOOK_URL": "https://a.fr/x"}, "CJS_WEBHOOK_URL demande aussi CJS_WEBHOOK_SECRET."),
        ({"CJS_DEFAULT_TIMEZONE": "Europe/Nulle"}, "CJS_DEFAULT_TIMEZONE : "),
        ({"CJS_DATABASE_URL": "mysql://a"}, "CJS_DATABASE_URL : "),
        ({"CJS_DATABASE_URL": f"postgresql://u:{PASSWORD}@h/d"}, "CJS_DATABASE_URL : "),
        ({"CJS_DATABASE_URL": f"postgresql+psycopg://u:{PASSWORD}@h:port/d"}, "CJS_DATABASE_URL : "),
        ({"CJS_DATABASE_URL": PASSWORD}, "CJS_DATABASE_URL : "),
        ({"CJS_TELEGRAM_API_URL": "ftp://a"}, "CJS_TELEGRAM_API_URL : "),
        ({"CJS_TELEGRAM_API_URL": "http://[a"}, "CJS_TELEGRAM_API_URL : "),
        ({"CJS_TELEGRAM_API_URL": "http://a:port"}, "CJS_TELEGRAM_API_URL : "),
    ],
    ids=lambda value: (
        "-".join(f"{name}={word}" for name, word in value.items()) if isinstance(value, dict) else ""
    ),
)
@pytest.mark.parametrize("where", ["the environment", ".env"])
def test_a_wrong_setting_is_one_sentence_that_names_it(
    shell: Shell, where: str, variables: dict[str, str], said: str
) -> None:
    if where == ".env":
        (shell.folder / ".env").write_text("".join(f"{name}={value}\n" for name, value in variables.items()))
    else:
        shell.set(**variables)
    refused = shell("coop", "list")
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
    assert refused.err.startswith(said)
    assert PASSWORD not in refused.err


@pytest.mark.parametrize("content", [b"\xff\xfeC\x00J\x00S\x00", "CJS_CONTACT=é".encode("latin-1")])
def test_a_file_of_settings_in_another_encoding_is_one_sentence(shell: Shell, content: bytes) -> None:
    (shell.folder / ".env").write_bytes(content)
    refused = shell("coop", "list")
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert ".env" in refused.err


def test_an_empty_variable_is_one_that_is_not_set(shell: Shell) -> None:
    (shell.folder / ".env").write_text("CJS_OPERATOR_CHAT_ID=\nCJS_WEBHOOK_URL=\nCJS_TELEGRAM_TOKEN=\n")
    assert shell("db", "upgrade").code == 0


def test_the_example_documents_every_variable() -> None:
    written = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert written == configuration.example(), "run: python -m bot.operations.configuration > .env.example"
    for name, field in Settings.model_fields.items():
        assert field.description
        assert f"#CJS_{name.upper()}=" in written


def test_the_example_can_be_used_as_it_is(shell: Shell) -> None:
    lines = configuration.example().splitlines()
    given = [line.removeprefix("#") for line in lines if line.startswith("#CJS_")]
    (shell.folder / ".env").write_text("\n".join(given))
    assert shell("db", "upgrade").code == 0


@pytest.mark.parametrize("words", EVERY, ids=_id)
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
