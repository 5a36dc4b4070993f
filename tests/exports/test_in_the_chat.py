"""Files as people get them: opened and read cell by cell; asked for once, handed over once, with rights."""

import asyncio
import csv
import io
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from bot.delivery import workshop
from bot.exports.models import ExportRequest, RequestState
from bot.people.models import Membership, Person, Role, Standing
from bot.sandbox import acting
from bot.sandbox.phone import Phone
from tests.support.stage import Stage, add_cooperative, add_person, open_stage

NOW = datetime(2026, 7, 16, 15, 30, tzinfo=UTC)
CAST = ((1001, "Léa", Role.MEMBER), (1002, "Tom", Role.MEMBER), (2001, "Nadia", Role.ANIMATOR))


@pytest.fixture
async def stage(database: tuple[Engine, str]) -> AsyncIterator[Stage]:
    async with open_stage(*database) as stage:
        with Session(stage.engine) as session:
            place = add_cooperative(session, "Kop'Jeunes")
            for number, name, role in CAST:
                add_person(session, name, number, role, place)
                stage.phones[name] = stage.sandbox.person(name, id=number)
            session.commit()
        stage.sandbox.world.clock.set_to(NOW)
        await stage.start()
        await _does(stage, "Nadia", "/start")
        await _logs(stage, "Léa", "2h flyers hier")
        await _logs(stage, "Léa", "9h-12h30 tonte chez Mme Le Goff aujourd'hui")
        await _logs(stage, "Tom", "45 min ménage hier")
        yield stage


async def _logs(stage: Stage, name: str, line: str) -> None:
    await _does(stage, name, line)
    phone = stage.phones[name]
    if "C'est noté" not in phone.chat.last()["text"]:
        phone.presses("Enregistrer")
    await stage.settle()


async def _does(stage: Stage, name: str, *acts: str) -> None:
    """Types, or presses what is in brackets."""
    for act in acts:
        acting.act(stage.phones[name], act)
        await stage.settle()


def _files(stage: Stage, phone: Phone) -> list[tuple[str, bytes]]:
    sent = [each["document"] for each in phone.chat.messages if "document" in each]
    find = stage.sandbox.world.files.find
    return [(each["file_name"], find(each["file_id"]).upload.content) for each in sent]


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def _cells(content: bytes, sheet: str) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


async def test_a_member_gets_their_own_entries_and_nobody_else_s(stage: Stage) -> None:
    await _does(stage, "Léa", "/export", "[CSV]")
    ((name, content),) = _files(stage, stage.phones["Léa"])
    assert name == "saisies-lea-2026-07-16.csv"
    told = [
        (row["first_name"], row["date"], row["start"], row["end"], row["minutes"], row["customer"])
        for row in _rows(content)
    ]
    assert told == [
        ("Léa", "2026-07-15", "", "", "120", ""),
        ("Léa", "2026-07-16", "09:00", "12:30", "210", "Mme Le Goff"),
    ]


async def test_an_animator_gets_all_entries_as_a_table(stage: Stage) -> None:
    await _does(stage, "Nadia", "/export", "[Saisies]", "[Excel (XLSX)]")
    ((name, content),) = _files(stage, stage.phones["Nadia"])
    assert name == "saisies-kop-jeunes-2026-07-16.xlsx"
    head, *rows, total = _cells(content, "Saisies")
    told = [(row[3], row[4], row[7], row[8], row[17]) for row in rows]
    assert told == [
        ("Léa", datetime(2026, 7, 15), 120, "flyers", 2),
        ("Tom", datetime(2026, 7, 15), 45, "ménage", 0.75),
        ("Léa", datetime(2026, 7, 16), 210, "tonte", 3.5),
    ]
    assert (head[7], total[0], total[7], total[17]) == ("minutes", "Total", 375, 6.25)
    guide = dict(row[:2] for row in _cells(content, "Lisez-moi"))
    assert (guide["De qui"], guide["Du moment"]) == ("Kop'Jeunes", "16/07/2026 à 17:30 (Europe/Paris)")


