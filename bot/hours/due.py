"""What falls due with hours: the facts of which a cooperative's animators hear in the evening."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from bot.cooperatives.models import Cooperative
from bot.hours import alert_rules, rules
from bot.hours.models import Entry
from bot.hours.review_queries import PROPOSED, WAITS, WARNED, Scope
from bot.people.models import Membership, Person


@dataclass(frozen=True)
class Alert:
    """Entries that nobody was told of yet; `next_at`: when the next one deserves it.

    `warned`: beyond a limit; `to_confirm`: nobody but an animator can; `unanswered`: for two days.
    """

    warned: Sequence[Entry]
    to_confirm: Sequence[Entry]
    unanswered: Sequence[Entry]
    next_at: datetime | None

    @property
    def entries(self) -> list[Entry]:
        return [*self.warned, *self.to_confirm, *self.unanswered]


def cooperatives(session: Session, now: datetime, limit: int) -> Sequence[Cooperative]:
    """Those whose animators should hear something by now, the longest due first."""
    query = (
        select(Cooperative)
        .where(Cooperative.alerts_due_at <= now)
        .order_by(Cooperative.alerts_due_at, Cooperative.id)
        .limit(limit)
    )
    return session.scalars(query).all()


def told_today(session: Session, cooperative: Cooperative, now: datetime) -> bool:
    """Whether an alert went out on this day of the cooperative."""
    zone = ZoneInfo(cooperative.timezone)
    midnight = datetime.combine(rules.today(now, cooperative.timezone), time(), zone)
    latest = session.scalar(select(func.max(Entry.alerted_at)).where(Entry.cooperative_id == cooperative.id))
    return latest is not None and latest >= midnight


def alert_of(session: Session, cooperative: Cooperative, now: datetime) -> Alert:
    """What there is to tell now, and when to look again."""
    untold = _untold(session, cooperative.id)
    proposed = [each for each in untold if each.state == "proposed"]
    answerable = [each for each in proposed if _is_answerable(each)]
    late = [each for each in answerable if each.created_at + alert_rules.ANSWER_EXPECTED <= now]
    coming = [each.created_at for each in answerable if each not in late]
    return Alert(
        warned=[each for each in untold if each not in proposed],
        to_confirm=[each for each in proposed if each not in answerable],
        unanswered=late,
        next_at=_evening(coming, cooperative.timezone),
    )


def _untold(session: Session, cooperative_id: int) -> Sequence[Entry]:
    query = (
        select(Entry)
        .join(Entry.membership)
        .join(Membership.person)
        .where(Scope(cooperative_id).holds, WAITS, or_(WARNED, PROPOSED), Entry.alerted_at.is_(None))
        .order_by(Entry.worked_on, func.lower(Person.first_name), Entry.id)
        .options(contains_eager(Entry.membership).contains_eager(Membership.person))
        .options(contains_eager(Entry.membership).joinedload(Membership.cooperative))
        .options(joinedload(Entry.written_by))
    )
    return session.scalars(query).all()


def _is_answerable(entry: Entry) -> bool:
    """As `review_queries.is_answerable`, of an entry with its person loaded."""
    written_by_other = entry.written_by_id is not None
    return (
        written_by_other and entry.membership is not None and entry.membership.person.telegram_id is not None
    )


def _evening(proposed_at: Sequence[datetime], timezone: str) -> datetime | None:
    if not proposed_at:
        return None
    return alert_rules.evening(min(proposed_at) + alert_rules.ANSWER_EXPECTED, timezone)
