"""A day of a cooperative, by what is said and pressed; then every file is compared with what was said."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.people.models import Role
from bot.sandbox import acting
from tests.support.stage import Stage, add_cooperative, add_person, open_stage

NOW = datetime(2026, 7, 22, 17, 0, tzinfo=UTC)  # a Wednesday, 19 h in Paris
YOUTHS = (
    "Léa",
    "Tom",
    "Zoé",
    "Ana",
    "Max",
    "Inès",
    "Noé",
    "Lou",
    "Alix",
    "Eva",
    "Hugo",
    "Rose",
    "Adam",
    "Mila",
)
SAVE, DROP, MINE, NOT_MINE = "Enregistrer", "Ne pas enregistrer", "Oui", "Ce n'est pas moi"
TODAY, YESTERDAY, MONDAY = "2026-07-22", "2026-07-21", "2026-07-20"

# Who types or presses (« > ») what, in the order of the day.
DAY = """
Léa: bonjour
Léa: 2h flyers hier
Léa: > Enregistrer
Léa: merci
Tom: 1h30 ménage lundi
Tom: > Enregistrer
Zoé: 9h-12h tonte chez Mme Le Goff aujourd'hui
Zoé: > Enregistrer
Zoé: ok
Ana: hier 8h30-10h vitres
Ana: > Enregistrer
Max: 45 min réunion ajd
Max: > Enregistrer
Max: lol
Inès: deux heures vingt de ménage hier
Inès: ok
Inès: > Enregistrer
Noé: on se retrouve à 14h ?
Noé: 3/4 d'heure de courses lundi
Noé: > Enregistrer
Noé: il me doit 20€
Lou: hier 14h-16h pui 16h30-18h tonte
Lou: > Enregistrer
Alix: 2h lundi et 1h hier flyers
Alix: > Tout enregistrer
Eva: 1h30 garde d'enfants hier
Eva: > Enregistrer
Hugo: 3h peinture lundi
Hugo: > Enregistrer
Rose: 2h tonte hier avec Adam
Rose: > Enregistrer
Adam: > Oui
Adam: merci
Mila: 2h flyers lundi avec Eva
Mila: > Enregistrer
Eva: > Ce n'est pas moi
Léa: 1h tonte lundi
Léa: > Ne pas enregistrer
Tom: 1h flyers hier
Tom: plutôt 2h
Tom: > Enregistrer
Zoé: 30 min ménage lundi
Zoé: > Enregistrer
Zoé: > Annuler cet ajout
Max: salut, ça va ?
Ana: 2h courses aujourd'hui avec Max
Ana: > Enregistrer
Nadia: /saisies
Nadia: > Tout valider
Hugo: 1h tonte aujourd'hui
Hugo: > Enregistrer
"""
# What must be in the file: who, day, minutes, start, end, activity, customer, segments, written by, state.
# Max has not answered Ana, Eva has said no to Mila; Adam said yes to Rose, so his hours are his own.
V, R = "validated", "recorded"
SAID = [
    ("Tom", MONDAY, "90", "", "", "ménage", "", "", "", V),
    ("Noé", MONDAY, "45", "", "", "courses", "", "", "", V),
    ("Alix", MONDAY, "120", "", "", "flyers", "", "", "", V),
    ("Hugo", MONDAY, "180", "", "", "peinture", "", "", "", V),
    ("Mila", MONDAY, "120", "", "", "flyers", "", "", "", V),
    ("Léa", YESTERDAY, "120", "", "", "flyers", "", "", "", V),
    ("Ana", YESTERDAY, "90", "08:30", "10:00", "vitres", "", "", "", V),
    ("Inès", YESTERDAY, "140", "", "", "ménage", "", "", "", V),
    ("Lou", YESTERDAY, "210", "14:00", "18:00", "tonte", "", "14:00-16:00 16:30-18:00", "", V),
    ("Alix", YESTERDAY, "60", "", "", "flyers", "", "", "", V),
    ("Eva", YESTERDAY, "90", "", "", "garde d'enfants", "", "", "", V),
    ("Rose", YESTERDAY, "120", "", "", "tonte", "", "", "", V),
    ("Adam", YESTERDAY, "120", "", "", "tonte", "", "", "", V),
    ("Tom", YESTERDAY, "120", "", "", "flyers", "", "", "", V),
    ("Zoé", TODAY, "180", "09:00", "12:00", "tonte", "Mme Le Goff", "", "", V),
    ("Max", TODAY, "45", "", "", "réunion", "", "", "", V),
    ("Ana", TODAY, "120", "", "", "courses", "", "", "", V),
    ("Hugo", TODAY, "60", "", "", "tonte", "", "", "", R),
]


@pytest.fixture
async def stage(database: tuple[Engine, str]) -> AsyncIterator[Stage]:
    async with open_stage(*database) as stage:
        with Session(stage.engine) as session:
            place = add_cooperative(session, "Kop'Jeunes")
            for number, name in enumerate((*YOUTHS, "Nadia"), 1001):
                add_person(session, name, number, Role.ANIMATOR if name == "Nadia" else Role.MEMBER, place)
                stage.phones[name] = stage.sandbox.person(name, id=number)
            session.commit()
        stage.sandbox.world.clock.set_to(NOW)
        await stage.start()
        for phone in stage.phones.values():
            phone.says("/start")
        await stage.settle()
        yield stage


async def _live(stage: Stage) -> None:
    for line in DAY.strip().splitlines():
        name, _, act = line.partition(": ")
        if act.startswith("> "):
            _presses(stage, name, act[2:])
        else:
            stage.phones[name].says(act)
        await stage.settle()


def _presses(stage: Stage, name: str, label: str) -> None:
    """The newest button that begins so: « Enregistrer » may have become « Enregistrer quand même »."""
    phone = stage.phones[name]
    for message in reversed(phone.chat.messages):
        for button in acting.buttons(message):
            if button["text"].startswith(label):
                phone.presses(button["callback_data"], message["message_id"])
                return
    raise AssertionError(f"{name} sees no « {label} »: {phone.chat.last()}")


async def _file(stage: Stage, name: str, *acts: str) -> bytes:
    phone = stage.phones[name]
    for act in ("/export", *acts):
        acting.act(phone, act)
        await stage.settle()
    sent = phone.chat.last()["document"]
    return stage.sandbox.world.files.find(sent["file_id"]).upload.content


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


async def test_the_files_say_what_was_said(stage: Stage) -> None:
    await _live(stage)
    rows = _rows(await _file(stage, "Nadia", "[Saisies]", "[CSV]"))
    columns = ("first_name", "date", "minutes", "start", "end", "activity", "customer", "segments")
    told = [tuple(row[name] for name in (*columns, "written_by", "state")) for row in rows]
    assert sorted(told) == sorted(SAID)
    assert {row["validated_by"] for row in rows if row["state"] == V} == {"Nadia"}
    assert {row["validated_on"] for row in rows} == {TODAY, ""}
    _same_cells(rows, await _file(stage, "Nadia", "[Saisies]", "[Excel (XLSX)]"))
    await _compare_sums(stage)


async def _compare_sums(stage: Stage) -> None:
    minutes: dict[str, int] = {}
    for name, _, worked, *_rest in SAID:
        minutes[name] = minutes.get(name, 0) + int(worked)
    weeks = _rows(await _file(stage, "Nadia", "[Semaines]", "[CSV]"))
    assert {row["first_name"]: int(row["minutes"]) for row in weeks} == minutes
    pay = [row for row in _rows(await _file(stage, "Nadia", "[Paie]", "[CSV]")) if not row["week"]]
    assert {row["first_name"]: int(row["month_minutes"]) for row in pay} == minutes
    members = _rows(await _file(stage, "Nadia", "[Membres]", "[CSV]"))
    assert {row["first_name"]: int(row["minutes"]) for row in members} == dict.fromkeys(YOUTHS, 0) | minutes
    (totals,) = _rows(await _file(stage, "Nadia", "[Totaux]", "[CSV]"))
    assert (totals["members"], int(totals["minutes"])) == ("14", sum(minutes.values()))
    own = _rows(await _file(stage, "Hugo", "[CSV]"))
    assert [(row["first_name"], row["minutes"]) for row in own] == [("Hugo", "180"), ("Hugo", "60")]


def _same_cells(rows: list[dict[str, str]], content: bytes) -> None:
    """The table has the CSV's cells, and a row of sums below."""
    sheet = openpyxl.load_workbook(io.BytesIO(content), data_only=True)["Saisies"]
    head, *found, total = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert [
        {str(name): _as_csv(str(name), value) for name, value in zip(head, row, strict=True)} for row in found
    ] == rows
    assert total[head.index("minutes")] == sum(int(row["minutes"]) for row in rows)


def _as_csv(name: str, value: Any) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%Y-%m-%d}"
        case float() | int() if name == "hours":
            return f"{value:.2f}".replace(".", ",")
        case int() | str():
            return str(value)
    return f"{value:%H:%M}"
