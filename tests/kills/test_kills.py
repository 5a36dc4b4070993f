"""The bot is killed while people write to it: entries exactly once, answers at least once, announcements at most once."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from bench import kills

pytestmark = pytest.mark.kills

SMALL = {"people": 12, "keyed": 12, "kills": 4, "seconds": 3.0}


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_nothing_is_lost_and_nothing_happens_twice_though_the_bot_is_killed(
    database: tuple[Engine, str], tmp_path: Path, webhook: bool
):
    result = await kills.trial(kills.Plan(webhook=webhook, **SMALL), database[1], tmp_path)
    assert result.faults == []
    assert result.kinds["after the effect"] >= 1
