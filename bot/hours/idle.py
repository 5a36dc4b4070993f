"""« Rien cette semaine »: a member says that there was nothing, once, and may take it back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, delete, insert, literal, select
from sqlalchemy.orm import Session

from bot.db.base import Identifier, UtcDateTime
from bot.hours import idle_queries
from bot.hours.models import IdleWeek
from bot.hours.rules import week_of
from bot.people.team_rules import milliseconds


@dataclass(frozen=True)
class Idle:
    """It is said, now or before."""

    week: IdleWeek


@dataclass(frozen=True)
class Worked:
    """There are hours in that week, which stay."""

    minutes: int


def say_idle(session: Session, membership_id: int, monday: date, now: datetime) -> Idle | Worked:
    """Hours of that week that count or wait for a yes speak against it; said twice it is said once."""
    silent = (
        ~idle_queries.said(membership_id, monday),
        ~idle_queries.told(membership_id, *week_of(monday)),
    )
    source = select(
        literal(membership_id, Identifier), literal(monday, Date()), literal(now, UtcDateTime())
    ).where(*silent)
    session.execute(insert(IdleWeek).from_select(["membership_id", "monday", "said_at"], source))
    week = idle_queries.idle_week(session, membership_id, monday)
    if week is None:
        return Worked(idle_queries.minutes_told(session, membership_id, *week_of(monday)))
    return Idle(week)


def take_back(session: Session, membership_ids: Collection[int], monday: date, stamp: int) -> bool:
    """« En fait si », of what was said at that moment; False when it is not there any more."""
    said = idle_queries.idle_of(session, membership_ids, monday)
    found = [each.id for each in said if stamp_of(each) == stamp]
    session.execute(
        delete(IdleWeek).where(IdleWeek.id.in_(found)),
        execution_options={"synchronize_session": "fetch"},
    )
    return bool(found)


def stamp_of(week: IdleWeek) -> int:
    """The moment at which it was said, in milliseconds: a button that says another one is old."""
    return milliseconds(week.said_at)
