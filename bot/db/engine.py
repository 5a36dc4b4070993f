"""Engines: SQLite with one durable writer, PostgreSQL with time limits on idle transactions."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url

BUSY_SECONDS = 10
IDLE_IN_TRANSACTION = "10s"


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///…` or `postgresql+psycopg://…`; the SQLite file is made with mode 0600."""
    if make_url(url).get_backend_name() == "sqlite":
        return _open_sqlite(url)
    options = f"-c idle_in_transaction_session_timeout={IDLE_IN_TRANSACTION}"
    connect: dict[str, Any] = {"options": options, "connect_timeout": 5}
    return create_engine(url, connect_args=connect, pool_pre_ping=True, pool_size=4, hide_parameters=True)


def sqlite_file(url: str) -> Path | None:
    """The file behind a SQLite address; None for PostgreSQL and for a database in memory."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return None
    return Path(str(address.database))


def _open_sqlite(url: str) -> Engine:
    path = sqlite_file(url)
    if path is not None:
        _make_private(path)
    connect = {"timeout": BUSY_SECONDS, "check_same_thread": False}
    engine = create_engine(url, connect_args=connect, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _make_private(path: Path) -> None:
    """A file that is there is not opened: closing it would drop this process's locks on it.

    Then another process could take itself for the last one, and remove the log that we still write.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    path.chmod(0o600)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_SECONDS * 1000}",
        "cache_size=-16000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers take the lock at once, so that no transaction fails half-way; readers do not."""
    reading = connection.get_execution_options().get("read_only", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
