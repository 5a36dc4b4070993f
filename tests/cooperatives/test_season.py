"""A season as people type it."""

from datetime import date

import pytest

from bot.cooperatives import rules
from bot.cooperatives.season import season_in

TODAY = date(2026, 11, 23)
SUMMER = date(2027, 7, 5), date(2027, 8, 28)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("5/7/2027 au 28/8/2027", SUMMER, id="as the question shows it"),
        pytest.param("du 05.07.27 au 28.08.27", SUMMER, id="points and short years"),
        pytest.param("2027-07-05 : 2027-08-28", SUMMER, id="ISO"),
        pytest.param("du 5 juillet au 28 août 2027", SUMMER, id="words, one year for both"),
        pytest.param("5 JUILLET au 28 aout", SUMMER, id="no year: the next summer"),
        pytest.param("1er décembre 2026 - 15/12", (date(2026, 12, 1), date(2026, 12, 15)), id="mixed"),
        pytest.param("5/7/2027", None, id="one day is no season"),
        pytest.param("5/7 au 12/7 au 28/8/2027", None, id="three days are none"),
        pytest.param("31/2/2027 au 28/8/2027", None, id="a day that does not exist"),
        pytest.param("", None, id="nothing"),
        pytest.param("9" * 4000, None, id="no end of digits"),
    ],
)
def test_a_season_is_two_days(text: str, expected: tuple[date, date] | None) -> None:
    assert season_in(text, TODAY) == expected


def test_committees_keep_the_order_in_which_they_were_first_said() -> None:
    assert rules.committees(("finances", "accueil", "Finances")) == ("finances", "accueil")
