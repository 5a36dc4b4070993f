"""Copies made and put back: what is kept, what is refused, and that nothing is lost."""

import shlex
import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.operations.lock import running_lock
from tests.support.shell import RENNES, Shell

URL = "sqlite:///data/cjs.db"
PASSWORD = "motdepassesecret"
POSTGRESQL = f"postgresql+psycopg://cjs:{PASSWORD}@db.example:5433/cjs?password={PASSWORD}"


def _names(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT name FROM cooperatives ORDER BY id")]


def _halve(copy: Path) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: len(content) // 2])


def _scribble(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[8192:12288] = b"\x7f" * 4096
    copy.write_bytes(content)


def _do(copy: Path, statement: str) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(statement)
        connection.commit()


@pytest.fixture
def base(shell: Shell) -> Path:
    return shell.ready().folder / "data" / "cjs.db"


class TestBackup:
    def test_is_one_file_that_is_its_owner_s_alone(self, shell: Shell, base: Path) -> None:
        done = shell("backup", "copy.db")
        copy = shell.folder / "copy.db"
        assert (done.code, done.err, "vérifiée" in done.out) == (0, "", True)
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert _names(copy) == ["CJS Rennes"]
        assert {path.name for path in shell.folder.iterdir()} == {"data", "copy.db"}

    def test_takes_what_is_still_in_the_journal_of_a_running_bot(self, shell: Shell, base: Path) -> None:
        with running_lock(URL), closing(sqlite3.connect(base)) as bot:
            bot.execute("PRAGMA wal_autocheckpoint=0")
            bot.execute("UPDATE cooperatives SET name = 'Changé'")
            bot.commit()
            assert shell("backup", "copy.db").code == 0
        assert _names(shell.folder / "copy.db") == ["Changé"]

    def test_is_of_one_moment_while_somebody_writes(self, shell: Shell, base: Path) -> None:
        stop = threading.Event()
        writing = threading.Thread(target=_write_pairs, args=(base, stop))
        writing.start()
        assert shell("backup", "copy.db").code == 0
        stop.set()
        writing.join()
        with closing(sqlite3.connect(shell.folder / "copy.db")) as copy:
            assert copy.execute("SELECT count(*) % 2 FROM guesses").fetchone() == (0,)

    def test_never_replaces_a_file(self, shell: Shell, base: Path) -> None:
        (shell.folder / "copy.db").write_text("mine")
        refused = shell("backup", "copy.db")
        assert (refused.code, "existe déjà" in refused.err) == (1, True)
        assert (shell.folder / "copy.db").read_text() == "mine"

    @pytest.mark.parametrize("place", ["nowhere/copy.db", "data/cjs.db", "data", "data/cjs.db/x"])
    def test_to_a_place_that_is_none_is_one_sentence(self, shell: Shell, base: Path, place: str) -> None:
        refused = shell("backup", place)
        assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)

    def test_of_no_database_is_one_sentence(self, shell: Shell) -> None:
        assert shell("backup", "copy.db").err.endswith("lancez « cjs-bot db upgrade ».\n")

    def test_of_a_database_that_is_not_ours_is_refused(self, shell: Shell, base: Path) -> None:
        with closing(sqlite3.connect(base)) as connection:
            connection.execute("DROP TABLE alembic_version")
        refused = shell("backup", "copy.db")
        assert (refused.code, "n'est pas une base du bot" in refused.err) == (1, True)
        assert not (shell.folder / "copy.db").exists()


class TestRestore:
    @pytest.fixture
    def copy(self, shell: Shell, base: Path) -> Path:
        """Made before a second cooperative was added."""
        shell("backup", "copy.db")
        shell("coop", "add", "CJS Brest", *RENNES[1:])
        return shell.folder / "copy.db"

    def test_puts_the_copy_in_place_and_keeps_the_old_one(self, shell: Shell, base: Path, copy: Path) -> None:
        done = shell("restore", "copy.db")
        assert (done.code, done.err) == (0, "")
        assert _names(base) == ["CJS Rennes"]
        (aside,) = base.parent.glob("cjs.db.2*")
        assert str(aside.relative_to(shell.folder)) in done.out
        assert _names(aside) == ["CJS Rennes", "CJS Brest"]
        assert (stat.S_IMODE(base.stat().st_mode), copy.exists()) == (0o600, True)

    def test_twice_in_a_second_keeps_both(self, shell: Shell, base: Path, copy: Path) -> None:
        assert [shell("restore", "copy.db").code for _ in range(2)] == [0, 0]
        assert len(list(base.parent.glob("cjs.db.2*"))) == 2

    def test_keeps_what_the_old_journal_held(self, shell: Shell, base: Path, copy: Path) -> None:
        killed = sqlite3.connect(base)
        killed.execute("UPDATE cooperatives SET name = 'Dernier mot' WHERE id = 2")
        killed.commit()
        assert shell("restore", "copy.db").code == 0
        killed.close()
        (aside,) = (
            path for path in base.parent.glob("cjs.db.2*") if not path.name.endswith(("-wal", "-shm"))
        )
        assert _names(base) == ["CJS Rennes"]
        assert "Dernier mot" in _names(aside)

    def test_where_there_was_no_database(self, shell: Shell, base: Path, copy: Path) -> None:
        base.unlink()
        done = shell("restore", "copy.db")
        assert (done.code, _names(base)) == (0, ["CJS Rennes"])
        assert "gardée" not in done.out

    def test_refuses_while_the_bot_runs(self, shell: Shell, base: Path, copy: Path) -> None:
        with running_lock(URL):
            refused = shell("restore", "copy.db")
        assert (refused.code, "arrêtez-le" in refused.err) == (1, True)
        assert _names(base) == ["CJS Rennes", "CJS Brest"]

    @pytest.mark.parametrize(
        ("spoil", "said"),
        [
            pytest.param(Path.unlink, "n'existe pas", id="a file that is not there"),
            pytest.param(lambda copy: copy.write_text("x" * 9000), "n'est pas une base", id="no database"),
            pytest.param(lambda copy: copy.write_bytes(b""), "n'est pas une base du bot", id="an empty file"),
            pytest.param(_halve, "", id="half of a copy"),
            pytest.param(_scribble, "", id="a copy with a page overwritten"),
            pytest.param(
                lambda copy: _do(copy, "UPDATE alembic_version SET version_num = 'tomorrow'"),
                "plus récente",
                id="a later version",
            ),
            pytest.param(
                lambda copy: _do(copy, "DELETE FROM alembic_version"),
                "n'est pas une base du bot",
                id="no version",
            ),
            pytest.param(
                lambda copy: _do(
                    copy, "INSERT INTO contract_steps VALUES (1, 99, 'paid', '2027-01-01', NULL)"
                ),
                "abîmé",
                id="rows that point nowhere",
            ),
        ],
    )
    def test_refuses_what_is_not_sound_and_leaves_the_base(
        self, shell: Shell, base: Path, copy: Path, spoil: Callable[[Path], object], said: str
    ) -> None:
        spoil(copy)
        refused = shell("restore", "copy.db")
        assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
        assert said in refused.err
        assert _names(base) == ["CJS Rennes", "CJS Brest"]
        assert not list(base.parent.glob("*.partial"))

    def test_refuses_the_base_itself(self, shell: Shell, base: Path) -> None:
        refused = shell("restore", "data/../data/cjs.db")
        assert (refused.code, "la base elle-même" in refused.err) == (1, True)

    def test_says_when_the_copy_is_of_an_earlier_version(
        self, shell: Shell, base: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from bot.db import migrations

        known = {migrations.head(): None, "next": migrations.head()}
        monkeypatch.setattr(migrations, "revisions", lambda: known)
        assert "cjs-bot db upgrade" in shell("restore", "copy.db").out


@pytest.mark.parametrize(
    ("words", "tool", "last"),
    [
        (("backup", "my copy.dump"), ["pg_dump", "--format=custom", "--file=my copy.dump"], []),
        (
            ("restore", "my copy.dump"),
            ["pg_restore", "--clean", "--if-exists", "--no-owner"],
            ["my copy.dump"],
        ),
    ],
)
def test_on_postgresql_its_own_tool_is_named(
    shell: Shell, words: tuple[str, str], tool: list[str], last: list[str]
) -> None:
    shell.set(CJS_DATABASE_URL=POSTGRESQL)
    refused = shell(*words)
    command = refused.err.split("« ")[1].split(" »")[0]
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert shlex.split(command) == [*tool, "--dbname=postgresql://cjs@db.example:5433/cjs", *last]
    assert PASSWORD not in refused.err


@pytest.mark.parametrize("words", [("backup", "x.db"), ("restore", "x.db")])
def test_a_database_in_memory_has_no_copies(shell: Shell, words: tuple[str, str]) -> None:
    shell.set(CJS_DATABASE_URL="sqlite://")
    assert (shell(*words).code, "en mémoire" in shell(*words).err) == (1, True)


def _write_pairs(base: Path, stop: threading.Event) -> None:
    with closing(sqlite3.connect(base, timeout=10)) as connection:
        for number in range(0, 100_000, 2):
            if stop.is_set():
                return
            rows = [(number, number), (number + 1, number)]
            connection.executemany(
                "INSERT INTO guesses (id, telegram_id, at) VALUES (?, ?, '2027-01-01')", rows
            )
            connection.commit()
