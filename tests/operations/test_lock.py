"""One bot a database."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.operations.lock import AlreadyRunning, running_lock

HOLDER = """
import sys, time
from bot.operations.lock import running_lock
with running_lock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/data/cjs.db"


def test_the_lock_is_held_once(url: str) -> None:
    with running_lock(url), pytest.raises(AlreadyRunning), running_lock(url):
        pass


def test_the_lock_is_free_after_the_block(url: str) -> None:
    for _ in range(2):
        with running_lock(url) as place:
            assert place is not None
            assert place.name == "cjs.db.lock"
            assert place.stat().st_mode & 0o777 == 0o600


def test_two_databases_have_two_locks(url: str) -> None:
    with running_lock(url), running_lock(url.replace("cjs.db", "other.db")):
        pass


@pytest.mark.parametrize("address", ["postgresql+psycopg://u@h/d", "sqlite://", "sqlite:///:memory:"])
def test_where_there_is_no_file_there_is_no_lock(address: str) -> None:
    with running_lock(address) as first, running_lock(address) as second:
        assert (first, second) == (None, None)


def test_the_lock_of_a_killed_process_is_free(url: str) -> None:
    root = str(Path(__file__).parents[2])
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, url], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning), running_lock(url):
            pass
        holder.kill()
        holder.wait()
        with running_lock(url):
            pass
