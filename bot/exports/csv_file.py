"""Tables as CSV for French spreadsheets: UTF-8 with BOM, `;`, decimal comma, ISO dates, CRLF."""

import csv
import io
from datetime import time
from decimal import Decimal
from typing import BinaryIO

from bot.exports.table import Column, Kind, Table, Value, euros, harmless


def write(table: Table, stream: BinaryIO) -> None:
    """The stream stays open."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in table.rows:
        writer.writerow(cell(column, value) for column, value in zip(table.columns, row, strict=True))
    text.detach()


def cell(column: Column, value: Value) -> str:
    """Empty for None."""
    if value is None:
        return ""
    if column.kind is Kind.CENTS and isinstance(value, int):
        value = euros(value)
    match value:
        case str():
            return harmless(value)
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return f"{value:.2f}".replace(".", ",")
    return str(value)  # a date's text is ISO
