"""The webhook's door: only Telegram's secret opens it, and only whole updates come in."""

import io
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot.delivery.models import Incoming
from tests.support.stage import Stage, open_stage

SECRET = "a-secret-of-the-webhook"
UPDATE = {
    "update_id": 77,
    "message": {
        "message_id": 1,
        "date": 1,
        "text": "/start",
        "from": {"id": 5, "is_bot": False, "first_name": "Zoé"},
        "chat": {"id": 5, "type": "private"},
    },
}
WHOLE = json.dumps(UPDATE).encode()


@pytest.fixture
async def door(database: tuple[Engine, str]) -> AsyncIterator[tuple[Stage, str]]:
    async with open_stage(
        *database, webhook_url="http://127.0.0.1:9/telegram", webhook_secret=SECRET
    ) as stage:
        await stage.start()
        assert stage.bot is not None
        assert stage.bot.door is not None
        port = stage.bot.door.addresses[0][1]
        yield stage, f"http://127.0.0.1:{port}"


async def post(url: str, body: bytes, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=io.BytesIO(body), headers=headers) as answer,
    ):
        return answer.status


def kept(stage: Stage) -> int:
    with Session(stage.engine) as session:
        return session.scalar(select(func.count()).select_from(Incoming)) or 0


async def test_an_update_is_stored_before_200_and_once_however_often_it_comes(
    door: tuple[Stage, str],
) -> None:
    stage, url = door
    for _ in range(3):
        assert await post(f"{url}/telegram", json.dumps(UPDATE).encode()) == 200
        assert kept(stage) == 1
    await stage.settle()


@pytest.mark.parametrize(
    ("path", "body", "secret", "status"),
    [
        pytest.param("/telegram", WHOLE, "wrong", 403, id="a wrong secret"),
        pytest.param("/telegram", WHOLE, None, 403, id="no secret"),
        pytest.param("/telegram", WHOLE, "Ã©", 403, id="odd letters"),
        pytest.param("/elsewhere", WHOLE, SECRET, 404, id="another path"),
        pytest.param("/telegram", b"{", SECRET, 400, id="half a document"),
        pytest.param("/telegram", b"[1]", SECRET, 400, id="no object"),
        pytest.param("/telegram", b'{"update_id": "x"}', SECRET, 400, id="no number"),
        pytest.param("/telegram", b'{"update_id": -1}', SECRET, 400, id="a negative number"),
        pytest.param("/telegram", b'{"update_id": 99999999999999999999}', SECRET, 400, id="too large"),
        pytest.param("/telegram", b"[" * 100_000, SECRET, 400, id="a deep document"),
        pytest.param("/telegram", b"x" * 10_000_000, SECRET, 413, id="10 MB"),
    ],
)  # fmt: skip
async def test_what_is_not_telegrams_leaves_no_trace(
    door: tuple[Stage, str], path: str, body: bytes, secret: str | None, status: int
) -> None:
    stage, url = door
    assert await post(f"{url}{path}", body, secret) == status
    assert kept(stage) == 0
    assert not stage.errors.lines


async def test_health_and_readiness_are_well_and_metrics_count(door: tuple[Stage, str]) -> None:
    stage, url = door
    await post(f"{url}/telegram", json.dumps(UPDATE).encode())
    await stage.settle()
    async with aiohttp.ClientSession() as session:
        for path in ("/healthz", "/readyz"):
            async with session.get(url + path) as answer:
                assert (path, answer.status, (await answer.json())["faults"]) == (path, 200, [])
        async with session.get(f"{url}/metrics") as answer:
            figures = await answer.text()
    assert 'cjs_updates_total{outcome="done"} 1.0' in figures
    assert "cjs_outbox_pending" in figures
