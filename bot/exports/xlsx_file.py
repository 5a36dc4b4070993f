"""Tables as XLSX: a real table with a fixed head and its sums, and a sheet that explains its columns."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.exports.table import SUMMED, About, Column, Kind, Row, Table, Value, euros, harmless

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

LARGEST_SHEET = 1_048_576 - 2
STYLE = "Table Style Light 9"
# As Excel writes French ones: [$-40C] is France, and the programme's own language decides on « , » and « ».
FORMATS = {
    Kind.DATE: "[$-40C]dd/mm/yyyy",
    Kind.TIME: "[$-40C]hh:mm",
    Kind.COUNT: "#,##0",
    Kind.MINUTES: "#,##0",
    Kind.HOURS: "#,##0.00",
    Kind.CENTS: "#,##0.00\\ [$€-40C]",
}
WIDTHS = {Kind.TEXT: 22, Kind.DATE: 12, Kind.CENTS: 14, Kind.HOURS: 12}
USUAL_WIDTH = 10
GUIDE = "Lisez-moi"
NOT_IN_NAMES = str.maketrans("éèà ", "eea_")


class TooManyRows(Exception):
    """More than a sheet can hold."""


def write(table: Table, path: Path, about: About) -> None:
    """One row in memory at a time, with files of its own beside `path`. Raises TooManyRows."""
    import xlsxwriter  # here, because nobody else needs it

    options = {"constant_memory": True, "tmpdir": str(path.parent)}
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"title": table.title, "created": about.at.replace(tzinfo=None)})
        sheet = _Sheet(book, table)
        sheet.write_rows(table.rows)
        sheet.end()
        _write_guide(book, table, about)


class _Sheet:
    """The sheet of the rows: the head is row 0, the sums stand under the last row."""

    def __init__(self, book: "Workbook", table: Table) -> None:
        self.columns = table.columns
        self.sheet: Worksheet = book.add_worksheet(table.title)
        self.formats = {kind: book.add_format({"num_format": shape}) for kind, shape in FORMATS.items()}
        self.bold = {kind: book.add_format({"num_format": FORMATS[kind], "bold": True}) for kind in SUMMED}
        self.heavy = book.add_format({"bold": True})
        summed = (at for at, column in enumerate(self.columns) if column.kind in SUMMED)
        self.sums: dict[int, float] = dict.fromkeys(summed, 0.0)
        self.last = 0
        self._declare(f"T_{table.title.translate(NOT_IN_NAMES)}")
        self.sheet.freeze_panes(1, 0)
        for at, column in enumerate(self.columns):
            width = column.width or WIDTHS.get(column.kind, USUAL_WIDTH)
            self.sheet.set_column(at, at, width, self._format(at))
            self.sheet.write_string(0, at, column.name, self.heavy)

    def _declare(self, name: str) -> None:
        """A table of the smallest size, which `end` stretches.

        XlsxWriter makes none in constant memory, because it would write the head and the sums itself, and
        remembers every cell of it; both are ours here, so what it has written is dropped at once.
        """
        titles = [self._title(at, column) for at, column in enumerate(self.columns)]
        options = {"name": name, "style": STYLE, "total_row": True, "columns": titles}
        self.sheet.constant_memory = False
        self.sheet.add_table(0, 0, 2, len(self.columns) - 1, options)
        self.sheet.constant_memory = True
        self.sheet.table.clear()

    def write_rows(self, rows: Iterable[Row]) -> None:
        for number, row in enumerate(rows, 1):
            self.last = number
            if self.last > LARGEST_SHEET:
                raise TooManyRows
            for at, (column, value) in enumerate(zip(self.columns, row, strict=True)):
                self._write(at, column, value)

    def end(self) -> None:
        """The sums, and the table as long as it came out: one row at least, even an empty one."""
        from xlsxwriter.utility import xl_range

        last, right = max(self.last, 1), len(self.columns) - 1
        if 0 not in self.sums:
            self.sheet.write_string(last + 1, 0, "Total", self.heavy)
        for at, total in self.sums.items():
            formula = f"=SUBTOTAL(109,[{self.columns[at].name}])"
            self.sheet.write_formula(last + 1, at, formula, self.bold[self.columns[at].kind], total)
        table = self.sheet.tables[-1]
        table["range"] = xl_range(0, 0, last + 1, right)
        table["a_range"] = table["autofilter"] = xl_range(0, 0, last, right)

    def _write(self, at: int, column: Column, value: Value) -> None:
        match value:
            case None:
                return
            case str():
                self.sheet.write_string(self.last, at, harmless(value))
            case int() | Decimal():
                self._write_number(at, float(euros(int(value)) if column.kind is Kind.CENTS else value))
            case _:
                self.sheet.write_datetime(self.last, at, value, self._format(at))

    def _write_number(self, at: int, number: float) -> None:
        self.sheet.write_number(self.last, at, number, self._format(at))
        if at in self.sums:
            self.sums[at] = round(self.sums[at] + number, 2)

    def _title(self, at: int, column: Column) -> dict[str, Any]:
        title: dict[str, Any] = {"header": column.name, "format": self._format(at)}
        if at in self.sums:
            return {**title, "total_function": "sum"}
        return {**title, "total_string": "Total"} if at == 0 else title

    def _format(self, at: int) -> Any:
        return self.formats.get(self.columns[at].kind)


def _write_guide(book: "Workbook", table: Table, about: About) -> None:
    sheet, bold = book.add_worksheet(GUIDE), book.add_format({"bold": True})
    folded = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100, folded)
    lines = _guide(table, about)
    for at, (name, meaning) in enumerate(lines):
        head = bold if at in (0, len(lines) - len(table.columns) - 1) else None
        sheet.write_string(at, 0, harmless(name), head)
        sheet.write_string(at, 1, harmless(meaning), head or folded)


def _guide(table: Table, about: About) -> Sequence[tuple[str, str]]:
    return [
        ("Feuille", table.title),
        ("De qui", about.place),
        ("Du moment", about.moment),
        ("Ce qui compte", table.origin),
        ("Total", "La dernière ligne additionne ce que les filtres montrent."),
        ("Colonne", "Ce qu'elle contient"),
        *((column.name, column.meaning) for column in table.columns),
    ]
