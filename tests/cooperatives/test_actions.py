"""Cooperatives added and corrected; by which names they are found."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from bot.cooperatives import actions, queries, rules
from tests.cooperatives.test_rules import GOOD

NOW = datetime(2027, 6, 1, tzinfo=UTC)


def test_a_cooperative_has_the_usual_committees_and_age(session: Session) -> None:
    made = actions.add(session, GOOD, NOW)
    assert (made.committees, made.minimum_age) == (["finances", "RH", "marketing"], 16)
    assert (made.contact, made.amounts_include_vat, made.created_at) == ("", False, NOW)


def test_what_is_said_goes_before_the_usual(session: Session) -> None:
    told = replace(GOOD, committees=("Vie",), minimum_age=15, amounts_include_vat=True)
    made = actions.add(session, told, NOW)
    assert (made.committees, made.minimum_age, made.amounts_include_vat) == (["Vie"], 15, True)


@pytest.mark.parametrize("name", ["CJS Rennes", "cjs rennes", "CJS RENNÉS"])
def test_a_name_is_taken_once(session: Session, name: str) -> None:
    actions.add(session, GOOD, NOW)
    with pytest.raises(actions.NameTaken) as refused:
        actions.add(session, replace(GOOD, name=name), NOW)
    assert refused.value.name == "CJS Rennes"
    assert len(queries.all_of_them(session)) == 1


def test_a_region_keeps_the_spelling_that_it_has(session: Session) -> None:
    actions.add(session, replace(GOOD, region="Île-de-France"), NOW)
    second = actions.add(session, replace(GOOD, name="Deux", region="ile-de-france"), NOW)
    assert second.region == "Île-de-France"


def test_a_correction_changes_what_it_names(session: Session) -> None:
    made = actions.add(session, replace(GOOD, committees=("Vie",)), NOW)
    actions.correct(session, made, {"name": "cjs rennes", "season_ends_on": date(2027, 8, 30)})
    assert (made.name, made.season_ends_on) == ("cjs rennes", date(2027, 8, 30))
    assert (made.town, made.committees) == ("Rennes", ["Vie"])


def test_a_correction_may_empty_the_committees(session: Session) -> None:
    made = actions.add(session, GOOD, NOW)
    assert actions.correct(session, made, {"committees": ()}).committees == []


def test_a_correction_takes_no_name_of_another(session: Session) -> None:
    actions.add(session, GOOD, NOW)
    other = actions.add(session, replace(GOOD, name="Autre"), NOW)
    with pytest.raises(actions.NameTaken):
        actions.correct(session, other, {"name": "CJS rennes"})
    assert other.name == "Autre"


def test_a_refused_correction_changes_nothing(session: Session) -> None:
    made = actions.add(session, GOOD, NOW)
    with pytest.raises(rules.SeasonBackwards):
        actions.correct(session, made, {"town": "Brest", "season_ends_on": date(2027, 1, 1)})
    assert made.town == "Rennes"


def test_by_name_finds_that_one_only(session: Session) -> None:
    made = actions.add(session, GOOD, NOW)
    actions.add(session, replace(GOOD, name="CJS Rennes Sud"), NOW)
    assert queries.by_name(session, " cjs  RENNES") is made
    assert queries.by_name(session, "CJS Renne") is None
    assert queries.by_name(session, "%") is None


def test_of_region_leaves_the_others_out(session: Session) -> None:
    made = actions.add(session, GOOD, NOW)
    actions.add(session, replace(GOOD, name="Autre", region="Occitanie"), NOW)
    assert list(queries.of_region(session, "bretagne")) == [made]