async def test_what_the_cae_pays_is_what_was_said(stage: Stage) -> None:
    await _does(stage, "Nadia", "/export", "[Paie]", "[CSV]")
    ((_, content),) = _files(stage, stage.phones["Nadia"])
    months = [row for row in _rows(content) if not row["week"]]
    assert [(row["first_name"], row["month_days"], row["month_hours"]) for row in months] == [
        ("Léa", "2", "5,50"),
        ("Tom", "1", "0,75"),
    ]


async def test_a_second_press_and_a_second_wish_bring_no_second_file(stage: Stage) -> None:
    phone = stage.phones["Léa"]
    await _does(stage, "Léa", "/export")
    number = phone.chat.last()["message_id"]
    (rows,) = phone.chat.last()["reply_markup"]["inline_keyboard"]
    for _ in range(3):
        phone.presses(rows[1]["callback_data"], number)
    await stage.settle()
    assert len(_files(stage, phone)) == 1


async def test_who_has_left_meanwhile_gets_no_file(stage: Stage) -> None:
    await stage.stop()
    _ask(stage, "Nadia", "coop:1")
    with Session(stage.engine) as session:
        session.execute(update(Membership).values(standing=Standing.LEFT))
        session.commit()
    await stage.start()
    phone = stage.phones["Nadia"]
    assert _files(stage, phone) == []
    assert "plus accès" in phone.chat.last()["text"]
    assert _states(stage) == [RequestState.REFUSED]


async def test_a_place_that_was_never_theirs_brings_no_file(stage: Stage) -> None:
    for key in ("network", "coop:99", "region:Bretagne", "own"):
        await stage.stop()
        _ask(stage, "Nadia", key)
        await stage.start()
    assert _files(stage, stage.phones["Nadia"]) == []


async def test_what_a_kill_interrupted_is_made_at_the_next_start_and_comes_once(stage: Stage) -> None:
    await stage.stop()
    _ask(stage, "Nadia", "coop:1", attempts=1)
    await stage.start()
    await stage.restart()
    assert len(_files(stage, stage.phones["Nadia"])) == 1
    assert _states(stage) == [RequestState.MADE]


async def test_one_that_always_ends_the_process_is_given_up(stage: Stage) -> None:
    await stage.stop()
    _ask(stage, "Nadia", "coop:1", attempts=3)
    await stage.start()
    assert "pas réussi" in stage.phones["Nadia"].chat.last()["text"]
    assert _states(stage) == [RequestState.FAILED]


async def test_a_file_that_cannot_be_made_is_said(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "PYTHON", (sys.executable, "-c", "import sys; sys.exit(9)"))
    await _does(stage, "Léa", "/export", "[CSV]")
    assert "Réessaie" in stage.phones["Léa"].chat.last()["text"]
    assert stage.errors.lines == ["bot.exports ended with 9"]


async def test_who_erases_everything_leaves_no_request(stage: Stage) -> None:
    await _does(stage, "Léa", "/export", "[CSV]")
    await _does(stage, "Léa", "/confidentialite", "[Effacer mes données]", "[Oui, tout effacer]")
    assert _states(stage) == []


async def test_the_core_answers_while_a_file_is_made(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = "import sys, time; sys.stdin.read(); time.sleep(1.5); sys.stdout.write('x')"
    monkeypatch.setattr(workshop, "PYTHON", (sys.executable, "-c", slow))
    lea = stage.phones["Léa"]
    await _does(stage, "Nadia", "/export", "[Saisies]")
    acting.act(stage.phones["Nadia"], "[CSV]")
    async with asyncio.timeout(1.2):
        lea.says("/aide")
        await lea.hears("Ce que tu peux faire")
    await stage.settle()
    assert [content for _, content in _files(stage, stage.phones["Nadia"])] == [b"x"]


def _ask(stage: Stage, name: str, key: str, attempts: int = 0) -> None:
    with Session(stage.engine) as session:
        person = session.scalars(select(Person).where(Person.first_name == name)).one()
        wanted = ExportRequest(person_id=person.id, what="entries", form="csv", place=key, asked_at=NOW)
        wanted.attempts = attempts
        session.add(wanted)
        session.commit()


def _states(stage: Stage) -> list[RequestState]:
    with Session(stage.engine) as session:
        return list(session.scalars(select(ExportRequest.state)))
