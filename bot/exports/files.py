"""A table as a file in one of the two formats, and what such a file is called."""

import re
from datetime import date
from pathlib import Path

from bot.cooperatives.rules import folded
from bot.exports import csv_file, xlsx_file
from bot.exports.table import About, Table


def write(table: Table, form: str, path: Path, about: About) -> None:
    """Raises TooManyRows for an XLSX that no sheet can hold."""
    if form == "xlsx":
        xlsx_file.write(table, path, about)
        return
    with path.open("wb") as stream:
        csv_file.write(table, stream)


def name_of(title: str, place: str, on: date, form: str) -> str:
    """« saisies-kop-jeunes-2027-07-14.xlsx »: letters that every computer takes."""
    plain = "-".join(re.findall(r"[a-z0-9]+", folded(f"{title} {place}").replace("'", "-")))
    return f"{plain[:80]}-{on.isoformat()}.{form}"
