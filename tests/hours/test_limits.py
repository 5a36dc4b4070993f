"""The limits: the law's, a cooperative's own, and where the law is stricter."""

from datetime import time
from typing import Any

import pytest

from bot.hours import closed_activities, limits
from bot.hours.limits import LAW, Limits, Name


def test_without_overrides_it_is_the_law() -> None:
    assert limits.made_from({}) == LAW
    assert (LAW.day_minutes, LAW.week_minutes, LAW.stretch_minutes) == (480, 2100, 270)
    assert (LAW.rest_minutes, LAW.night_from, LAW.night_to) == (720, time(22), time(6))


@pytest.mark.parametrize(
    "wrong",
    [
        {"day_minutes": "beaucoup"},
        {"day_minutes": -1},
        {"day_minutes": None},
        {"day_minutes": True},
        {"week_minutes": 99999},
        {"night_from": "25:00"},
        {"night_from": "22:00+02:00"},
        {"sunday": "peut-être"},
        {"tolerated": 3},
        {"unknown": 1},
        {"day_minutes": [], "rest_minutes": {}, "night_to": ""},
    ],
    ids=str,
)
def test_a_wrong_override_is_the_laws_and_leaves_the_others(wrong: dict[str, Any]) -> None:
    made = limits.made_from({"far_past_days": 30} | wrong)
    assert made == Limits(far_past_days=30)


@pytest.mark.parametrize(
    "own",
    [
        LAW,
        Limits(day_minutes=420, night_from=time(20), tolerated=("machines",)),
        Limits(sunday=False, holidays=False, rest_minutes=0, night_from=time(0), night_to=time(0)),
    ],
    ids=["law", "stricter", "looser"],
)
def test_what_is_kept_comes_back_the_same(own: Limits) -> None:
    assert limits.made_from(limits.overrides_of(own)) == own


def test_only_what_differs_from_the_law_is_kept() -> None:
    assert limits.overrides_of(LAW) == {}
    assert limits.overrides_of(Limits(day_minutes=420)) == {"day_minutes": 420}


@pytest.mark.parametrize(
    ("own", "names"),
    [
        (LAW, []),
        (Limits(day_minutes=479, week_minutes=2000, rest_minutes=840, stretch_minutes=200), []),
        (Limits(day_minutes=481), [Name.DAY]),
        (Limits(week_minutes=2101), [Name.WEEK]),
        (Limits(stretch_minutes=271), [Name.STRETCH]),
        (Limits(rest_minutes=719), [Name.REST]),
        (Limits(night_from=time(20)), []),
        (Limits(night_to=time(7)), []),
        (Limits(night_from=time(22, 1)), [Name.NIGHT]),
        (Limits(night_from=time(0)), [Name.NIGHT]),
        (Limits(night_to=time(5, 59)), [Name.NIGHT]),
        (Limits(night_from=time(0), night_to=time(0)), [Name.NIGHT]),
        (Limits(sunday=False, holidays=False), [Name.SUNDAY, Name.HOLIDAY]),
        (Limits(tolerated=("machines",)), [Name.FORBIDDEN]),
    ],
    ids=str,
)
def test_where_the_law_is_stricter(own: Limits, names: list[Name]) -> None:
    assert limits.looser(own) == names


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("tronçonneuse", "machines"),
        ("TRONCONNEUSES", "machines"),
        ("taille à la tronçonneuse", "machines"),
        ("montage d'un échafaudage", "echafaudage"),
        ("nettoyage de la toiture", "hauteur"),
        ("les gouttières", "hauteur"),
        ("tonte en tondeuse autoportée", "engins"),
        ("tonte tracteur", "engins"),
        ("nacelle", "engins"),
        ("desherbant", "produits"),
        ("pesticides chez le voisin", "produits"),
        ("enlever l'amiante", "amiante"),
        ("électricité", "electricite"),
        ("service de bières", "alcool"),
        ("tenu le bar", "alcool"),
        ("marteau-piqueur", "vibrations"),
        ("baby sitting d'un bébé", "petits"),
        ("tonte", None),
        ("désherbage", None),
        ("taille de haie", None),
        ("barbecue", None),
        ("barnum", None),
        ("lavage de la voiture", None),
        ("baby sitting", None),
        ("vingt flyers", None),
        ("", None),
    ],
)
def test_closed_work_is_recognised_in_whole_words(words: str, key: str | None) -> None:
    assert closed_activities.key_in(words) == key


def test_what_a_cooperative_tolerates_is_not_told() -> None:
    assert closed_activities.key_in("tronçonneuse sur le toit", ["machines"]) == "hauteur"
    assert closed_activities.key_in("tronçonneuse", ["machines"]) is None


def test_the_file_of_closed_work_is_whole() -> None:
    for key, closed in closed_activities.every().items():
        assert len(key) <= 20
        assert len(closed.name) <= 26, "two such buttons stand side by side"
        assert closed.reason.endswith(".")
        assert closed.doing[0].islower()


def test_usual_work_of_the_network_is_not_closed() -> None:
    usual = ["flyers", "ménage", "vitres", "archivage", "promenade de chien", "crêpes", "compta", "réunion"]
    assert [closed_activities.key_in(each) for each in usual] == [None] * len(usual)
