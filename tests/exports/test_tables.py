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
from bot.exports.reach import Reach
from bot.hours.models import COUNTED, Change, EntryState
from bot.people.models import Role, Standing
from tests.exports.conftest import NOW, Season

NAMES = tuple(tables.BY_NAME)
DOCUMENT = Path(__file__).parents[2] / "docs" / "exports.md"


def _rows(session: Session, name: str, reach: Reach | int | None = None) -> list[dict[str, Any]]:
    whose = reach if isinstance(reach, Reach) else Reach() if reach is None else Reach((reach,))
    table = tables.table(session, name, whose)
    titles = [column.name for column in table.columns]
    return [dict(zip(titles, row, strict=True)) for row in table.rows]


def test_the_columns_of_entries_are_those_agreed(session: Session) -> None:
    titles = ";".join(column.name for column in tables.entries(session, Reach()).columns)
    first = "id;cooperative;member_id;first_name;date;start;end;minutes;activity;customer;state"
    assert titles == first + ";segments;people;written_by;warnings;validated_on;validated_by;hours"


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_in_the_document_in_its_order(session: Session, name: str) -> None:
    section = re.split(r"^## ", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    (part,) = [each for each in section if each.startswith(f"{name} :")]
    cells = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    told = [title for cell in cells for title in re.findall(r"`(\w+)`", cell)]
    assert told == [column.name for column in tables.BY_NAME[name](session, Reach()).columns]


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
                "segments": None,
                "people": None,
                "written_by": None,
                "warnings": None,
                "validated_on": None,
                "validated_by": None,
                "hours": Decimal("1.50"),
            }
        ]

    @pytest.mark.parametrize("state", sorted(set(EntryState) - set(COUNTED)))
    def test_one_that_does_not_count_is_not(
        self, session: Session, season: Season, state: EntryState
    ) -> None:
        season.entry(season.member(), state=state)
        assert _rows(session, "entries") == []

    def test_all_that_is_known_of_one_is_told(self, session: Session, season: Season) -> None:
        ada, nadia = season.member(), season.person(season.member(first_name="Nadia"))
        halves = ((time(9), time(12)), (time(14), time(15, 30)))
        entry = season.entry(
            ada, minutes=270, segments=halves, people=3, warnings=["day", "sunday"], written_by_id=nadia.id
        )
        entry.state = EntryState.VALIDATED
        for day in (7, 8):
            at = datetime(2027, 7, day, 22, 30, tzinfo=UTC)
            season.change(entry, Change.VALIDATED, nadia, at)
        season.change(entry, Change.CORRECTED, season.person(ada), at)
        (row,) = _rows(session, "entries")
        assert (row["segments"], row["people"]) == ("09:00-12:00 14:00-15:30", 3)
        assert row["warnings"].replace("\u00a0", " ") == "plus de 8 h ce jour, un dimanche"
        assert (row["state"], row["written_by"], row["hours"]) == ("validated", "Nadia", Decimal("4.50"))
        assert (row["validated_on"], row["validated_by"]) == (date(2027, 7, 9), "Nadia")

    def test_a_validation_that_was_undone_is_not_told(self, session: Session, season: Season) -> None:
        ada = season.member()
        entry = season.entry(ada)
        season.change(entry, Change.VALIDATED, season.person(ada), NOW)
        (row,) = _rows(session, "entries")
        assert (row["state"], row["validated_on"], row["validated_by"]) == ("recorded", None, None)

    def test_one_s_own_leaves_others_out(self, session: Session, season: Season) -> None:
        ada, zoe = season.member(), season.member()
        mine, _other = season.entry(ada), season.entry(zoe)
        assert [row["id"] for row in _rows(session, "entries", Reach(membership_ids=(ada.id,)))] == [mine.id]

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


class TestPayroll:
    def test_weeks_are_cut_at_the_end_of_a_month_and_each_month_has_its_sum(
        self, session: Session, season: Season
    ) -> None:
        ada = season.member()
        season.entry(ada, worked_on=date(2027, 7, 30), minutes=120, activity_key="jardinage")
        season.entry(ada, worked_on=date(2027, 7, 30), minutes=30, activity="Flyers")
        season.entry(ada, worked_on=date(2027, 8, 1), minutes=60, state=EntryState.VALIDATED)
        found = [tuple(row.values())[1:] for row in _rows(session, "payroll")]
        who = (ada.id, "Ada")
        last_week, first_week = (date(2027, 7, 26), date(2027, 7, 31)), (date(2027, 8, 1), date(2027, 8, 1))
        july, august = (date(2027, 7, 1), date(2027, 7, 31)), (date(2027, 8, 1), date(2027, 8, 31))
        done, hour = "jardinage 2,00 ; Flyers 0,50", Decimal("1.00")
        nothing, none = Decimal("0.00"), (None,) * 4
        assert found == [
            (*who, "2027-07", "2027-W30", *last_week, 1, 150, Decimal("2.50"), nothing, done, *none),
            (*who, "2027-07", None, *july, *none, done, 1, 150, Decimal("2.50"), nothing),
            (*who, "2027-08", "2027-W30", *first_week, 1, 60, hour, hour, "Tonte 1,00", *none),
            (*who, "2027-08", None, *august, *none, "Tonte 1,00", 1, 60, hour, hour),
        ]

    def test_weeks_and_months_come_to_the_same(self, session: Session, season: Season) -> None:
        for member in (season.member(), season.member(2), None):
            for day in (1, 5, 14, 14, 31):
                season.entry(member, worked_on=date(2027, 7, day), minutes=10 + day)
        rows = _rows(session, "payroll")
        total = sum(row["minutes"] or 0 for row in rows)
        assert total == sum(row["month_minutes"] or 0 for row in rows) == 3 * (50 + 65)
        assert sum(row["days"] or 0 for row in rows) == sum(row["month_days"] or 0 for row in rows) == 12

    def test_what_does_not_count_is_not_paid(self, session: Session, season: Season) -> None:
        season.entry(season.member(), state=EntryState.PROPOSED)
        assert _rows(session, "payroll") == []


