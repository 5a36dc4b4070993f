"""What a spreadsheet finds in the files."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from bot.exports import csv_file, xlsx_file
from bot.exports.table import Column, Kind, Row, Table, Value, about, hours

COLUMNS = (
    Column("id", Kind.NUMBER, "Numéro."),
    Column("who", Kind.TEXT, "Prénom."),
    Column("on", Kind.DATE, "Jour."),
    Column("at", Kind.TIME, "Heure."),
    Column("minutes", Kind.MINUTES, "Durée."),
    Column("hours", Kind.HOURS, "Durée en heures."),
    Column("amount", Kind.CENTS, "Montant."),
)
ROW: Row = (7, "Zoé", date(2027, 7, 6), time(9, 5), 1050, Decimal("17.50"), 123_450)
FORMULAS = ["=1+1", "+33 6", "-2h", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=cmd|' /C calc'!A0"]
HARMLESS = [
    "Zoé",
    "'déjà",
    "a=1",
    "1-2",
    " =1 ",
    "<b>",
    "{}",
    "; DROP TABLE",
    "été;hiver",
    'dit "oui"',
    "a\nb",
    "🎉" * 40,
]


ABOUT = about("Kop'Jeunes", datetime(2027, 7, 14, 15, 30, tzinfo=UTC), "Europe/Paris")


def _table(*rows: Row) -> Table:
    return Table("entries", "Saisies", "Ce qui compte.", COLUMNS, rows)


def _csv(*rows: Row) -> bytes:
    stream = io.BytesIO()
    csv_file.write(_table(*rows), stream)
    return stream.getvalue()


def _with(text: Value) -> Row:
    return (1, text, None, None, None, None, None)


@pytest.fixture
def xlsx(tmp_path: Path) -> "type[Opened]":
    Opened.folder = tmp_path
    return Opened


class Opened:
    """A table written as XLSX and read again."""

    folder: Path

    def __init__(self, *rows: Row) -> None:
        path = self.folder / "table.xlsx"
        xlsx_file.write(_table(*rows), path, ABOUT)
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book["Saisies"]
        self.shown = openpyxl.load_workbook(path, data_only=True)["Saisies"]


def test_csv_is_as_a_french_spreadsheet_expects() -> None:
    assert _csv(ROW) == (
        "\ufeffid;who;on;at;minutes;hours;amount\r\n7;Zoé;2027-07-06;09:05;1050;17,50;1234,50\r\n".encode()
    )


def test_csv_of_nothing_is_its_head() -> None:
    assert _csv() == "\ufeffid;who;on;at;minutes;hours;amount\r\n".encode()


def test_csv_leaves_what_is_not_known_empty() -> None:
    assert _csv(_with(None)).endswith(b"\r\n1;;;;;;\r\n")


@pytest.mark.parametrize("text", FORMULAS)
def test_csv_makes_no_formula(text: str) -> None:
    assert _read(_csv(_with(text))) == "'" + text


@pytest.mark.parametrize("text", HARMLESS)
def test_csv_keeps_other_texts(text: str) -> None:
    assert _read(_csv(_with(text))) == text


def test_csv_takes_half_a_character() -> None:
    assert _read(_csv(_with("a\udc80"))) == "a?"


def test_csv_leaves_the_stream_open() -> None:
    stream = io.BytesIO()
    csv_file.write(_table(), stream)
    assert not stream.closed


def test_xlsx_keeps_kinds(xlsx: type[Opened]) -> None:
    cells = xlsx(ROW).sheet[2]
    assert [cell.value for cell in cells[:2]] == [7, "Zoé"]
    assert cells[2].value == datetime(2027, 7, 6)
    assert [cell.value for cell in cells[3:]] == [time(9, 5), 1050, 17.5, 1234.5]
    shapes = ["[$-40C]dd/mm/yyyy", "[$-40C]hh:mm", "#,##0", "#,##0.00", "#,##0.00\\ [$€-40C]"]
    assert [cell.number_format for cell in cells[2:]] == shapes


@pytest.mark.parametrize("number", [1, 2, 700])
def test_xlsx_is_a_real_table_with_a_fixed_head_and_sums(xlsx: type[Opened], number: int) -> None:
    opened, last = xlsx(*[ROW] * number), number + 1
    (table,) = opened.sheet.tables.values()
    assert (table.displayName, table.tableStyleInfo.name) == ("T_Saisies", "TableStyleLight9")
    assert (table.ref, table.autoFilter.ref) == (f"A1:G{last + 1}", f"A1:G{last}")
    assert [each.name for each in table.tableColumns] == [column.name for column in COLUMNS]
    assert [each.totalsRowFunction for each in table.tableColumns] == [None] * 4 + ["sum"] * 3
    assert opened.sheet.freeze_panes == "A2"
    assert [cell.value for cell in opened.sheet[1]] == [column.name for column in COLUMNS]
    assert opened.sheet[f"E{last + 1}"].value == "=SUBTOTAL(109,[minutes])"
    sums = ["Total", 1050 * number, 17.5 * number, 1234.5 * number]
    assert [opened.shown[f"{letter}{last + 1}"].value for letter in "AEFG"] == sums
    assert opened.sheet.max_row == last + 1


def test_xlsx_of_nothing_opens(xlsx: type[Opened]) -> None:
    opened = xlsx()
    assert [cell.value for cell in opened.sheet[1]] == [column.name for column in COLUMNS]
    assert opened.shown["E3"].value == 0
    assert [table.ref for table in opened.sheet.tables.values()] == ["A1:G3"]


def test_xlsx_explains_itself_and_each_column(xlsx: type[Opened]) -> None:
    guide = xlsx(ROW).book["Lisez-moi"]
    told = [(row[0].value, row[1].value) for row in guide.iter_rows()]
    assert told[:4] == [
        ("Feuille", "Saisies"),
        ("De qui", "Kop'Jeunes"),
        ("Du moment", "14/07/2027 à 17:30 (Europe/Paris)"),
        ("Ce qui compte", "Ce qui compte."),
    ]
    assert told[6:] == [(column.name, column.meaning) for column in COLUMNS]


def test_the_same_rows_make_the_same_xlsx(tmp_path: Path) -> None:
    for name in ("a", "b"):
        xlsx_file.write(_table(ROW), tmp_path / name, ABOUT)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_xlsx_leaves_nothing_beside_it(tmp_path: Path) -> None:
    xlsx_file.write(_table(ROW), tmp_path / "x.xlsx", ABOUT)
    assert [path.name for path in tmp_path.iterdir()] == ["x.xlsx"]


@pytest.mark.parametrize("text", FORMULAS)
def test_xlsx_makes_no_formula(xlsx: type[Opened], text: str) -> None:
    cell = xlsx(_with(text)).sheet["B2"]
    assert (cell.data_type, cell.value[0]) == ("s", "'")


@pytest.mark.parametrize("text", [*HARMLESS, "http://a.example", "12", "\x00\x07"])
def test_xlsx_keeps_other_texts(xlsx: type[Opened], text: str) -> None:
    cell = xlsx(_with(text)).sheet["B2"]
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_xlsx_holds_one_row_at_a_time(tmp_path: Path) -> None:
    """The rows before are on the disk already, for most of them."""

    def rows() -> Iterator[Row]:
        for number in range(3000):
            yield _with("x" * 100)
            if number == 2999:
                assert sum(path.stat().st_size for path in tmp_path.iterdir()) > 200_000

    table = Table("entries", "Saisies", "", COLUMNS, rows())
    xlsx_file.write(table, tmp_path / "x.xlsx", ABOUT)


def test_more_than_a_sheet_holds_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "LARGEST_SHEET", 3)
    with pytest.raises(xlsx_file.TooManyRows):
        xlsx_file.write(_table(*[ROW] * 4), tmp_path / "x.xlsx", ABOUT)


def test_csv_holds_one_row_at_a_time() -> None:
    written = io.BytesIO()

    def rows() -> Iterator[Row]:
        for number in range(2000):
            assert written.tell() >= (number - 1) * 8
            yield _with(str(number))

    csv_file.write(Table("entries", "Saisies", "", COLUMNS, rows()), written)
    assert written.getvalue().count(b"\r\n") == 2001


@pytest.mark.parametrize(
    ("minutes", "told"), [(0, "0.00"), (1, "0.02"), (20, "0.33"), (100, "1.67"), (90, "1.50")]
)
def test_hours_have_two_decimals(minutes: int, told: str) -> None:
    assert hours(minutes) == Decimal(told)


def _read(content: bytes) -> str:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    return rows[1][1]
