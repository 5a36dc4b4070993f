"""Clean names, real time zones, seasons that can be."""

from dataclasses import replace
from datetime import date

import pytest

from bot.cooperatives import rules
from bot.cooperatives.rules import Details
from bot.refusals import Refused

GOOD = Details(
    name="CJS Rennes",
    town="Rennes",
    region="Bretagne",
    timezone="Europe/Paris",
    season_starts_on=date(2027, 7, 5),
    season_ends_on=date(2027, 8, 28),
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        pytest.param("  CJS   de\tRennes \n", "CJS de Rennes", id="spaces are made one"),
        pytest.param("Cafe\u0301", "Café", id="accents are composed"),
        pytest.param("Ren\u200bnes\u200d", "Rennes", id="zero width goes"),
        pytest.param("\u202eRennes\u202c", "Rennes", id="direction marks go"),
        pytest.param("Ren\x00\x1b[31mnes", "Ren[31mnes", id="control characters go"),
        pytest.param("Ren\udc80nes", "Rennes", id="half a character goes"),
        pytest.param("Rennes\u2028Sud", "Rennes Sud", id="a line break of another kind is a space"),
        pytest.param("a\u200b \u200bb", "a b", id="no two spaces are left side by side"),
        pytest.param("<b>{}'; --", "<b>{}'; --", id="signs stay, whoever shows them escapes them"),
        pytest.param("É" * 80, "É" * 80, id="80 letters fit"),
        pytest.param("日本", "日本", id="any script"),
    ],
)
def test_a_name_is_cleaned(typed: str, kept: str) -> None:
    assert rules.clean("name", typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u202e", "\u3164\u2800", "---", "\x00", "🎉"])
def test_a_name_without_a_letter_is_none(typed: str) -> None:
    with pytest.raises(rules.FieldEmpty) as refused:
        rules.clean("name", typed)
    assert refused.value.field == "name"


@pytest.mark.parametrize("typed", ["a" * 81, "a" * 10_000_000, "e\u0301\u0302" * 80])
def test_a_name_that_is_too_long_is_refused(typed: str) -> None:
    with pytest.raises(rules.FieldTooLong):
        rules.clean("name", typed)


@pytest.mark.parametrize(
    "other", ["cjs rezé", "CJS  REZE", "CJS Reze\u0301", "CJS\u200b Rezé", "ｃｊｓ Rezé"]
)
def test_names_that_people_call_the_same_are_the_same(other: str) -> None:
    assert rules.folded(other) == rules.folded("CJS Rezé")


def test_other_names_are_others() -> None:
    assert rules.folded("CJS Rezé") != rules.folded("CJS Rezé Sud")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        pytest.param({"name": " "}, rules.FieldEmpty, id="no name"),
        pytest.param({"town": "\u200b"}, rules.FieldEmpty, id="no town"),
        pytest.param({"region": "x" * 81}, rules.FieldTooLong, id="a region too long"),
        pytest.param({"contact": "x" * 201}, rules.FieldTooLong, id="a contact too long"),
        pytest.param({"timezone": "Europe/Renne"}, rules.UnknownTimezone, id="no such time zone"),
        pytest.param({"timezone": "../../etc/passwd"}, rules.UnknownTimezone, id="a path as a time zone"),
        pytest.param({"timezone": "Europe"}, rules.UnknownTimezone, id="a folder as a time zone"),
        pytest.param({"timezone": ""}, rules.UnknownTimezone, id="no time zone"),
        pytest.param({"season_ends_on": date(2027, 7, 4)}, rules.SeasonBackwards, id="ends before it starts"),
        pytest.param({"season_ends_on": date(2028, 8, 28)}, rules.SeasonOutOfReach, id="more than a year"),
        pytest.param(
            {"season_starts_on": date(1900, 7, 1), "season_ends_on": date(1900, 8, 1)},
            rules.SeasonOutOfReach,
            id="in 1900",
        ),
        pytest.param({"minimum_age": 11}, rules.AgeOutOfReach, id="too young"),
        pytest.param({"minimum_age": 26}, rules.AgeOutOfReach, id="too old"),
        pytest.param({"committees": ("",)}, rules.FieldEmpty, id="a committee without a name"),
        pytest.param({"committees": ("x" * 41,)}, rules.FieldTooLong, id="a committee's name too long"),
        pytest.param({"committees": tuple("abcdefghijklm")}, rules.TooManyCommittees, id="13 committees"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], refusal: type[Refused]) -> None:
    with pytest.raises(refusal):
        rules.checked(replace(GOOD, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "field", "kept"),
    [
        pytest.param({"season_ends_on": date(2027, 7, 5)}, "season_ends_on", date(2027, 7, 5), id="one day"),
        pytest.param({"timezone": "Indian/Reunion"}, "timezone", "Indian/Reunion", id="overseas"),
        pytest.param({"committees": ("RH", "rh ", "Vie")}, "committees", ("RH", "Vie"), id="each once"),
        pytest.param({"committees": ()}, "committees", (), id="no committee"),
        pytest.param({"committees": None}, "committees", None, id="the usual committees"),
        pytest.param({"contact": " \u200b"}, "contact", "", id="no contact"),
        pytest.param({"minimum_age": 15}, "minimum_age", 15, id="fifteen"),
    ],
)
def test_what_can_be_is_kept(changes: dict[str, object], field: str, kept: object) -> None:
    assert getattr(rules.checked(replace(GOOD, **changes)), field) == kept  # type: ignore[arg-type]
