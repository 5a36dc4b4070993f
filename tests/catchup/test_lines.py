"""Lines typed while a week is caught up: for which day they are, what they say, what is not taken."""

from datetime import date
from typing import Any

import pytest

from bot.flows.catchup_lines import Frame, read_message
from bot.flows.hours_line import Names
from bot.flows.steps import Facts
from bot.understanding import Known
from tests.catchup.days import MONDAY, NOW, TUESDAY, WEDNESDAY

NAMES = Names(Known(members=("Léa", "Tom")), "Léa", ((2, "Tom"),))
FACTS = Facts({}, NOW, "Europe/Paris", {"line_names": NAMES})
LAST_MONDAY = date(2026, 7, 6)


def frame(asked: date = TUESDAY, monday: date = MONDAY, **told: list[dict[str, Any]]) -> Frame:
    by_day = {day.replace("_", "-")[1:]: lines for day, lines in told.items()}
    return Frame(FACTS, monday, WEDNESDAY, asked, by_day)


def short(text: str, where: Frame) -> list[tuple[int, int | None, str | None]]:
    """Day of the month, minutes and activity of each line."""
    found = read_message(text, where)
    assert not found.notes
    return [
        (
            date.fromisoformat(line["when"]).day,
            line.get("how_long", {}).get("minutes"),
            line.get("what", {}).get("activity"),
        )
        for line in found.lines
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("9h-12h tonte", [(14, 180, "tonte")], id="no day: the one that is asked"),
        pytest.param("lundi 9h-12h tonte", [(13, 180, "tonte")], id="another day than the one asked"),
        pytest.param("mercredi 2h flyers", [(15, 120, "flyers")], id="today by its name"),
        pytest.param("aujourd'hui 2h flyers", [(15, 120, "flyers")], id="today"),
        pytest.param("le 8 2h flyers", [(8, 120, "flyers")], id="a day of another week"),
        pytest.param("vendredi 2h flyers", [(10, 120, "flyers")], id="a weekday that has still to come"),
        pytest.param("9h-19h tonte", [(14, 600, "tonte")], id="in doubt only for today"),
        pytest.param("tonte", [(14, None, "tonte")], id="how long is left"),
        pytest.param("9h-12h", [(14, 180, None)], id="what is left"),
        pytest.param("2h", [(14, 120, None)], id="a duration alone"),
        pytest.param("lundi tonte", [(13, None, "tonte")], id="a part of another day"),
        pytest.param(
            "lundi 3h tonte\nmardi 2h flyers", [(13, 180, "tonte"), (14, 120, "flyers")], id="a line a day"
        ),
        pytest.param(
            "lundi: 9h-12h tonte, mardi: 2h flyers", [(13, 180, "tonte"), (14, 120, "flyers")], id="one line"
        ),
        pytest.param(
            "lundi 3h tonte\n2h flyers", [(13, 180, "tonte"), (13, 120, "flyers")], id="the day goes on"
        ),
        pytest.param(
            "Lundi :\n3h tonte\n2h flyers", [(13, 180, "tonte"), (13, 120, "flyers")], id="a heading"
        ),
    ],
)
def test_each_line_is_of_its_day(text: str, lines: list[tuple[int, int | None, str | None]]) -> None:
    assert short(text, frame()) == lines


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("mardi 2h tonte", 7, id="of the week that is asked"),
        pytest.param("hier 2h tonte", 14, id="yesterday stays yesterday"),
        pytest.param("mardi 14 2h tonte", 14, id="with its number"),
        pytest.param("dimanche 2h tonte", 12, id="its last day"),
        pytest.param("mercredi 8h-20h tonte", 8, id="over a week ago, not yet today"),
    ],
)
def test_a_weekday_in_the_week_before(text: str, day: int) -> None:
    assert [each[0] for each in short(text, frame(LAST_MONDAY, LAST_MONDAY))] == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("rien", [14]),
        ("Rien ce jour-là.", [14]),
        ("lundi rien", [13]),
        ("lundi : rien", [13]),
        ("rien lundi", [13]),
        ("hier : repos", [14]),
        ("lundi rien\nmardi pas bossé", [13, 14]),
    ],
)
def test_days_without_hours(text: str, days: list[int]) -> None:
    found = read_message(text, frame())
    assert ([each.day for each in found.free], found.lines, found.notes) == (days, [], [])


TONTE = {"what": {"activity": "tonte"}, "when": "2026-07-13", "how_long": {"minutes": 180}}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param("pareil que lundi", [(14, 180, "tonte")], id="by name"),
        pytest.param("Pareil", [(14, 180, "tonte")], id="the last day with hours"),
        pytest.param("idem lundi", [(14, 180, "tonte")], id="idem"),
        pytest.param("comme lundi", [(14, 180, "tonte")], id="comme"),
        pytest.param("mercredi pareil que lundi", [(15, 180, "tonte")], id="for another day"),
        pytest.param(
            "2h flyers\nmercredi : pareil", [(14, 120, "flyers"), (15, 120, "flyers")], id="as above"
        ),
        pytest.param("mercredi: pareil qu'hier\n", [], id="not as a day without hours"),
    ],
)
def test_the_same_as_another_day(text: str, lines: list[tuple[int, int | None, str | None]]) -> None:
    if lines:
        assert short(text, frame(_2026_07_13=[TONTE])) == lines
    else:
        assert read_message(text, frame(_2026_07_13=[TONTE])).notes[0][1] == "no_model"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("pareil", "no_model"),
        ("pareil que mardi", "no_model"),
        ("lundi et mardi 9h-12h tonte", "days"),
        ("tous les jours 2h tonte", "days"),
        ("2h tonte demain", "future"),
        ("mercredi 8h-20h tonte", "not_over"),
        ("aujourd'hui 18h-20h tonte", "not_over"),
        ("2h tonte 31/02", "no_such_day"),
        ("contrat tonte chez Mme Le Goff 50 euros", "contract"),
        ("bla bla", "unread"),
        ("✨", "unread"),
        ("x" * 10_000, "unread"),
        ("<b>{}%s' OR 1=1", "unread"),
    ],
)
def test_what_cannot_be_taken_has_its_reason(text: str, reason: str) -> None:
    found = read_message(text, frame())
    assert ([each[1] for each in found.notes], found.free) == ([reason], [])


@pytest.mark.parametrize("text", ["25h tonte", "0h tonte", "toute la matinée tonte"])
def test_what_cannot_last_so_long_is_asked(text: str) -> None:
    assert short(text, frame()) == [(14, None, "tonte")]


def test_what_can_be_taken_is_taken_beside_what_cannot() -> None:
    found = read_message("lundi 2h tonte\nbla bla\nmardi rien", frame())
    assert ([line["when"] for line in found.lines], found.free) == (["2026-07-13"], [TUESDAY])
    assert found.notes == [["bla bla", "unread", "2026-07-13"]]


def test_a_hundred_lines_are_not_read_in_one_go() -> None:
    found = read_message("1h tonte\n" * 100, frame())
    assert (len(found.lines), found.notes[-1][1]) == (20, "many")
