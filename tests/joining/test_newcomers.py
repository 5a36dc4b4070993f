"""Newcomers are decided about once, and « Accepter les … » accepts those who were listed and nobody else."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.people import newcomers, queries
from bot.people.models import Membership, Person, Role, Standing
from bot.texts import newcomers as texts
from tests.joining.conftest import LATER, NOW, invite, let_in
from tests.support.stage import add_cooperative


@pytest.fixture
def nadia(session: Session, cooperative: Cooperative) -> Person:
    return queries.animators(session, cooperative.id)[0]


def _come(session: Session, cooperative: Cooperative, count: int) -> list[Membership]:
    made, _ = invite(session, cooperative_id=cooperative.id, uses=100)
    return [
        let_in(session, made, 3000 + place, f"N{place}", NOW + timedelta(minutes=place))
        for place in range(count)
    ]


@pytest.mark.parametrize("first", [Standing.ACTIVE, Standing.REFUSED])
def test_the_first_decision_stands(
    session: Session, cooperative: Cooperative, nadia: Person, first: Standing
) -> None:
    (lea,) = _come(session, cooperative, 1)
    assert newcomers.decide(session, lea, first, nadia, LATER)
    for second in (Standing.ACTIVE, Standing.REFUSED):
        assert not newcomers.decide(session, lea, second, nadia, LATER + timedelta(hours=1))
    assert (lea.standing, lea.decided_at, lea.decided_by_id) == (first, LATER, nadia.id)


def test_accepting_all_leaves_out_who_came_after_the_list_was_shown(
    session: Session, cooperative: Cooperative, nadia: Person
) -> None:
    lea, tom, zoe = _come(session, cooperative, 3)
    accepted = newcomers.accept_all(session, tom, nadia, LATER)
    assert [each.id for each in accepted] == [lea.id, tom.id]
    assert [each.id for each in queries.newcomers(session, cooperative.id)] == [zoe.id]
    assert newcomers.accept_all(session, tom, nadia, LATER) == []


def test_accepting_all_leaves_out_who_came_back_after_the_list_was_shown(
    session: Session, cooperative: Cooperative, nadia: Person
) -> None:
    lea, tom = _come(session, cooperative, 2)
    lea.asked_at = LATER
    session.flush()
    assert [each.id for each in newcomers.accept_all(session, tom, nadia, LATER)] == [tom.id]


def test_the_list_has_those_who_wait_here_and_nobody_else(session: Session, cooperative: Cooperative) -> None:
    elsewhere = add_cooperative(session, "Trélaz'")
    (other,) = _come(session, elsewhere, 1)
    waiting, accepted, refused, left = _come_from(session, cooperative, 4000, 4)
    accepted.standing, refused.standing, left.standing = Standing.ACTIVE, Standing.REFUSED, Standing.LEFT
    session.flush()
    assert [each.id for each in queries.newcomers(session, cooperative.id)] == [waiting.id]
    assert [each.id for each in queries.newcomers(session, elsewhere.id)] == [other.id]


def test_what_was_decided_has_newcomers_of_this_list_only(
    session: Session, cooperative: Cooperative, nadia: Person
) -> None:
    before, here = _come(session, cooperative, 2)
    for each in (before, here):
        newcomers.decide(session, each, Standing.ACTIVE, nadia, LATER)
    placed = _come_from(session, cooperative, 5000, 1)[0]
    placed.standing, placed.decided_at, placed.decided_by_id = Standing.ACTIVE, placed.asked_at, nadia.id
    session.flush()
    found = queries.decided_since(session, cooperative.id, here.asked_at)
    assert [each.id for each in found] == [here.id]


@pytest.mark.parametrize(
    ("count", "rows", "all_label"),
    [
        pytest.param(0, 0, None, id="nobody"),
        pytest.param(1, 1, None, id="one is accepted alone"),
        pytest.param(2, 3, "Accepter les 2", id="two also together"),
        pytest.param(12, 12, "Accepter les 12", id="twelve on two pages, accepted together"),
    ],
)
def test_the_buttons_of_the_list(
    session: Session, cooperative: Cooperative, count: int, rows: int, all_label: str | None
) -> None:
    waiting = _come(session, cooperative, count)
    message = texts.board(cooperative, waiting, [])
    labels = [button.label for row in message.buttons for button in row]
    assert len(message.buttons) == rows
    assert next((label for label in labels if label.startswith("Accepter les")), None) == all_label


def test_every_newcomer_is_on_some_page(session: Session, cooperative: Cooperative) -> None:
    waiting = _come(session, cooperative, 25)
    seen = [
        button.arguments[0]
        for page in range(3)
        for row in texts.board(cooperative, waiting, [], page).buttons
        for button in row
        if button.action == "newcomer.accept"
    ]
    assert seen == [each.id for each in waiting]


def _come_from(session: Session, cooperative: Cooperative, first: int, count: int) -> list[Membership]:
    made, _ = invite(session, Role.MEMBER, cooperative_id=cooperative.id, uses=100)
    return [let_in(session, made, first + place, now=LATER) for place in range(count)]
