"""A cooperative with two members who log hours."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import pytest
from sqlalchemy.orm import Session

from bot.hours import actions
from bot.hours.actions import Source
from bot.hours.models import Entry
from bot.hours.rules import Work
from bot.people.models import Membership
from tests.support.members import kop, lea, tom

__all__ = ["kop", "lea", "tom"]

NOW = datetime(2026, 7, 15, 15, 30, tzinfo=UTC)
MONDAY, WEDNESDAY = date(2026, 7, 13), date(2026, 7, 15)
Maker = Callable[..., Entry]


@pytest.fixture
def log(session: Session, lea: Membership) -> Maker:
    numbers = count(1)

    def made(
        minutes: int = 60,
        activity: str = "tonte",
        on: date = WEDNESDAY,
        by: Membership | None = None,
        contract_id: int | None = None,
    ) -> Entry:
        work = Work(on, minutes, activity, contract_id=contract_id)
        return actions.record(session, by or lea, work, Source(next(numbers)), NOW)

    return made
