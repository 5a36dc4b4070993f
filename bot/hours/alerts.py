"""What can happen to alerts: fixed for an evening, put off, told; each row by what it was."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, update
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.db import changes
from bot.hours import alert_rules, review_queries
from bot.hours.models import Entry, EntryState


def alert_later(session: Session, cooperative: Cooperative, now: datetime) -> None:
    """The animators are told at the next 18:00 from `now` on, if not sooner."""
    due = alert_rules.evening(now, cooperative.timezone)
    later = or_(Cooperative.alerts_due_at.is_(None), Cooperative.alerts_due_at > due)
    session.execute(
        update(Cooperative).where(Cooperative.id == cooperative.id, later).values(alerts_due_at=due),
        execution_options={"synchronize_session": False},
    )
    session.expire(cooperative, ["alerts_due_at"])


def watch(session: Session, cooperative: Cooperative, entry: Entry, now: datetime) -> None:
    """After an entry was recorded, proposed, confirmed or corrected: fixes an alert if it deserves one."""
    proposed = entry.state is EntryState.PROPOSED
    answerable = proposed and review_queries.is_answerable(session, entry)
    warned = bool(entry.warnings) and entry.state is EntryState.RECORDED
    at = alert_rules.told_from(now, warned=warned, proposed=proposed, answerable=answerable)
    if at is not None:
        alert_later(session, cooperative, at)


def put_off(session: Session, cooperative: Cooperative, until: datetime | None) -> bool:
    """Moves what is due, or clears it with None. False when somebody had moved it meanwhile."""
    statement = (
        update(Cooperative)
        .where(Cooperative.id == cooperative.id, Cooperative.alerts_due_at == cooperative.alerts_due_at)
        .values(alerts_due_at=until)
        .execution_options(synchronize_session=False)
    )
    moved = changes.changed(session, statement)
    session.expire(cooperative, ["alerts_due_at"])
    return moved


def mark_told(session: Session, entry_ids: Collection[int], now: datetime) -> None:
    session.execute(
        update(Entry).where(Entry.id.in_(entry_ids), Entry.alerted_at.is_(None)).values(alerted_at=now),
        execution_options={"synchronize_session": False},
    )
