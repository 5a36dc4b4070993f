"""Closed weeks: when age closes one, what an animator decided by hand, and how that is asked and changed."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.db import changes
from bot.hours import rules
from bot.hours.actions import Deed
from bot.hours.models import WeekLock


def closed_from(monday: date, lock_after_days: int | None) -> date | None:
    """The first day on which members may not change that week; None: its age never closes it.

    With 0 it closes when its Sunday is over, with 14 two whole weeks later.
    """
    if lock_after_days is None:
        return None
    _, sunday = rules.week_of(monday)
    return sunday + timedelta(days=lock_after_days + 1)


def decided(lock: WeekLock | None, monday: date, lock_after_days: int | None, today: date) -> bool:
    """Whether a week is closed: what was done by hand counts, else its age."""
    if lock is not None:
        return lock.locked
    first = closed_from(monday, lock_after_days)
    return first is not None and today >= first


def is_closed(session: Session, cooperative: Cooperative, day: date, today: date) -> bool:
    """Whether members may no more change the week of `day`. `today` is of the cooperative's time zone."""
    monday, _ = rules.week_of(day)
    return decided(by_hand(session, cooperative.id, monday), monday, cooperative.lock_after_days, today)


def closed_weeks(
    session: Session, cooperative: Cooperative, mondays: Collection[date], today: date
) -> set[date]:
    """Those of these weeks that are closed: one question for all of them."""
    query = select(WeekLock).where(WeekLock.cooperative_id == cooperative.id, WeekLock.monday.in_(mondays))
    locks = {each.monday: each for each in session.scalars(query)}
    days = cooperative.lock_after_days
    return {monday for monday in mondays if decided(locks.get(monday), monday, days, today)}


def by_hand(session: Session, cooperative_id: int, monday: date) -> WeekLock | None:
    """What an animator decided about that week, who and when; None when nobody did."""
    query = select(WeekLock).where(WeekLock.cooperative_id == cooperative_id, WeekLock.monday == monday)
    return session.scalar(query)


def set_lock(session: Session, cooperative: Cooperative, monday: date, locked: bool, deed: Deed) -> bool:
    """Closes or reopens a week by hand. False when it stood so already, by hand or by its age."""
    today = rules.today(deed.at, cooperative.timezone)
    lock = by_hand(session, cooperative.id, monday)
    if decided(lock, monday, cooperative.lock_after_days, today) == locked:
        return False
    if lock is None:
        session.add(_new(cooperative.id, monday, locked, deed))
        session.flush()
        return True
    return _turned(session, lock, locked, deed)


def _new(cooperative_id: int, monday: date, locked: bool, deed: Deed) -> WeekLock:
    return WeekLock(cooperative_id=cooperative_id, monday=monday, locked=locked, by_id=deed.by.id, at=deed.at)


def _turned(session: Session, lock: WeekLock, locked: bool, deed: Deed) -> bool:
    values: dict[str, bool | int | datetime] = {"locked": locked, "by_id": deed.by.id, "at": deed.at}
    statement = (
        update(WeekLock)
        .where(WeekLock.id == lock.id, WeekLock.locked.is_(not locked))
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    turned = changes.changed(session, statement)
    session.refresh(lock)
    return turned
