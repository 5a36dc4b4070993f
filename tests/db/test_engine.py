"""What engines of one process do to each other, and to those of another."""

import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine

from bot.db.engine import open_engine

VISIT = """
import sys
from bot.db.engine import open_engine
engine = open_engine(sys.argv[1])
with engine.begin() as connection:
    connection.exec_driver_sql("INSERT INTO words VALUES ('there')")
engine.dispose()
"""


def _writes(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_second_engine_here_does_not_let_another_process_remove_our_log(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/x.db"
    first = open_engine(url)
    _writes(first, "CREATE TABLE words (word TEXT)")
    open_engine(url).dispose()
    subprocess.run([sys.executable, "-c", VISIT, url], check=True)
    assert (tmp_path / "x.db-wal").exists()
    _writes(first, "INSERT INTO words VALUES ('here')")
    second = open_engine(url)
    with second.begin() as connection:
        found = connection.exec_driver_sql("SELECT word FROM words ORDER BY word").scalars().all()
    assert found == ["here", "there"]
    first.dispose()
    second.dispose()
