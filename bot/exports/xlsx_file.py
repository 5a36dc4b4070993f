"""Tables as XLSX: the rows with a fixed head and their sums, and a sheet that says what each column means."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.exports.table import SUMMED, Column, Kind, Row, Table, Value, euros, harmless

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Up to here the rows are a real table, which XlsxWriter holds in memory; beyond, they stream under a filter.
LARGEST_TABLE = 5000
LARGEST_SHEET = 1_048_576 - 2
FORMATS = {
    Kind.DATE: "dd/mm/yyyy",
    Kind.TIME: "hh:mm",
    Kind.MINUTES: "#,##0",
    Kind.HOURS: "#,##0.00",
    Kind.CENTS: '#,##0.00 "€"',
}
WIDTHS = {Kind.TEXT: 22, Kind.DATE: 12, Kind.CENTS: 14}
USUAL_WIDTH = 10
GUIDE = "Lisez-moi"


class TooManyRows(Exception):
    """More than a sheet can hold."""


def write(table: Table, path: Path) -> None:
    """Raises TooManyRows, and then the file is not to be used."""
    import xlsxwriter  # here, because `run` must stay small until the first export

    rows = iter(table.rows)
    first = list(islice(rows, LARGEST_TABLE + 1))
    small = len(first) <= LARGEST_TABLE
    with xlsxwriter.Workbook(path, {"constant_memory": not small}) as book:
        sheet = _Sheet(book, table)
        sheet.write_rows(chain(first, rows))
        if small:
            sheet.end_as_table()
        else:
            sheet.end_as_filter()
        _write_guide(book, table)


class _Sheet:
    """The sheet of the rows: the head is row 0, the sums stand under the last row."""

    def __init__(self, book: "Workbook", table: Table) -> None:
        self.table, self.columns = table, table.columns
        self.sheet: Worksheet = book.add_worksheet(table.name)
        self.formats = {kind: book.add_format({"num_format": shape}) for kind, shape in FORMATS.items()}
        self.sums = dict.fromkeys(
            (at for at, column in enumerate(self.columns) if column.kind in SUMMED), 0.0
        )
        self.last = 0
        self.sheet.freeze_panes(1, 0)
        for at, column in enumerate(self.columns):
            self.sheet.set_column(at, at, WIDTHS.get(column.kind, USUAL_WIDTH), self.formats.get(column.kind))
            self.sheet.write_string(0, at, column.name)

    def write_rows(self, rows: Iterable[Row]) -> None:
        for number, row in enumerate(rows, 1):
            self.last = number
            if self.last > LARGEST_SHEET:
                raise TooManyRows
            for at, (column, value) in enumerate(zip(self.columns, row, strict=True)):
                self._write(at, column, value)

    def end_as_table(self) -> None:
        """A table has one row at least, even an empty one."""
        bottom = max(self.last, 1) + 1
        titles = [self._title(at, column) for at, column in enumerate(self.columns)]
        options = {"name": f"T_{self.table.name}", "total_row": True, "columns": titles}
        self.sheet.add_table(0, 0, bottom, len(self.columns) - 1, options)

    def end_as_filter(self) -> None:
        from xlsxwriter.utility import xl_range

        self.sheet.autofilter(0, 0, self.last, len(self.columns) - 1)
        self.sheet.write_string(self.last + 1, 0, "Total")
        for at, total in self.sums.items():
            formula = f"=SUBTOTAL(109,{xl_range(1, at, self.last, at)})"
            self.sheet.write_formula(self.last + 1, at, formula, self._format(at), total)

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
            return {**title, "total_function": "sum", "total_value": self.sums[at]}
        return {**title, "total_string": "Total"} if at == 0 else title

    def _format(self, at: int) -> Any:
        return self.formats.get(self.columns[at].kind)


def _write_guide(book: "Workbook", table: Table) -> None:
    sheet = book.add_worksheet(GUIDE)
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 100)
    sheet.write_row(0, 0, ["Colonne", "Ce qu'elle contient"], book.add_format({"bold": True}))
    for at, column in enumerate(table.columns, 1):
        sheet.write_row(at, 0, [column.name, column.meaning])
