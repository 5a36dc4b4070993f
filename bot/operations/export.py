"""The command `export`: one table of one cooperative or of the network, into a file or to standard output."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.exports import files, reach, tables, xlsx_file
from bot.exports.table import About, about
from bot.operations import cooperatives, database, moment, words
from bot.operations.problem import Problem
from bot.settings import Settings

STANDARD_OUTPUT = "-"


@dataclass(frozen=True)
class Wanted:
    """`cooperative` is None for the whole network; `output` a path, or - for the standard output."""

    what: str
    format: str
    cooperative: str | None
    output: str


def write(settings: Settings, wanted: Wanted) -> None:
    """Whole or not at all: the table is made beside its place, and only then put there."""
    try:
        with _draft(wanted.output) as draft:
            with database.reading(settings) as session:
                _write(settings, session, wanted, draft)
            _deliver(draft, wanted.output)
    except xlsx_file.TooManyRows:
        raise Problem("Il y a trop de lignes pour un fichier XLSX : choisissez csv, ou --coop.") from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Problem(f"« {wanted.output} » ne peut pas être écrit : {words.of_disk(error)}.") from error


def _write(settings: Settings, session: Session, wanted: Wanted, draft: Path) -> None:
    one = None if wanted.cooperative is None else cooperatives.named(session, wanted.cooperative)
    whose = reach.EVERYTHING if one is None else reach.of_cooperative(one.id)
    table = tables.table(session, wanted.what, whose)
    files.write(table, wanted.format, draft, _about(settings, one))


def _about(settings: Settings, one: Cooperative | None) -> About:
    zone = settings.default_timezone if one is None else one.timezone
    return about(one.name if one else reach.NETWORK, moment.now(settings), zone)


@contextmanager
def _draft(output: str) -> Iterator[Path]:
    """A file that only its owner can read, on the disk where it is to stay when it is to stay on one."""
    beside = Path(output).parent if _is_file(output) else None
    handle, name = tempfile.mkstemp(prefix=".export-", dir=beside)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _deliver(draft: Path, output: str) -> None:
    if _is_file(output):
        draft.replace(output)
        print(f"C'est écrit dans « {output} ».")
        return
    with draft.open("rb") as content:
        if output == STANDARD_OUTPUT:
            shutil.copyfileobj(content, sys.stdout.buffer)
        else:
            with Path(output).open("wb") as place:
                shutil.copyfileobj(content, place)


def _is_file(output: str) -> bool:
    """Not so for the standard output, nor for a pipe or a device, which must not be replaced."""
    return output != STANDARD_OUTPUT and (not Path(output).exists() or Path(output).is_file())
