"""« Rien », typed: what says it of a week, of a day, and what says something else."""

import pytest

from bot.flows.idle import IdleSaid, idle_week, nothing_that_day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rien cette semaine", IdleSaid.THIS),
        ("Rien cette semaine !", IdleSaid.THIS),
        ("rien du tout cette semaine", IdleSaid.THIS),
        ("j'ai pas bossé cette semaine", IdleSaid.THIS),
        ("J’ai rien fait cette semaine", IdleSaid.THIS),
        ("je n'ai pas travaillé cette semaine.", IdleSaid.THIS),
        ("pas d'heures cette semaine", IdleSaid.THIS),
        ("pas de taf cette semaine", IdleSaid.THIS),
        ("salut, rien pour cette semaine", IdleSaid.THIS),
        ("cette semaine j'ai rien fait", IdleSaid.THIS),
        ("cette semaine : rien", IdleSaid.THIS),
        ("j'étais pas là cette semaine", IdleSaid.THIS),
        ("rien la semaine dernière", IdleSaid.LAST),
        ("la semaine dernière j'ai pas bossé", IdleSaid.LAST),
        ("j'ai pas taffé la semaine d'avant", IdleSaid.LAST),
        ("rien de la semaine", IdleSaid.OPEN),
        ("j'ai rien fait de toute la semaine", IdleSaid.OPEN),
    ],
)
def test_nothing_in_a_whole_week(text: str, said: IdleSaid) -> None:
    assert idle_week(text) is said


@pytest.mark.parametrize(
    "text",
    [
        "rien",
        "rien cette semaine ?",
        "rien cette semaine sauf 2h tonte",
        "rien cette semaine sauf lundi",
        "rien cette semaine à part la tonte",
        "j'ai pas bossé cette semaine mais 2h hier",
        "rien de prévu cette semaine",
        "on a rien fait cette semaine",
        "Tom a pas bossé cette semaine",
        "j'ai bossé cette semaine",
        "tonte cette semaine",
        "cette semaine",
        "rien la semaine prochaine",
        "0h cette semaine",
        "j'ai rien compris cette semaine",
        "rien cette semaine" * 100,
        "",
        "✨",
    ],
)
def test_anything_else_is_none(text: str) -> None:
    assert idle_week(text) is None


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("rien", True),
        ("Rien.", True),
        ("rien du tout", True),
        ("pas bossé", True),
        ("j'ai pas travaillé ce jour-là", True),
        ("repos", True),
        ("non", True),
        ("tonte", False),
        ("rien à part la tonte", False),
        ("pas grand chose", False),
        ("rien ?", False),
    ],
)
def test_nothing_on_one_day(text: str, nothing: bool) -> None:
    assert nothing_that_day(text) is nothing
