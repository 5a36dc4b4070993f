"""A day of a cooperative, by what is said and pressed; then every cell of the files is compared with it."""

import csv
import io
from collections.abc import AsyncIterator, Iterable
from datetime import UTC, datetime, time
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.people.models import Role
from bot.sandbox import acting
from tests.exports.said import (
    ANIMATORS,
    CONTRACT,
    DAY,
    PLACE,
    TODAY,
    WEEKS,
    WITHOUT_TELEGRAM,
    WORKED,
    YOUTHS,
    Worked,
)
from tests.support.stage import Stage, add_cooperative, add_person, open_stage

Cells = dict[str, str]

NOW = datetime(2026, 7, 22, 17, 0, tzinfo=UTC)  # a Wednesday, 19 h in Paris
SUMMED = {
    "Saisies": ("minutes", "hours"),
    "Semaines": ("entries", "minutes", "hours"),
    "Contrats": ("amount", "minutes", "hours"),
    "Membres": ("entries", "minutes", "hours"),
}
DECIMAL = ("hours", "amount")


@pytest.fixture
async def stage(database: tuple[Engine, str]) -> AsyncIterator[Stage]:
    async with open_stage(*database) as stage:
        with Session(stage.engine) as session:
            place = add_cooperative(session, PLACE)
            for number, name in enumerate((*YOUTHS, *ANIMATORS), 1001):
                account = None if name == WITHOUT_TELEGRAM else number
                role = Role.ANIMATOR if name in ANIMATORS else Role.MEMBER
                add_person(session, name, account, role, place)
                if account:
                    stage.phones[name] = stage.sandbox.person(name, id=account)
            session.commit()
        stage.sandbox.world.clock.set_to(NOW)
        await stage.start()
        for phone in stage.phones.values():
            phone.says("/start")
        await stage.settle()
        yield stage


def _acts(moment: str) -> list[tuple[str, str]]:
    return [(name, act) for name, _, act in (line.partition(": ") for line in moment.strip().splitlines())]


async def _live(stage: Stage) -> None:
    for moment in DAY.split("\n\n"):
        for name, act in _acts(moment):
            if act.startswith("> "):
                _presses(stage, name, act[2:])
            else:
                stage.phones[name].says(act)
        await stage.settle()


def _presses(stage: Stage, name: str, label: str) -> None:
    """The newest button that begins so."""
    phone = stage.phones[name]
    for message in reversed(phone.chat.messages):
        for button in acting.buttons(message):
            if button["text"].replace("\u202f", " ").replace("\u00a0", " ").startswith(label):
                phone.presses(button["callback_data"], message["message_id"])
                return
    raise AssertionError(f"{name} sees no « {label} »: {phone.chat.messages[-3:]}")


async def _files(stage: Stage, asked: dict[str, tuple[str, ...]]) -> list[bytes]:
    """What each of them gets who ask, press by press, at the same time."""
    for acts in zip(*asked.values(), strict=True):
        for name, act in zip(asked, acts, strict=True):
            acting.act(stage.phones[name], act)
        await stage.settle()
    sent = [stage.phones[name].chat.last()["document"] for name in asked]
    return [stage.sandbox.world.files.find(each["file_id"]).upload.content for each in sent]


def _rows(content: bytes) -> list[Cells]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_day_is_as_long_as_it_should_be() -> None:
    moments = [_acts(moment) for moment in DAY.split("\n\n")]
    typed = [act for acts in moments for name, act in acts if name in YOUTHS and act[0] != ">"]
    assert (len(YOUTHS), len(typed), len(ANIMATORS)) == (14, 60, 2)
    assert {name for acts in moments for name, _ in acts} == {*YOUTHS, *ANIMATORS} - {WITHOUT_TELEGRAM}
    for acts in moments:
        assert len({name for name, _ in acts}) == len(acts), f"somebody acts twice at once: {acts}"


