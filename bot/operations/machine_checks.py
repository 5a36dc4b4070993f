"""What `doctor` looks at on the machine: its clock, its time zones, the port and the disk."""

import os
import shutil
import socket
import stat
import urllib.error
import urllib.request
import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from bot.db.engine import sqlite_file
from bot.operations import moment, words
from bot.operations.finding import Finding
from bot.operations.lock import AlreadyRunning, running_lock
from bot.settings import Settings

SKEW_ALLOWED = timedelta(seconds=5)
FREE_BYTES = 500_000_000
ZONES_EXPECTED = 300
PATIENCE_SECONDS = 5


def clock(settings: Settings) -> Iterator[Finding]:
    """The machine's time beside Telegram's; the sandbox's clock when there is one. Raises Problem."""
    if settings.clock_url is not None:
        yield Finding("horloge du bac à sable", seen=f"avance de {moment.offset(settings)}")
    told = _time_told_by(settings.telegram_api_url)
    if told is None:
        wrong = "pas comparée, Telegram ne répond pas"
        yield Finding("horloge", wrong=wrong, remedy="vérifiez le réseau et CJS_TELEGRAM_API_URL")
        return
    skew = abs(datetime.now(UTC) - told)
    if skew > SKEW_ALLOWED:
        wrong = f"{skew.total_seconds():.0f} s d'écart avec Telegram"
        yield Finding("horloge", wrong=wrong, remedy="réglez l'heure : timedatectl set-ntp true")
    else:
        yield Finding("horloge", seen="à l'heure de Telegram")


def timezones(_settings: Settings) -> Iterator[Finding]:
    number = len(zoneinfo.available_timezones())
    if number < ZONES_EXPECTED:
        yield Finding("fuseaux", wrong=f"il n'y en a que {number}", remedy="pip install --upgrade tzdata")
    else:
        yield Finding("fuseaux", seen=f"{number} connus")


def port(settings: Settings) -> Iterator[Finding]:
    """Free, or taken by the bot itself."""
    subject = f"port {settings.http_port} de {settings.http_host}"
    try:
        place = socket.getaddrinfo(settings.http_host, settings.http_port, type=socket.SOCK_STREAM)[0]
        with socket.socket(place[0], place[1]) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(place[4])
        yield Finding(subject, seen="libre")
    except OSError as error:
        if _running(settings):
            yield Finding(subject, seen="le bot tourne")
        else:
            remedy = "changez CJS_HTTP_PORT ou CJS_HTTP_HOST"
            yield Finding(subject, wrong=words.of_disk(error), remedy=remedy)


def disk(settings: Settings) -> Iterator[Finding]:
    """Where a SQLite file is; nothing for PostgreSQL."""
    path = sqlite_file(settings.database_url)
    if path is None:
        return
    folder = _existing(path.absolute().parent)
    yield _writable(path, folder)
    yield _space(folder)
    if path.exists():
        yield _mode(path)


def _writable(path: Path, folder: Path) -> Finding:
    places = [folder, *([path] if path.exists() else [])]
    shut = [place for place in places if not os.access(place, os.W_OK)]
    if shut:
        return Finding(
            f"dossier {folder}", wrong=f"{shut[0]} est en lecture seule", remedy=f"chmod u+w {shut[0]}"
        )
    return Finding(f"dossier {folder}", seen="on peut y écrire")


def _space(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    said = f"{free // 1_000_000} Mo libres"
    if free < FREE_BYTES:
        return Finding("place sur le disque", wrong=said, remedy="libérez 500 Mo au moins")
    return Finding("place sur le disque", seen=said)


def _mode(path: Path) -> Finding:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        return Finding(
            f"droits de {path}", wrong=f"d'autres peuvent la lire ({mode:o})", remedy=f"chmod 600 {path}"
        )
    return Finding(f"droits de {path}", seen=f"{mode:o}")


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above that is there."""
    return next(place for place in (folder, *folder.parents) if place.is_dir())


def _time_told_by(url: str) -> datetime | None:
    """From the `Date` of any answer, an error too; None without an answer that has one."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310 - checked in settings
            told = answer.headers["Date"]
    except urllib.error.HTTPError as error:
        told = error.headers["Date"]
    except (OSError, ValueError):
        return None
    try:
        return parsedate_to_datetime(told).astimezone(UTC) if told else None
    except ValueError:
        return None


def _running(settings: Settings) -> bool:
    try:
        with running_lock(settings.database_url):
            return False
    except AlreadyRunning:
        return True
