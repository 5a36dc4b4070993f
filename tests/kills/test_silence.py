"""What has gone silent is noticed: a poll without an answer, a process that is frozen with the lock."""

import asyncio

import pytest
from sqlalchemy import Engine

from bot.delivery import telegram
from bot.operations import advisory
from bot.operations.advisory import AdvisoryLock
from bot.operations.lock import AlreadyRunning
from tests.support import databases
from tests.support.stage import open_stage

pytestmark = pytest.mark.kills


async def test_a_poll_that_dies_silently_is_replaced(
    database: tuple[Engine, str], monkeypatch: pytest.MonkeyPatch
):
    """The first long poll hangs for ever; the second comes after its time-out, within three polls' time."""
    monkeypatch.setattr(telegram, "POLL_SECONDS", 1)
    monkeypatch.setattr(telegram, "POLL_GRACE", 0.5)
    async with open_stage(*database) as stage:
        number = stage.sandbox.fault("getUpdates", "hang", times=1)
        await stage.start()
        someone = stage.sandbox.person("Léa", 1001)
        someone.says("bonjour")
        await someone.hears(timeout=3.0)
        assert number not in stage.sandbox.world.faults.active


@pytest.fixture
def locks(postgres: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(advisory, "TAKING_SECONDS", 0.3)
    monkeypatch.setattr(advisory, "OPTIONS", "-c idle_session_timeout=1s")
    with databases.postgres_database(postgres) as (_, url):
        made = AdvisoryLock(url), AdvisoryLock(url)
        yield made
        for lock in made:
            lock.release()


@pytest.mark.postgres
async def test_only_one_process_is_active_on_postgresql(locks: tuple[AdvisoryLock, AdvisoryLock]):
    first, second = locks
    first.take()
    with pytest.raises(AlreadyRunning):
        second.take()
    assert first.held
    assert not second.held
    first.release()
    second.take()
    assert second.held


@pytest.mark.postgres
async def test_who_pings_keeps_the_lock_and_who_is_frozen_loses_it(
    locks: tuple[AdvisoryLock, AdvisoryLock], monkeypatch: pytest.MonkeyPatch
):
    first, second = locks
    monkeypatch.setattr(advisory, "PING_SECONDS", 0.2)
    first.take()
    pings = asyncio.create_task(first.keep())
    await asyncio.sleep(1.5)
    with pytest.raises(AlreadyRunning):
        second.take()
    pings.cancel()  # as a frozen process: the connection is there, and silent
    await asyncio.sleep(1.3)
    second.take()
    assert second.held
    with pytest.raises(AlreadyRunning):
        await asyncio.wait_for(first.keep(), 3)
    assert not first.held
