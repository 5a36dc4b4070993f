"""Weeks as they are named where « rien » is said of them."""

from datetime import date

import pytest

from bot.texts import idle


@pytest.mark.parametrize(
    ("monday", "current", "named"),
    [
        (date(2026, 7, 13), True, "cette semaine (du 13 au 19 juillet)"),
        (date(2026, 7, 13), False, "la semaine du 13 au 19 juillet"),
        (date(2026, 6, 1), False, "la semaine du 1er au 7 juin"),
        (date(2026, 7, 27), False, "la semaine du 27 juillet au 2 août"),
        (date(2026, 12, 28), True, "cette semaine (du 28 décembre au 3 janvier)"),
    ],
)
def test_a_week_is_named_by_its_days(monday: date, current: bool, named: str) -> None:
    said = idle.said(monday, current, [idle.Told(None, None)], (1, 2), adult=False)
    assert f"C'est noté : tu n'as pas travaillé {named}." in said.text.unescape()


def test_what_is_there_already_is_kept_and_nothing_is_to_be_taken_back() -> None:
    said = idle.said(date(2026, 7, 13), True, [idle.Told(120, "Kop'Jeunes")], (1, 0), adult=False)
    assert "Il y a déjà 2 h de notées à Kop'Jeunes" in said.text.unescape().replace("\u00a0", " ")
    assert said.buttons == ()