class TestInvoices:
    @pytest.mark.parametrize("state", ContractState)
    def test_only_what_is_done_is_billed(
        self, session: Session, season: Season, state: ContractState
    ) -> None:
        season.contract((state, NOW))
        billed = state in (ContractState.DONE, ContractState.INVOICED, ContractState.PAID)
        assert len(_rows(session, "invoices")) == billed

    def test_an_invoice_has_its_amount_its_days_and_the_hours_worked(
        self, session: Session, season: Season
    ) -> None:
        days = [datetime(2027, 7, day, 9, tzinfo=UTC) for day in (1, 2, 3)]
        states = (ContractState.SIGNED, ContractState.DONE, ContractState.INVOICED)
        made = season.contract(*zip(states, days, strict=True))
        season.entry(season.member(), contract_id=made.id, minutes=90)
        season.entry(season.member(), contract_id=made.id, minutes=45)
        season.entry(season.member(), contract_id=made.id, state=EntryState.REFUSED)
        assert _rows(session, "invoices") == [
            {
                "id": made.id,
                "cooperative": "Brest",
                "customer": "Mme Le Gall",
                "customer_kind": "household",
                "service": "Jardin",
                "amount": 12_050,
                "vat": "excluded",
                "state": "invoiced",
                "done_on": date(2027, 7, 2),
                "invoiced_on": date(2027, 7, 3),
                "paid_on": None,
                "minutes": 135,
                "hours": Decimal("2.25"),
            }
        ]


class TestTotals:
    def test_each_cooperative_is_a_row_without_names(self, session: Session, season: Season) -> None:
        ada = season.member()
        season.entry(ada, minutes=75)
        season.entry(ada, state=EntryState.PROPOSED)
        season.entry(None, minutes=15)
        season.contract((ContractState.SIGNED, NOW))
        season.contract((ContractState.PAID, NOW), amount_cents=10_000)
        brest, rennes = _rows(session, "totals")
        assert (brest["cooperative"], brest["members"], brest["minutes"]) == ("Brest", 1, 90)
        assert (brest["won"], brest["turnover"], brest["to_come"]) == (2, 10_000, 12_050)
        assert (rennes["members"], rennes["hours"], rennes["won"]) == (0, Decimal("0.00"), 0)
        assert not [name for name in brest if "name" in name or "member_id" in name]

    @pytest.mark.parametrize(("hands", "told"), [(4, None), (5, 5 * 90)])
    def test_a_partner_sees_no_hours_of_fewer_than_five(
        self, session: Session, season: Season, hands: int, told: int | None
    ) -> None:
        for _ in range(hands):
            season.entry(season.member())
        season.entry(season.member(standing=Standing.LEFT), state=EntryState.DELETED)
        (row,) = _rows(session, "totals", Reach((1,), shielded=True))
        assert (row["members"], row["minutes"]) == (None if told is None else 5, told)
        assert _rows(session, "totals", 1)[0]["minutes"] == hands * 90

    def test_two_entries_of_one_are_one_person(self, session: Session, season: Season) -> None:
        ada = season.member()
        for _ in range(6):
            season.entry(ada)
        assert _rows(session, "totals", Reach((1,), shielded=True))[0]["hours"] is None


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
        assert "gender" not in [column.name for column in tables.members(session, Reach()).columns]


def test_rows_are_read_some_hundreds_at_a_time(
    session: Session, season: Season, database: tuple[Engine, str]
) -> None:
    ada = season.member()
    for _ in range(1200):
        season.entry(ada)
    session.expunge_all()
    loaded: list[object] = []
    event.listen(session, "loaded_as_persistent", lambda _session, row: loaded.append(row))
    rows = iter(tables.entries(session, Reach()).rows)
    next(rows)
    assert len(loaded) <= 500
    assert sum(1 for _ in rows) == 1199
