"""The two kinds of databases that trials run on, one fresh database a trial."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support import databases

KINDS = ("sqlite", "postgresql")


@contextmanager
def made(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty database; `folder` is for SQLite's file."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/bot.db"
        return
    with databases.postgres_server() as server, databases.postgres_database(server) as (_, url):
        yield url
