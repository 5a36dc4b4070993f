"""The bot is killed while people write to it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Engine

from bench import kills
from bench.bot_process import Forked, Nursery

pytestmark = pytest.mark.kills

SMALL = kills.Plan(people=12, keyed=12, gone=2, kills=4, seconds=2.0, time_outs=False)


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_nothing_is_lost_and_nothing_happens_twice_though_the_bot_is_killed(
    database: tuple[Engine, str], tmp_path: Path, nursery: Nursery, webhook: bool
):
    """Entries exactly once, answers at least once, announcements at most once, the doubtful ones listed."""
    plan = replace(SMALL, webhook=webhook)
    result = await kills.trial(plan, database[1], tmp_path, partial(Forked, nursery=nursery))
    assert result.faults == []
    assert result.kinds["after the effect"] >= 1
