"""Makes one file in a process of its own, so that the bot stays small and quick: order in, file out."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from sqlalchemy.orm import Session

from bot.db.engine import open_engine
from bot.exports import files, order, tables
from bot.exports.order import TOO_MANY_ROWS, Order
from bot.exports.xlsx_file import TooManyRows

NICE = 5


def main() -> int:
    """The order as JSON on standard input; the file on standard output."""
    os.nice(NICE)
    wanted = order.from_json(sys.stdin.buffer.read())
    with tempfile.TemporaryDirectory(prefix="cjs-export-") as folder:
        made = Path(folder) / "file"
        try:
            make(wanted, made)
        except TooManyRows:
            return TOO_MANY_ROWS
        with made.open("rb") as content:
            shutil.copyfileobj(content, sys.stdout.buffer)
    return 0


def make(wanted: Order, path: Path) -> None:
    """Reads one moment of the database and makes no writer wait."""
    engine = open_engine(wanted.database_url)
    with Session(engine.execution_options(read_only=True)) as session:
        table = tables.table(session, wanted.what, wanted.reach)
        files.write(table, wanted.form, path, wanted.about)
    engine.dispose()


if __name__ == "__main__":
    sys.exit(main())
