"""The CSV file of `coop import`: its columns, and each line read into details or into the reason why not."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.cooperatives.rules import Details, folded
from bot.operations import words
from bot.operations.problem import Problem
from bot.operations.words import quoted

NEEDED = ("name", "town", "region", "season_starts_on", "season_ends_on")
OPTIONAL = ("timezone", "minimum_age", "committees", "contact", "amounts_include_vat")
# What French spreadsheets call them; compared without case and accents.
ALIASES = {
    "nom": "name",
    "commune": "town",
    "ville": "town",
    "fuseau": "timezone",
    "debut": "season_starts_on",
    "fin": "season_ends_on",
    "age minimum": "minimum_age",
    "comites": "committees",
    "montants ttc": "amounts_include_vat",
}
ANSWERS = {"": None, "oui": True, "yes": True, "1": True, "non": False, "no": False, "0": False}
FRENCH_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
LARGEST_BYTES = 2_000_000


class Unreadable(Exception):
    """Why a value cannot be read, as words for the operator."""


@dataclass(frozen=True)
class Line:
    """A line of the file by its number there: details, or the reason why there are none."""

    number: int
    details: Details | None
    reason: str = ""


def read(path: Path, usual_timezone: str) -> list[Line]:
    """Every line that is not blank. Raises Problem when the file as a whole cannot be read."""
    rows = _rows(_text(path))
    try:
        columns = _columns(next(rows, (1, []))[1])
        lines = [_line(number, _named(columns, row), usual_timezone) for number, row in rows if any(row)]
    except csv.Error as error:
        raise Problem(f"Le fichier {path} n'est pas un CSV lisible.") from error
    if not lines:
        raise Problem(f"Le fichier {path} ne contient aucune coopérative.")
    return lines


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Problem(f"Le fichier {path} ne peut pas être lu : {words.of_disk(error)}.") from error
    if len(content) > LARGEST_BYTES:
        raise Problem(f"Le fichier {path} est trop grand : 2 Mo au plus.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(f"Le fichier {path} n'est pas en UTF-8 : enregistrez-le en « CSV UTF-8 ».") from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the number of its last line; the head says which separator is used."""
    head = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",")
    for row in reader:
        yield reader.line_num, [value.strip() for value in row]


def _columns(head: list[str]) -> list[str]:
    columns = [_column(title) for title in head]
    missing = [name for name in NEEDED if name not in columns]
    unknown = [title for title, name in zip(head, columns, strict=True) if name not in NEEDED + OPTIONAL]
    if missing:
        raise Problem(f"Il manque des colonnes au fichier : {', '.join(missing)}.")
    if unknown or len(set(columns)) < len(columns):
        raise Problem(f"Colonne inconnue ou en double : {', '.join(map(quoted, unknown or head))}.")
    return columns


def _column(title: str) -> str:
    name = folded(title)
    return ALIASES.get(name, name)


def _named(columns: list[str], row: list[str]) -> dict[str, str]:
    """Missing values at the end are empty ones; values beyond the head are kept under no name."""
    named = dict(zip(columns, row + [""] * len(columns), strict=False))
    return named | ({"": "…"} if any(row[len(columns) :]) else {})


def _line(number: int, values: dict[str, str], usual_timezone: str) -> Line:
    try:
        return Line(number, _details(values, usual_timezone))
    except Unreadable as error:
        return Line(number, None, str(error))


def _details(values: dict[str, str], usual_timezone: str) -> Details:
    if "" in values:
        raise Unreadable("il y a plus de valeurs que de colonnes")
    committees = [name for name in values.get("committees", "").split("|") if name.strip()]
    return Details(
        name=values["name"],
        town=values["town"],
        region=values["region"],
        timezone=values.get("timezone") or usual_timezone,
        season_starts_on=_date(values["season_starts_on"]),
        season_ends_on=_date(values["season_ends_on"]),
        minimum_age=_age(values.get("minimum_age", "")),
        committees=tuple(committees) or None,
        contact=values.get("contact") or None,
        amounts_include_vat=_answer(values.get("amounts_include_vat", "")),
    )


def _date(text: str) -> date:
    """ISO, or as a French spreadsheet writes it back."""
    french = FRENCH_DATE.fullmatch(text)
    try:
        return date(*map(int, french.groups()[::-1])) if french else date.fromisoformat(text)
    except ValueError:
        raise Unreadable(f"{quoted(text)} n'est pas une date ; écrivez AAAA-MM-JJ") from None


def _age(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch("[0-9]{1,3}", text):
        raise Unreadable(f"{quoted(text)} n'est pas un âge")
    return int(text)


def _answer(text: str) -> bool | None:
    if text.casefold() not in ANSWERS:
        raise Unreadable(f"{quoted(text)} n'est ni « oui » ni « non »")
    return ANSWERS[text.casefold()]
