"""The commands `backup` and `restore`: a checked online copy for SQLite; PostgreSQL has its own tools."""

import os
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from sqlalchemy import URL, make_url

from bot.db import migrations
from bot.db.engine import sqlite_file
from bot.operations import moment, words
from bot.operations.database import UPGRADE
from bot.operations.lock import AlreadyRunning, running_lock
from bot.operations.problem import Problem
from bot.settings import Settings

BUSY_SECONDS = 30


def save(settings: Settings, place: Path) -> None:
    """A copy of one moment, made while the bot runs. Never over a file that exists."""
    base = _base(settings, f"pg_dump --format=custom --file={shlex.quote(str(place))}")
    if not base.exists():
        raise Problem(f"La base {base} n'existe pas encore : {UPGRADE}.")
    if place.exists():
        raise Problem(f"Le fichier {place} existe déjà : donnez un autre nom à la copie.")
    with _disk_errors(place), _checked_copy(base, place) as copy:
        copy.replace(place)
    print(f"La base est copiée dans {place} ; la copie est vérifiée.")


def restore(settings: Settings, source: Path) -> None:
    """Puts a checked copy in the place of the database, which is kept aside under a dated name."""
    base = _base(settings, "pg_restore --clean --if-exists --no-owner", last=source)
    if not source.is_file():
        raise Problem(f"Le fichier {source} n'existe pas.")
    if base.exists() and base.samefile(source):
        raise Problem("Cette copie est la base elle-même : il n'y a rien à remettre.")
    try:
        with running_lock(settings.database_url), _disk_errors(base), _checked_copy(source, base) as copy:
            aside = _set_aside(base, moment.now(settings))
            copy.replace(base)
    except AlreadyRunning:
        raise Problem("Le bot tourne sur cette base : arrêtez-le avant de remettre une copie.") from None
    print(f"La copie {source} est en place." + (f" L'ancienne base est gardée : {aside}." if aside else ""))
    if _revision(base) != migrations.head():
        print(f"Elle vient d'une version plus ancienne : {UPGRADE}.")


def _base(settings: Settings, postgresql: str, last: Path | None = None) -> Path:
    """The file of a SQLite database. Raises Problem with the command to use for PostgreSQL instead."""
    address = make_url(settings.database_url)
    if address.get_backend_name() == "sqlite":
        path = sqlite_file(settings.database_url)
        if path is None:
            raise Problem("La base est en mémoire : il n'y a rien à copier.")
        return path
    bare = URL.create("postgresql", address.username, None, address.host, address.port, address.database)
    end = "" if last is None else f" {shlex.quote(str(last))}"
    raise Problem(
        f"La base est sur PostgreSQL : lancez « {postgresql} --dbname={shlex.quote(str(bare))}{end} »."
    )


@contextmanager
def _checked_copy(source: Path, place: Path) -> Iterator[Path]:
    """A private copy beside `place`, gone after the block unless moved. Raises Problem if it is not sound."""
    copy = place.with_name(f"{place.name}.partial")
    with suppress(FileNotFoundError):
        copy.unlink()
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        try:
            _copy(source, copy)
            _check(copy, source)
        except sqlite3.DatabaseError as error:
            raise Problem(f"Le fichier {source} n'est pas une base lisible ({error}).") from error
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _copy(source: Path, copy: Path) -> None:
    """In one step, which in WAL mode makes no writer wait; the copy is one file, on the disk at the end."""
    with closing(_open(source)) as from_here, closing(_open(copy)) as to_there:
        from_here.backup(to_there)
        to_there.execute("PRAGMA journal_mode=DELETE")
    with copy.open("rb") as content:
        os.fsync(content.fileno())


def _check(copy: Path, source: Path) -> None:
    with closing(_open(copy)) as connection:
        sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if not sound or broken:
        raise Problem(f"Le fichier {source} est abîmé : prenez une autre copie.")
    revision = _revision(copy)
    if revision is None:
        raise Problem(f"Le fichier {source} n'est pas une base du bot.")
    if revision not in migrations.revisions():
        raise Problem(f"Le fichier {source} vient d'une version plus récente : mettez le bot à jour.")


def _revision(path: Path) -> str | None:
    with closing(_open(path)) as connection:
        named = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        if connection.execute(named).fetchone() is None:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return None if row is None else str(row[0])


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS)


def _set_aside(base: Path, now: datetime) -> Path | None:
    """The old database and its journal under a free name; None when there was none."""
    if not base.exists():
        return None
    name = f"{base.name}.{now:%Y-%m-%d-%H%M%S}"
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    aside = next(place for each in names if not (place := base.with_name(each)).exists())
    for ending in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            base.with_name(base.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


@contextmanager
def _disk_errors(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Problem(f"{place} ne peut pas être écrit : {words.of_disk(error)}.") from error
