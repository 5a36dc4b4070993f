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

from bot.exports import csv_file, tables, xlsx_file
from bot.exports.table import Table
from bot.operations import cooperatives, database, words
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
                _write(_table(session, wanted), wanted.format, draft)
            _deliver(draft, wanted.output)
    except xlsx_file.TooManyRows:
        raise Problem("Il y a trop de lignes pour un fichier XLSX : choisissez csv, ou --coop.") from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Problem(f"« {wanted.output} » ne peut pas être écrit : {words.of_disk(error)}.") from error


def _table(session: Session, wanted: Wanted) -> Table:
    one = wanted.cooperative
    cooperative_id = None if one is None else cooperatives.named(session, one).id
    return tables.BY_NAME[wanted.what](session, cooperative_id)


def _write(table: Table, form: str, draft: Path) -> None:
    if form == "xlsx":
        xlsx_file.write(table, draft)
        return
    with draft.open("wb") as stream:
        csv_file.write(table, stream)


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
