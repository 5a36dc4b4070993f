"""The rows of each table: those that must come, and each that must not."""

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from bot.contracts.models import ContractState
from bot.exports import tables
from bot.hours.models import EntryState
from bot.people.models import Role, Standing
from tests.exports.conftest import NOW, Season

NAMES = ("entries", "weeks", "contracts", "members")
DOCUMENT = Path(__file__).parents[2] / "docs" / "exports.md"


def _rows(session: Session, name: str, cooperative_id: int | None = None) -> list[dict[str, Any]]:
    table = tables.BY_NAME[name](session, cooperative_id)
    titles = [column.name for column in table.columns]
    return [dict(zip(titles, row, strict=True)) for row in table.rows]


def test_the_columns_of_entries_are_those_agreed(session: Session) -> None:
    titles = ";".join(column.name for column in tables.entries(session, None).columns)
    assert titles == "id;cooperative;member_id;first_name;date;start;end;minutes;activity;customer;state"


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_in_the_document_in_its_order(session: Session, name: str) -> None:
    section = re.split(r"^## ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (part,) = [each for each in section if each.startswith(f"{name} :")]
    cells = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    told = [title for cell in cells for title in re.findall(r"`(\w+)`", cell)]
    assert told == [column.name for column in tables.BY_NAME[name](session, None).columns]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_without_rows_is_empty(session: Session, name: str) -> None:
    assert _rows(session, name) == []


class TestEntries:
    def test_an_entry_is_a_row(self, session: Session, season: Season) -> None:
        ada = season.member()
        entry = season.entry(ada, starts=time(9, 30), ends=time(11), customer="Mairie")
        assert _rows(session, "entries") == [
            {
                "id": entry.id,
                "cooperative": "Brest",
                "member_id": ada.id,
                "first_name": "Ada",
                "date": date(2027, 7, 6),
                "start": time(9, 30),
                "end": time(11),
                "minutes": 90,
                "activity": "Tonte",
                "customer": "Mairie",
                "state": "recorded",
            }
        ]

    def test_a_deleted_one_is_not(self, session: Session, season: Season) -> None:
        season.entry(season.member(), state=EntryState.DELETED)
        assert _rows(session, "entries") == []

    def test_of_one_cooperative_leaves_the_other_out(self, session: Session, season: Season) -> None:
        here, _there = season.entry(season.member(1)), season.entry(season.member(2))
        assert [row["id"] for row in _rows(session, "entries", 1)] == [here.id]
        assert len(_rows(session, "entries")) == 2

    def test_an_erased_person_has_neither_number_nor_name(self, session: Session, season: Season) -> None:
        season.entry(None)
        (row,) = _rows(session, "entries")
        assert (row["member_id"], row["first_name"], row["minutes"]) == (None, None, 90)

    def test_the_contract_names_the_customer_when_the_entry_does_not(
        self, session: Session, season: Season
    ) -> None:
        ada, contract = season.member(), season.contract()
        season.entry(ada, contract_id=contract.id)
        season.entry(ada, contract_id=contract.id, customer="Voisin")
        assert [row["customer"] for row in _rows(session, "entries")] == ["Mme Le Gall", "Voisin"]

    def test_rows_come_by_cooperative_and_day(self, session: Session, season: Season) -> None:
        late = season.entry(season.member(2), worked_on=date(2027, 7, 1))
        second = season.entry(season.member(1), worked_on=date(2027, 7, 3))
        first = season.entry(season.member(1), worked_on=date(2027, 7, 2))
        assert [row["id"] for row in _rows(session, "entries")] == [first.id, second.id, late.id]


class TestWeeks:
    def test_a_week_is_from_monday_to_sunday(self, session: Session, season: Season) -> None:
        ada = season.member()
        for day in (4, 5, 11, 12):
            season.entry(ada, worked_on=date(2027, 7, day))
        found = [
            (row["week"], row["monday"], row["entries"], row["minutes"]) for row in _rows(session, "weeks")
        ]
        assert found == [
            ("2027-W26", date(2027, 6, 28), 1, 90),
            ("2027-W27", date(2027, 7, 5), 2, 180),
            ("2027-W28", date(2027, 7, 12), 1, 90),
        ]

    def test_the_first_days_of_january_are_of_the_year_before(self, session: Session, season: Season) -> None:
        season.entry(season.member(), worked_on=date(2027, 1, 1))
        assert _rows(session, "weeks")[0]["week"] == "2026-W53"

    def test_each_person_has_a_row(self, session: Session, season: Season) -> None:
        season.entry(season.member(first_name="Ada"))
        season.entry(season.member(first_name="Ada"))
        season.entry(season.member(2, first_name="Ada"))
        assert len(_rows(session, "weeks")) == 3

    def test_hours_without_a_name_make_one_row_and_come_last(self, session: Session, season: Season) -> None:
        season.entry(None, minutes=20)
        season.entry(None, minutes=25)
        season.entry(season.member())
        rows = _rows(session, "weeks")
        assert [(row["first_name"], row["minutes"], row["hours"]) for row in rows] == [
            ("Ada", 90, Decimal("1.50")),
            (None, 45, Decimal("0.75")),
        ]

    def test_deleted_entries_do_not_count(self, session: Session, season: Season) -> None:
        season.entry(season.member(), state=EntryState.DELETED)
        assert _rows(session, "weeks") == []


class TestContracts:
    def test_a_contract_has_the_day_of_each_of_its_steps(self, session: Session, season: Season) -> None:
        ada = season.member()
        season.contract(
            (ContractState.CONTACT, datetime(2027, 7, 1, 9, tzinfo=UTC)),
            (ContractState.SIGNED, NOW),
            brought_by_id=ada.id,
            planned_on=date(2027, 7, 20),
        )
        (row,) = _rows(session, "contracts")
        assert (row["contact_on"], row["quoted_on"], row["signed_on"]) == (
            date(2027, 7, 1),
            None,
            date(2027, 7, 6),
        )
        assert (row["state"], row["amount"], row["vat"]) == ("signed", 12_050, "excluded")
        assert (row["brought_by_id"], row["brought_by"]) == (ada.id, "Ada")
        assert (row["customer_kind"], row["planned_on"]) == ("household", date(2027, 7, 20))

    def test_a_contract_without_a_step_is_a_row(self, session: Session, season: Season) -> None:
        season.contract(amount_cents=None)
        (row,) = _rows(session, "contracts")
        assert (row["amount"], row["brought_by"], row["contact_on"]) == (None, None, None)

    def test_a_state_reached_twice_has_its_last_day(self, session: Session, season: Season) -> None:
        days = [datetime(2027, 7, day, 9, tzinfo=UTC) for day in (1, 2, 3)]
        states = (ContractState.QUOTED, ContractState.CONTACT, ContractState.QUOTED)
        season.contract(*zip(states, days, strict=True))
        assert _rows(session, "contracts")[0]["quoted_on"] == date(2027, 7, 3)

    def test_of_one_cooperative_leaves_the_other_out(self, session: Session, season: Season) -> None:
        season.contract(cooperative_id=2)
        assert _rows(session, "contracts", 1) == []


class TestMembers:
    def test_a_member_comes_with_what_they_wrote(self, session: Session, season: Season) -> None:
        ada = season.member(telegram_id=5, committees=["RH", "finances"], decided_at=NOW)
        season.entry(ada)
        season.entry(ada, minutes=30)
        season.entry(ada, state=EntryState.DELETED)
        (row,) = _rows(session, "members")
        assert (row["member_id"], row["first_name"], row["telegram"]) == (ada.id, "Ada", "yes")
        assert (row["entries"], row["minutes"], row["hours"]) == (2, 120, Decimal("2.00"))
        assert (row["committees"], row["asked_on"]) == ("RH, finances", date(2027, 7, 6))
        assert (row["accepted_on"], row["left_on"]) == (date(2027, 7, 6), None)

    def test_a_member_who_wrote_nothing_comes_too(self, session: Session, season: Season) -> None:
        season.member()
        (row,) = _rows(session, "members")
        assert (row["telegram"], row["entries"], row["minutes"]) == ("no", 0, 0)

    @pytest.mark.parametrize(
        ("changes", "number"),
        [
            pytest.param({"standing": Standing.PENDING}, 1, id="a newcomer comes"),
            pytest.param({"standing": Standing.LEFT}, 1, id="somebody who left comes"),
            pytest.param({"standing": Standing.REFUSED}, 0, id="somebody refused does not"),
            pytest.param({"role": Role.ANIMATOR}, 0, id="an animator does not"),
            pytest.param({"role": Role.PARTNER}, 0, id="a partner does not"),
        ],
    )
    def test_who_is_in_it(
        self, session: Session, season: Season, changes: dict[str, Any], number: int
    ) -> None:
        season.member(**changes)
        assert len(_rows(session, "members")) == number

    def test_somebody_who_erased_their_data_is_not_in_it(self, session: Session, season: Season) -> None:
        season.person(season.member()).erased_at = NOW
        session.flush()
        assert _rows(session, "members") == []

    def test_nobody_s_gender_is_told(self, session: Session) -> None:
        assert "gender" not in [column.name for column in tables.members(session, None).columns]


def test_rows_are_read_some_hundreds_at_a_time(
    session: Session, season: Season, database: tuple[Engine, str]
) -> None:
    ada = season.member()
    for _ in range(1200):
        season.entry(ada)
    session.expunge_all()
    loaded: list[object] = []
    event.listen(session, "loaded_as_persistent", lambda _session, row: loaded.append(row))
    rows = iter(tables.entries(session, None).rows)
    next(rows)
    assert len(loaded) <= 500
    assert sum(1 for _ in rows) == 1199
