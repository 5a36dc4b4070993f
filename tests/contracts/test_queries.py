"""Contracts are found within their cooperative, and never beyond."""

from sqlalchemy.orm import Session

from bot.contracts import actions, queries, rules
from bot.contracts.models import Contract, ContractState, CustomerKind
from bot.contracts.rules import Deal
from bot.cooperatives.models import Cooperative
from bot.people.models import Membership
from tests.contracts.conftest import NOW, Maker
from tests.support.members import member
from tests.support.stage import add_cooperative

CONTACT, QUOTED, SIGNED, DONE, INVOICED, PAID = rules.LIFE
LOST = ContractState.LOST


def test_totals_are_those_of_one_cooperative(session: Session, kop: Cooperative, log: Maker) -> None:
    log(SIGNED, 100), log(INVOICED, 1000), log(PAID, 10000), log(QUOTED, None), log(LOST, 77)
    _elsewhere(session, log)
    totals = queries.totals(session, kop.id)
    assert (totals.to_come_cents, totals.turnover_cents) == (100, 11000)
    assert (totals.won, totals.talking, totals.lost) == (3, 1, 1)


def test_the_list_goes_by_state_then_the_latest_first(session: Session, kop: Cooperative, log: Maker) -> None:
    lost, paid, first, second = log(LOST), log(PAID), log(CONTACT), log(CONTACT)
    _elsewhere(session, log)
    assert list(queries.of_cooperative(session, kop.id, 10)) == [second, first, paid, lost]
    assert list(queries.of_cooperative(session, kop.id, 2, 2)) == [paid, lost]
    assert queries.count_of_cooperative(session, kop.id) == 4


def test_a_contract_is_found_only_within_ones_cooperatives(
    session: Session, kop: Cooperative, log: Maker
) -> None:
    mine, theirs = log(), _elsewhere(session, log)
    assert queries.within(session, mine.id, [kop.id]) is mine
    assert queries.within(session, theirs.id, [kop.id]) is None
    assert queries.within(session, mine.id, []) is None


def test_who_brought_it_comes_along(session: Session, kop: Cooperative, lea: Membership) -> None:
    deal = Deal("Mme Le Goff", CustomerKind.HOUSEHOLD, "tonte", brought_by_id=lea.id)
    made = actions.log(session, lea, deal, 1, NOW)
    found = queries.within(session, made.id, [kop.id])
    assert found is not None
    assert found.brought_by is lea


def test_hours_are_worked_for_signed_contracts_only(session: Session, kop: Cooperative, log: Maker) -> None:
    signed, done = log(SIGNED), log(DONE)
    for state in (CONTACT, QUOTED, INVOICED, PAID, LOST):
        log(state)
    assert list(queries.open_of(session, kop.id, 10)) == [done, signed]


def test_customers_come_once_with_what_was_said_last(session: Session, kop: Cooperative, log: Maker) -> None:
    log(customer="Les Lilas"), log(customer="mme le goff"), log(customer="Mme Le Goff")
    _elsewhere(session, log)
    assert [each.name for each in queries.customers(session, kop.id, 10)] == ["Mme Le Goff", "Les Lilas"]


def test_the_last_step_is_that_of_the_contract(session: Session, log: Maker) -> None:
    first, second = log(), log()
    assert queries.last_step(session, first.id) < queries.last_step(session, second.id)
    assert queries.last_step(session, 0) == 0


def _elsewhere(session: Session, log: Maker) -> Contract:
    """A paid contract of another cooperative."""
    other = add_cooperative(session, "Coup de main")
    return log(PAID, 999, member(session, "Zoé", 1099, other), "Zola")
