"""The order of a contract's states, what is won, and what counts as turnover."""

from datetime import date

import pytest

from bot.contracts import rules
from bot.contracts.rules import ContractState, CustomerKind, Tally

CONTACT, QUOTED, SIGNED, DONE, INVOICED, PAID = rules.LIFE
LOST = ContractState.LOST


@pytest.mark.parametrize(
    ("state", "then"),
    [(CONTACT, QUOTED), (QUOTED, SIGNED), (SIGNED, DONE), (DONE, INVOICED), (INVOICED, PAID)],
)
def test_one_press_offers_the_next_step(state: ContractState, then: ContractState) -> None:
    assert rules.likely(state, [state]) is then


def test_nothing_follows_paid() -> None:
    assert rules.likely(PAID, [INVOICED, PAID]) is None


@pytest.mark.parametrize(
    ("past", "then"),
    [
        pytest.param([CONTACT, SIGNED, LOST], SIGNED, id="where it stood before it was lost"),
        pytest.param([CONTACT, LOST, CONTACT, QUOTED, LOST], QUOTED, id="the last time"),
        pytest.param([], CONTACT, id="its beginning where nothing is known"),
    ],
)
def test_a_lost_contract_is_resumed(past: list[ContractState], then: ContractState) -> None:
    assert rules.likely(LOST, past) is then


@pytest.mark.parametrize(
    ("state", "reachable"),
    [
        pytest.param(CONTACT, {QUOTED, SIGNED, DONE, INVOICED, PAID, LOST}, id="from the first all others"),
        pytest.param(SIGNED, {QUOTED, DONE, INVOICED, PAID, LOST}, id="one step back, any ahead, or lost"),
        pytest.param(PAID, {INVOICED}, id="paid is not lost"),
        pytest.param(LOST, set(rules.LIFE), id="from lost back to any"),
    ],
)
def test_what_a_contract_may_become(state: ContractState, reachable: set[ContractState]) -> None:
    assert set(rules.may_become(state)) == reachable


@pytest.mark.parametrize("state", rules.LIFE)
def test_from_signed_on_there_is_an_amount(state: ContractState) -> None:
    assert rules.needs_amount(state, None) is (state not in (CONTACT, QUOTED))
    assert not rules.needs_amount(state, 100)


def test_lost_needs_no_amount() -> None:
    assert not rules.needs_amount(LOST, None)


def test_turnover_is_invoiced_and_paid_and_won_is_signed_or_further() -> None:
    states = (*rules.LIFE, LOST)
    totals = rules.totals([Tally(state, 1, 10**place) for place, state in enumerate(states)])
    assert totals.turnover_cents == totals.invoiced_cents + totals.paid_cents == 10**4 + 10**5
    assert totals.to_come_cents == 10**2 + 10**3
    assert (totals.won, totals.talking, totals.lost) == (4, 2, 1)


def test_no_contract_is_nothing() -> None:
    assert rules.totals([]) == rules.Totals()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Mme Le Goff", CustomerKind.HOUSEHOLD),
        ("M. Le Bras", CustomerKind.HOUSEHOLD),
        ("famille Cadiou", CustomerKind.HOUSEHOLD),
        ("Mairie de Rennes", CustomerKind.PUBLIC_BODY),
        ("Asso Les Lilas", CustomerKind.ASSOCIATION),
        ("SARL Kervran", CustomerKind.COMPANY),
        ("Marie", None),
        ("Mairiebelle", None),
        ("", None),
    ],
)
def test_some_names_say_what_kind_of_customer_it_is(name: str, kind: CustomerKind | None) -> None:
    assert rules.kind_of_name(name) is kind


def test_two_people_of_one_name_are_told_apart() -> None:
    assert rules.told_apart([(1, "Léa"), (2, "Tom"), (3, "Léa")]) == [(1, "Léa"), (2, "Tom"), (3, "Léa (2)")]


@pytest.mark.parametrize(
    ("ahead", "back", "meant"),
    [
        pytest.param(date(2026, 7, 20), date(2025, 7, 20), date(2026, 7, 20), id="soon"),
        pytest.param(date(2027, 7, 12), date(2026, 7, 12), date(2026, 7, 12), id="some days ago"),
        pytest.param(date(2026, 12, 1), date(2025, 12, 1), date(2026, 12, 1), id="nearer ahead"),
        pytest.param(date(2026, 7, 15), date(2026, 7, 15), date(2026, 7, 15), id="today"),
    ],
)
def test_a_day_without_a_year_is_the_likelier_one(ahead: date, back: date, meant: date) -> None:
    assert rules.likelier(ahead, back, date(2026, 7, 15)) == meant
