"""Databases for every test: what takes `database` runs on SQLite and on PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tests.support import databases

IN_CI = bool(os.environ.get("CI"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    try:
        with databases.postgres_server() as server:
            yield server
    except (OSError, RuntimeError) as error:
        if IN_CI:
            raise
        pytest.skip(f"no PostgreSQL here: {error}")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Engine, str]]:
    """An empty database at head, with its address."""
    if request.param == "sqlite":
        with databases.sqlite_database(tmp_path) as made:
            yield made
    else:
        with databases.postgres_database(request.getfixturevalue("postgres")) as made:
            yield made


@pytest.fixture
def session(database: tuple[Engine, str]) -> Iterator[Session]:
    with Session(database[0], expire_on_commit=False) as session:
        yield session
