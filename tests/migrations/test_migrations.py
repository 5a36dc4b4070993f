"""The way up and down, and that its end is what the models say."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, make_url

from bot.db import migrations
from bot.db.base import Base
from bot.db.engine import open_engine

LEAF = """
import sqlalchemy as sa
from alembic import op

revision = "2099_01_01_0000"
down_revision = "{head}"


def upgrade():
    with op.batch_alter_table("outbox") as table:
        table.add_column(sa.Column("note", sa.Text()))
    {more}


def downgrade():
    with op.batch_alter_table("outbox") as table:
        table.drop_column("note")
"""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path}/empty.db")
    yield engine
    engine.dispose()


@pytest.fixture
def bare(database: tuple[Engine, str]) -> Engine:
    """On either database, without a table."""
    engine = database[0]
    Base.metadata.drop_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    return engine


def test_up_is_what_the_models_say(bare: Engine) -> None:
    migrations.upgrade(bare)
    with bare.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, migrations.metadata()) == []


def test_up_makes_the_very_tables_that_the_models_make(empty: Engine, tmp_path: Path) -> None:
    migrations.upgrade(empty)
    modelled = open_engine(f"sqlite:///{tmp_path}/modelled.db")
    migrations.metadata().create_all(modelled)
    assert _tables(empty) == _tables(modelled)
    modelled.dispose()


def test_up_then_down_leaves_no_table(bare: Engine) -> None:
    migrations.upgrade(bare)
    migrations.downgrade(bare, "base")
    assert inspect(bare).get_table_names() == ["alembic_version"]
    assert migrations.revision(bare) is None


def test_up_twice_changes_nothing(empty: Engine) -> None:
    migrations.upgrade(empty)
    migrations.upgrade(empty)
    assert migrations.at_head(empty)


def test_a_new_database_is_not_at_head(empty: Engine) -> None:
    assert not migrations.at_head(empty)


def test_head_is_read_from_the_files_as_alembic_reads_it() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    scripts = ScriptDirectory.from_config(config)
    assert migrations.head() == scripts.get_current_head()
    assert migrations.revisions() == {each.revision: each.down_revision for each in scripts.walk_revisions()}


def test_files_are_named_after_their_day_and_what_changed() -> None:
    named = re.compile(r"\d{4}_\d\d_\d\d_\d{4}_[a-z0-9_]+\.py")
    files = [path.name for path in (migrations.FOLDER / "versions").glob("*.py")]
    assert files
    assert [name for name in files if not named.fullmatch(name)] == []


def test_a_database_of_a_later_version_is_refused(empty: Engine) -> None:
    migrations.upgrade(empty)
    with empty.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'tomorrow'"))
    with pytest.raises(migrations.UnknownRevision, match="tomorrow"):
        migrations.upgrade(empty)


def test_asking_for_the_revision_does_not_load_alembic() -> None:
    import subprocess
    import sys

    asked = (
        "import sys; from bot.db import migrations; from bot.db.engine import open_engine;"
        "migrations.at_head(open_engine('sqlite://')); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


class TestTheNextMigration:
    """A table is made anew under rows that point to it: none may be lost, none may point nowhere."""

    @pytest.fixture
    def filled(self, empty: Engine) -> Engine:
        migrations.upgrade(empty)
        row = "INSERT INTO outbox (id, chat_id, lane, method, about_id, kept, status, attempts, created_at)"
        with empty.begin() as connection:
            connection.execute(sa.text(f"{row} VALUES (1,1,'bulk','m',NULL,0,'sent',0,'2026-01-01')"))
            connection.execute(sa.text(f"{row} VALUES (2,1,'bulk','m',1,0,'sent',0,'2026-01-01')"))
        return empty

    @pytest.fixture
    def add(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
        import shutil

        folder = tmp_path / "migrations"
        shutil.copytree(migrations.FOLDER, folder)
        head = migrations.head()

        def written(more: str = "pass") -> None:
            (folder / "versions" / "next.py").write_text(LEAF.format(head=head, more=more))
            monkeypatch.setattr(migrations, "FOLDER", folder)

        return written

    def test_loses_no_row_and_no_reference(self, filled: Engine, add: Any) -> None:
        add()
        migrations.upgrade(filled)
        with filled.connect() as connection:
            found = connection.execute(sa.text("SELECT id, about_id, note FROM outbox ORDER BY id")).all()
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert [tuple(row) for row in found] == [(1, None, None), (2, 1, None)]

    def test_that_leaves_a_row_pointing_nowhere_is_undone(self, filled: Engine, add: Any) -> None:
        add(more='op.execute("DELETE FROM outbox WHERE id = 1")')
        with pytest.raises(migrations.BrokenReferences, match="outbox"):
            migrations.upgrade(filled)
        assert [column["name"] for column in inspect(filled).get_columns("outbox")].count("note") == 0
        assert migrations.revision(filled) != "2099_01_01_0000"

    def test_can_be_taken_back(self, filled: Engine, add: Any) -> None:
        before = migrations.head()
        add()
        migrations.upgrade(filled)
        migrations.downgrade(filled, before)
        assert migrations.revision(filled) == before
        with filled.connect() as connection:
            assert connection.execute(sa.text("SELECT count(*) FROM outbox")).scalar() == 2


class TestADatabaseOfTheFirstVersion:
    """Filled by the version before: nothing is lost on the way up, nor on the way back."""

    FIRST = "2026_11_24_0900"
    ROWS = (
        "INSERT INTO cooperatives (id, name, town, region, timezone, season_starts_on, season_ends_on,"
        " minimum_age, committees, contact, amounts_include_vat, created_at) VALUES"
        " (1, 'Ker', 'Brest', 'Bretagne', 'Europe/Paris', '2026-07-01', '2026-08-28', 16, '[]', '', false,"
        " '2026-06-01')",
        "INSERT INTO people (id, telegram_id, first_name, created_at) VALUES (1, 1001, 'Léa', '2026-07-01')",
        "INSERT INTO memberships (id, person_id, role, cooperative_id, standing, committees, asked_at) VALUES"
        " (1, 1, 'member', 1, 'active', '[]', '2026-07-01')",
        "INSERT INTO entries (id, cooperative_id, membership_id, draft_id, worked_on, minutes, activity,"
        " state, created_at) VALUES (1, 1, 1, 7, '2026-07-14', 120, 'tonte', 'recorded', '2026-07-14')",
        "INSERT INTO entry_changes (id, entry_id, change, by_id, at) VALUES"
        " (1, 1, 'created', 1, '2026-07-14')",
    )

    @pytest.fixture
    def grown(self, bare: Engine) -> Engine:
        migrations.upgrade(bare, self.FIRST)
        with bare.begin() as connection:
            for row in self.ROWS:
                connection.execute(sa.text(row))
        migrations.upgrade(bare)
        return bare

    def test_keeps_every_row_and_counts_what_counted(self, grown: Engine) -> None:
        asked = "SELECT draft_id, line, minutes, state, people FROM entries"
        with grown.connect() as connection:
            assert [tuple(row) for row in connection.execute(sa.text(asked))] == [
                (7, 0, 120, "recorded", None)
            ]
            assert connection.execute(sa.text("SELECT lock_after_days FROM cooperatives")).scalar() == 14
            assert connection.execute(sa.text("SELECT count(*) FROM entry_changes")).scalar() == 1

    def test_can_go_back_with_what_was_written_since(self, grown: Engine) -> None:
        written = (
            "INSERT INTO entries (id, cooperative_id, membership_id, draft_id, line, worked_on, minutes,"
            " activity, state, created_at) VALUES (2, 1, 1, 7, 1, '2026-07-14', 60, 'vitres', 'validated',"
            " '2026-07-14'), (3, 1, 1, 7, 2, '2026-07-14', 60, 'vitres', 'refused', '2026-07-14')"
        )
        with grown.begin() as connection:
            connection.execute(sa.text(written))
        migrations.downgrade(grown, self.FIRST)
        with grown.connect() as connection:
            found = connection.execute(sa.text("SELECT id, draft_id, state FROM entries ORDER BY id"))
            assert [tuple(row) for row in found] == [
                (1, 7, "recorded"),
                (2, None, "recorded"),
                (3, None, "deleted"),
            ]


def _tables(engine: Engine) -> dict[str, set[str]]:
    """Each table and index as its set of clauses, since only their order and line breaks may differ."""
    plain = create_engine(make_url(str(engine.url)))
    with plain.connect() as connection:
        found = connection.execute(sa.text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")).all()
    plain.dispose()
    kept = ((name, sql) for name, sql in found if name != "alembic_version" and "sqlite" not in name)
    return {name: _clauses(sql) for name, sql in kept}


def _clauses(sql: str) -> set[str]:
    """What stands between the outer brackets, parted at commas that are in no bracket of their own."""
    head, _, body = " ".join(sql.replace('"', "").split()).partition("(")
    body, _, tail = body.rpartition(")")
    parted = re.split(r",(?![^(]*\))", body)
    return {head.strip(), tail.strip(), *(each.strip() for each in parted)}
