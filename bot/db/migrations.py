"""Which revision a database is at, which one the code wants, and the way from one to the other."""

import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, inspect, text

from bot.db.base import Base

PACKAGE = Path(__file__).resolve().parents[1]
# Beside the package `bot`, in a checkout as in an installation, where it is a folder of its own.
FOLDER = PACKAGE.parent / "migrations"
REVISION = re.compile(r'^(revision|down_revision)(?:: [^=]+)? = (?:"(\w+)"|None)$', re.MULTILINE)


class UnknownRevision(Exception):
    """The database is at a revision that this code does not have: it was made by a later version."""


class BrokenReferences(Exception):
    """A migration would leave rows that point nowhere; nothing of it was kept."""


def upgrade(engine: Engine, to: str = "head") -> None:
    """Brings the database to a revision, in one transaction. Raises UnknownRevision."""
    _go(engine, to, downwards=False)


def downgrade(engine: Engine, to: str) -> None:
    """Takes migrations back, down to a revision or to `base`."""
    _go(engine, to, downwards=True)


def at_head(engine: Engine) -> bool:
    """Whether the code may run on this database. Costs one query; Alembic is not loaded."""
    return revision(engine) == head()


def revision(engine: Engine) -> str | None:
    """The database's revision; None for an empty one."""
    with engine.connect().execution_options(read_only=True) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def head() -> str:
    """The last revision of the code, read from the files: the one that no other follows."""
    found = revisions()
    (last,) = found.keys() - set(found.values())
    return last


def revisions() -> dict[str, str | None]:
    """Each revision of the code, and the one it follows."""
    pairs = [_identity(path) for path in sorted((FOLDER / "versions").glob("*.py"))]
    return {each["revision"]: each["down_revision"] or None for each in pairs}


def metadata() -> MetaData:
    """All tables, once every capability's `models` is imported."""
    for path in sorted(PACKAGE.glob("*/models.py")):
        importlib.import_module(f"{PACKAGE.name}.{path.parent.name}.models")
    return Base.metadata


@contextmanager
def references_unwatched(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew; watched, dropping the old one empties what points to it."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw: Any = connection.connection.dbapi_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def check_references(connection: Connection) -> None:
    """Before the commit of what ran unwatched. Raises BrokenReferences."""
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise BrokenReferences(f"{len(broken)} rows of {sorted({row[0] for row in broken})} point nowhere")


def _go(engine: Engine, to: str, downwards: bool) -> None:
    from alembic import command, config  # here, because `run` never migrates and memory counts

    current = revision(engine)
    if current is not None and current not in revisions():
        raise UnknownRevision(current)
    settings = config.Config(attributes={"engine": engine})
    settings.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    (command.downgrade if downwards else command.upgrade)(settings, to)


def _identity(path: Path) -> dict[str, str]:
    return {name: value for name, value in REVISION.findall(path.read_text(encoding="utf-8"))}
