"""Contracts are logged once, moved only from where they are expected, and each step is signed."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.contracts import actions, queries
from bot.contracts.actions import Move
from bot.contracts.models import ContractState, CustomerKind
from bot.contracts.rules import Deal
from bot.people.models import Membership, Person
from tests.contracts.conftest import NOW, Maker

CONTACT, QUOTED, SIGNED = ContractState.CONTACT, ContractState.QUOTED, ContractState.SIGNED
DEAL = Deal("Mme Le Goff", CustomerKind.HOUSEHOLD, "tonte", 4500, date(2026, 7, 20))


def test_a_contract_begins_at_contact_signed_by_who_logged_it(session: Session, lea: Membership) -> None:
    contract = actions.log(session, lea, replace(DEAL, brought_by_id=lea.id), 1, NOW)
    assert (contract.state, contract.planned_on, contract.brought_by_id) == (CONTACT, DEAL.planned_on, lea.id)
    assert [(step.state, step.by) for step in queries.history(session, contract.id)] == [(CONTACT, "Léa")]


def test_one_card_makes_one_contract(session: Session, lea: Membership) -> None:
    actions.log(session, lea, DEAL, 1, NOW)
    with pytest.raises(IntegrityError):
        actions.log(session, lea, DEAL, 1, NOW)


def test_a_move_is_obeyed_once(session: Session, lea: Membership, log: Maker) -> None:
    contract, by = log(), _person(session, lea)
    assert actions.move(session, contract, Move(CONTACT, QUOTED), by, NOW)
    assert not actions.move(session, contract, Move(CONTACT, QUOTED), by, NOW)
    assert [step.state for step in queries.history(session, contract.id)] == [CONTACT, QUOTED]


def test_a_move_from_another_state_changes_nothing(session: Session, lea: Membership, log: Maker) -> None:
    contract = log(SIGNED)
    assert not actions.move(session, contract, Move(CONTACT, QUOTED), _person(session, lea), NOW)
    assert contract.state is SIGNED


def test_no_contract_is_signed_without_an_amount(session: Session, lea: Membership, log: Maker) -> None:
    contract, by = log(QUOTED, cents=None), _person(session, lea)
    assert not actions.move(session, contract, Move(QUOTED, SIGNED), by, NOW)
    assert actions.move(session, contract, Move(QUOTED, SIGNED, amount_cents=120000), by, NOW)
    assert (contract.state, contract.amount_cents) == (SIGNED, 120000)


def test_a_late_amount_changes_nothing(session: Session, lea: Membership, log: Maker) -> None:
    contract = log(SIGNED, cents=4500)
    assert not actions.move(session, contract, Move(QUOTED, SIGNED, 9900), _person(session, lea), NOW)
    assert contract.amount_cents == 4500


def test_a_correction_changes_all_parts(session: Session, log: Maker) -> None:
    contract = log()
    assert actions.correct(session, contract, Deal("SAS Duff", CustomerKind.COMPANY, "vitres", None))
    assert (contract.customer, contract.service, contract.amount_cents) == ("SAS Duff", "vitres", None)


def test_a_correction_leaves_a_signed_contract_its_amount(session: Session, log: Maker) -> None:
    contract = log(SIGNED)
    assert not actions.correct(session, contract, replace(DEAL, amount_cents=None))
    assert contract.amount_cents == 4500


def _person(session: Session, membership: Membership) -> Person:
    return session.get_one(Person, membership.person_id)
