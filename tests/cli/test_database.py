"""The database as a command finds it, and `db upgrade`."""

import sqlite3

import pytest

from bot.db import engine
from bot.operations.lock import running_lock
from tests.cli.conftest import NEED_A_DATABASE, PASSWORD, short
from tests.support.shell import RENNES, Shell


@pytest.mark.parametrize("words", NEED_A_DATABASE, ids=short)
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
    "words", [["coop", "add", "Deux", *RENNES[1:]], ["invite", "--role", "coordinator"]], ids=short
)
def test_a_database_that_somebody_holds_is_one_sentence(
    shell: Shell, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
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
        shell("db", "upgrade")
        with sqlite3.connect(shell.folder / "data" / "cjs.db") as connection:
            connection.execute("UPDATE alembic_version SET version_num = 'tomorrow'")
        connection.close()
        refused = shell("db", "upgrade")
        assert (refused.code, "plus récente" in refused.err) == (1, True)

    def test_refuses_under_a_running_bot(self, shell: Shell) -> None:
        with running_lock("sqlite:///data/cjs.db"):
            refused = shell("db", "upgrade")
        assert (refused.code, "arrêtez-le" in refused.err) == (1, True)

    def test_refuses_tables_that_it_did_not_make(self, shell: Shell) -> None:
        with sqlite3.connect(shell.folder / "x.db") as connection:
            connection.execute("CREATE TABLE people (id INTEGER)")
        connection.close()
        shell.set(CJS_DATABASE_URL="sqlite:///x.db")
        refused = shell("db", "upgrade")
        assert (refused.code, refused.err.count("\n")) == (1, 1)
