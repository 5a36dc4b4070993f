"""The cooperative's own names: near-certain ones are taken, two close ones asked, others kept as typed."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.understanding import Entry, Known, read

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 7, 15, 18, 30, tzinfo=PARIS)
KNOWN = Known(
    customers=("Mme Le Goff", "M. Martin", "Mme Martin", "Boulangerie Paul", "Kervella Jardins"),
    contracts=("Tonte chez Mme Le Goff",),
    members=("Léa Martin", "Léa Durand", "Kenzo", "Sarah"),
)


def _one(text: str) -> Entry:
    (entry,) = read(text, NOW, PARIS, KNOWN).entries
    return entry


@pytest.mark.parametrize(
    ("text", "customer"),
    [
        ("hier 2h tonte mme legoff", "Mme Le Goff"),
        ("hier 2h tonte Mme Le Gof", "Mme Le Goff"),
        ("hier 2h vitres boulangerie paul", "Boulangerie Paul"),
        ("hier 2h tonte kervella jardins", "Kervella Jardins"),
        ("hier 2h tonte chez mme martin", "Mme Martin"),
        ("hier 2h tonte m. martin", "M. Martin"),
        ("hier 2h tonte chez Mme Abgrall", "Mme Abgrall"),
    ],
)
def test_a_known_customer_is_taken_however_it_is_typed(text, customer):
    entry = _one(text)
    assert (entry.customer, entry.ask) == (customer, ())


def test_two_close_customers_are_asked():
    entry = _one("hier 2h tonte chez martin")
    assert entry.ask == ("customer",)
    assert set(entry.customer_options) == {"M. Martin", "Mme Martin"}


def test_a_member_is_known_by_the_first_name():
    entry = _one("hier 2h tonte avec kenzo et sara")
    assert entry.colleagues == ("Kenzo", "Sarah")


def test_two_members_of_one_name_are_asked():
    entry = _one("hier 2h tonte avec Léa")
    assert "people" in entry.ask


def test_somebody_elses_hours_are_never_taken_for_the_authors():
    entry = _one("kenzo a fait 2h de tonte hier")
    assert (entry.person, entry.ask) == ("Kenzo", ("person",))