async def test_the_files_say_what_was_said(stage: Stage) -> None:
    await _live(stage)
    entries = await _both(stage, "Saisies", [_entry(each) for each in WORKED], but="id")
    assert len({row["id"] for row in entries}) == len(WORKED)
    await _both(stage, "Semaines", _weeks())
    await _both(stage, "Contrats", [CONTRACT])
    await _both(stage, "Membres", [_member(name) for name in YOUTHS])
    (own,) = await _files(stage, {"Hugo": ("/export", "[CSV]")})
    assert _rows(own) == [row for row in entries if row["first_name"] == "Hugo"]
    assert not stage.errors.lines


async def _both(stage: Stage, title: str, expected: list[Cells], but: str = "") -> list[Cells]:
    """Nadia's CSV and Yann's XLSX, each cell and sum of them, in any order of rows; gives the CSV's rows."""
    press = ("/export", f"[{title}]")
    plain, book = await _files(stage, {"Nadia": (*press, "[CSV]"), "Yann": (*press, "[Excel (XLSX)]")})
    rows = _rows(plain)
    told = [{name: cell for name, cell in row.items() if name != but} for row in rows]
    assert [row for row in told if row not in expected] == [row for row in expected if row not in told]
    assert sorted(map(_told, told)) == sorted(map(_told, expected))
    sheet = openpyxl.load_workbook(io.BytesIO(book), data_only=True)[title]
    head, *found, total = ([cell.value for cell in row] for row in sheet.iter_rows())
    names = [str(name) for name in head]
    assert [_cells(names, row) for row in found] == rows
    sums = {name: value for name, value in zip(names, total, strict=True) if name in SUMMED[title]}
    assert sums == {name: pytest.approx(_sum(expected, name)) for name in SUMMED[title]}
    return rows


def _told(cells: Cells) -> list[tuple[str, str]]:
    return list(cells.items())


def _sum(rows: Iterable[Cells], name: str) -> float:
    return sum(float(row[name].replace(",", ".")) for row in rows)


def _cells(names: list[str], row: list[Any]) -> Cells:
    return {name: _as_csv(name, value) for name, value in zip(names, row, strict=True)}


def _as_csv(name: str, value: Any) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%Y-%m-%d}"
        case time():
            return f"{value:%H:%M}"
        case float() | int() if name in DECIMAL:
            return f"{value:.2f}".replace(".", ",")
    return str(value)


def _entry(worked: Worked) -> Cells:
    spans = worked.times.split()
    return {
        "cooperative": PLACE,
        "member_id": _number(worked.who),
        "first_name": worked.who,
        "date": worked.day,
        "start": worked.times[:5],
        "end": worked.times[-5:],
        "minutes": str(worked.minutes),
        "activity": worked.activity,
        "customer": worked.customer,
        "state": "validated" if worked.read_by else "recorded",
        "segments": worked.times if len(spans) > 1 else "",
        "people": worked.people,
        "written_by": worked.written_by,
        "warnings": worked.warnings,
        "validated_on": TODAY if worked.read_by else "",
        "validated_by": worked.read_by,
        "hours": _hours(worked.minutes),
    }


def _weeks() -> list[Cells]:
    """One a person and week in which there is anything."""
    rows = []
    for name in YOUTHS:
        for monday, (week, days) in WEEKS.items():
            if some := [each for each in WORKED if each.who == name and each.day in days]:
                who = {"cooperative": PLACE, "member_id": _number(name), "first_name": name}
                rows.append({**who, "week": week, "monday": monday, **_worked(some)})
    return rows


def _member(name: str) -> Cells:
    return {
        "member_id": _number(name),
        "cooperative": PLACE,
        "first_name": name,
        "standing": "active",
        "committees": "",
        "telegram": "no" if name == WITHOUT_TELEGRAM else "yes",
        "asked_on": "2026-06-15",
        "accepted_on": "2026-06-16",
        "left_on": "",
        **_worked([each for each in WORKED if each.who == name]),
    }


def _worked(some: list[Worked]) -> Cells:
    minutes = sum(each.minutes for each in some)
    return {"entries": str(len(some)), "minutes": str(minutes), "hours": _hours(minutes)}


def _number(name: str) -> str:
    return str(YOUTHS.index(name) + 1)


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.2f}".replace(".", ",")
