"""The lock that says a bot runs on a SQLite file; PostgreSQL has one of its own."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.db.engine import sqlite_file


class AlreadyRunning(Exception):
    """Another process holds the lock of this database."""


@contextmanager
def running_lock(database_url: str) -> Iterator[Path | None]:
    """Held while the block runs, and freed by the system if the process dies. Raises AlreadyRunning at once.

    Gives the lock's file, None where there is no file to guard (PostgreSQL, a database in memory). The file
    stays after the block: taking it away would let two processes lock two files of the same name.
    """
    path = sqlite_file(database_url)
    if path is None:
        yield None
        return
    place = path.with_name(f"{path.name}.lock")
    place.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(handle, place)
        yield place
    finally:
        os.close(handle)


def _take(handle: int, place: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise AlreadyRunning(str(place)) from error
