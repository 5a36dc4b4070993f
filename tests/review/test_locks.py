"""A week closes by its age, or by hand; what was done by hand counts until it is undone by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours import locks
from bot.hours.actions import Deed
from bot.people.models import Person
from tests.review.conftest import MONDAY, NOW

SUNDAY = MONDAY + timedelta(days=6)
THEN = datetime(2026, 8, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "first"),
    [
        pytest.param(0, date(2026, 7, 20), id="none: the Monday after"),
        pytest.param(1, date(2026, 7, 21), id="one: Monday is left"),
        pytest.param(14, date(2026, 8, 3), id="fourteen: two whole weeks more"),
        pytest.param(None, None, id="not set: never by itself"),
    ],
)
def test_a_week_closes_so_many_days_after_its_sunday(days: int | None, first: date | None) -> None:
    assert locks.closed_from(MONDAY, days) == first


@pytest.mark.parametrize(
    ("day", "today", "closed"),
    [
        pytest.param(MONDAY, date(2026, 8, 2), False, id="the last open day"),
        pytest.param(MONDAY, date(2026, 8, 3), True, id="the first closed day"),
        pytest.param(SUNDAY, date(2026, 8, 3), True, id="its Sunday belongs to it"),
        pytest.param(SUNDAY + timedelta(days=1), date(2026, 8, 3), False, id="the next week does not"),
    ],
)
def test_a_week_is_closed_by_its_age(
    session: Session, kop: Cooperative, day: date, today: date, closed: bool
) -> None:
    assert locks.is_closed(session, kop, day, today) is closed


def test_a_week_is_closed_by_hand_once(session: Session, kop: Cooperative, nadia: Person) -> None:
    deed = Deed(nadia, NOW + timedelta(days=7))
    assert locks.set_lock(session, kop, MONDAY, True, deed)
    assert not locks.set_lock(session, kop, MONDAY, True, deed)
    lock = locks.by_hand(session, kop.id, MONDAY)
    assert lock is not None
    assert (lock.locked, lock.by_id, lock.at) == (True, nadia.id, deed.at)
    assert locks.is_closed(session, kop, SUNDAY, date(2026, 7, 22))


def test_a_week_closed_by_its_age_is_reopened_by_hand_and_stays_open(
    session: Session, kop: Cooperative, nadia: Person
) -> None:
    assert not locks.set_lock(session, kop, MONDAY, True, Deed(nadia, THEN))
    assert locks.set_lock(session, kop, MONDAY, False, Deed(nadia, THEN))
    assert not locks.is_closed(session, kop, MONDAY, date(2026, 8, 28))
    assert locks.set_lock(session, kop, MONDAY, True, Deed(nadia, THEN))
    assert locks.is_closed(session, kop, MONDAY, date(2026, 8, 28))


def test_another_cooperatives_week_is_its_own(
    session: Session, kop: Cooperative, elsewhere: Cooperative, nadia: Person
) -> None:
    locks.set_lock(session, kop, MONDAY, True, Deed(nadia, NOW))
    assert not locks.is_closed(session, elsewhere, MONDAY, date(2026, 7, 22))


def test_closed_weeks_are_told_together(session: Session, kop: Cooperative, nadia: Person) -> None:
    old, last, this = (MONDAY - timedelta(days=days) for days in (28, 7, 0))
    locks.set_lock(session, kop, last, True, Deed(nadia, NOW))
    assert locks.closed_weeks(session, kop, [old, last, this], date(2026, 7, 15)) == {old, last}
