"""The command `export`."""

import csv
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.support.shell import RENNES, Shell

TABLES = {
    "entries": "Saisies",
    "weeks": "Semaines",
    "payroll": "Paie",
    "contracts": "Contrats",
    "invoices": "Factures",
    "members": "Membres",
    "totals": "Totaux",
}
ENTRIES = (
    "id;cooperative;member_id;first_name;date;start;end;minutes;activity;customer;state"
    ";segments;people;written_by;warnings;validated_on;validated_by;hours"
)


@pytest.fixture
def filled(shell: Shell) -> Shell:
    """Two cooperatives, each with a member and an entry; the first one's activity is a formula."""
    from datetime import UTC, date, datetime

    from sqlalchemy.orm import Session

    from bot.db.engine import open_engine
    from bot.hours.models import Entry
    from bot.people.models import Membership, Person, Role, Standing

    shell.ready()("coop", "add", "CJS Brest", *RENNES[1:])
    now = datetime(2027, 7, 6, tzinfo=UTC)
    engine = open_engine(f"sqlite:///{shell.folder}/data/cjs.db")
    with Session(engine) as session, session.begin():
        for number, (name, activity) in enumerate((("Léa", "=1+1"), ("Noé", "Tonte")), 1):
            session.add(Person(id=number, first_name=name, created_at=now))
            session.flush()
            place = {"person_id": number, "cooperative_id": number, "role": Role.MEMBER}
            session.add(Membership(id=number, standing=Standing.ACTIVE, asked_at=now, **place))
            session.flush()
            work = {"worked_on": date(2027, 7, 6), "minutes": 75, "activity": activity, "created_at": now}
            session.add(Entry(cooperative_id=number, membership_id=number, **work))
    engine.dispose()
    return shell


def _export(shell: Shell, what: str = "entries", form: str = "csv", output: str = "-", *more: str):
    return shell("export", "--what", what, "--format", form, "--output", output, *more)


def test_the_network_goes_to_the_standard_output(filled: Shell) -> None:
    done = _export(filled)
    assert (done.code, done.err) == (0, "")
    assert done.raw.decode() == (
        f"\ufeff{ENTRIES}\r\n"
        "2;CJS Brest;2;Noé;2027-07-06;;;75;Tonte;;recorded;;;;;;;1,25\r\n"
        "1;CJS Rennes;1;Léa;2027-07-06;;;75;'=1+1;;recorded;;;;;;;1,25\r\n"
    )


def test_one_cooperative_leaves_the_others_out(filled: Shell) -> None:
    rows = _export(filled, "entries", "csv", "-", "--coop", "cjs brest").out.splitlines()
    assert [row.split(";")[1] for row in rows[1:]] == ["CJS Brest"]


@pytest.mark.parametrize("what", TABLES)
def test_every_table_is_a_csv(filled: Shell, what: str) -> None:
    done = _export(filled, what)
    rows = list(csv.reader(io.StringIO(done.out.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert done.code == 0
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("what", TABLES)
def test_every_table_is_an_xlsx(filled: Shell, what: str) -> None:
    done = _export(filled, what, "xlsx")
    assert openpyxl.load_workbook(io.BytesIO(done.raw)).sheetnames == [TABLES[what], "Lisez-moi"]


def test_a_file_is_its_owner_s_alone_and_replaces_an_older_one(filled: Shell) -> None:
    place = filled.folder / "out.csv"
    place.write_text("old")
    done = _export(filled, "entries", "csv", str(place))
    assert (done.code, done.out) == (0, f"C'est écrit dans « {place} ».\n")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert place.read_bytes().count(b"\r\n") == 3


def test_nothing_is_left_beside_the_file(filled: Shell) -> None:
    _export(filled, "entries", "xlsx", "out.xlsx")
    assert {path.name for path in filled.folder.iterdir()} == {"data", "out.xlsx"}


def test_a_device_is_written_to_and_not_replaced(filled: Shell) -> None:
    place = filled.folder / "pipe"
    os.mkfifo(place)
    reader = subprocess.Popen(["cat", str(place)], stdout=subprocess.PIPE)
    assert _export(filled, "entries", "csv", str(place)).code == 0
    assert reader.communicate()[0].count(b"\r\n") == 3
    assert stat.S_ISFIFO(place.stat().st_mode)


@pytest.mark.parametrize("output", ["nowhere/out.csv", "data", "data/cjs.db/out.csv"])
def test_a_place_that_is_none_is_one_sentence(filled: Shell, output: str) -> None:
    refused = _export(filled, "entries", "csv", output)
    assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)


def test_an_unknown_cooperative_leaves_the_old_file(filled: Shell) -> None:
    place = filled.folder / "out.csv"
    place.write_text("old")
    refused = _export(filled, "entries", "csv", str(place), "--coop", "Nulle part")
    assert (refused.code, place.read_text()) == (1, "old")
    assert "« Nulle part » n'existe pas" in refused.err


@pytest.mark.parametrize(
    "words",
    [
        ["--format", "csv", "--output", "-"],
        ["--what", "entries", "--output", "-"],
        ["--what", "entries", "--format", "csv"],
        ["--what", "salaries", "--format", "csv", "--output", "-"],
        ["--what", "entries", "--format", "pdf", "--output", "-"],
    ],
)
def test_wrong_usage_is_2(shell: Shell, words: list[str]) -> None:
    assert shell("export", *words).code == 2


def test_an_xlsx_with_too_many_rows_says_what_else_to_do(
    filled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.exports import xlsx_file

    monkeypatch.setattr(xlsx_file, "LARGEST_SHEET", 1)
    refused = _export(filled, "entries", "xlsx", "out.xlsx")
    assert (refused.code, "choisissez csv" in refused.err) == (1, True)
    assert not (filled.folder / "out.xlsx").exists()


def test_a_reader_that_goes_away_leaves_no_traceback(filled: Shell) -> None:
    script = Path(__file__).parents[2]
    command = f"{sys.executable} -m bot export --what entries --format csv --output - | true"
    environment = {**os.environ, "PYTHONPATH": str(script)}
    done = subprocess.run(
        ["bash", "-c", command], cwd=filled.folder, env=environment, capture_output=True, check=False
    )
    assert done.stderr == b""
