"""The inbox: an update is stored here before Telegram is told that it arrived."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.delivery.models import Incoming, Received

FORGOTTEN_AFTER = timedelta(hours=48)
FAILED_KEPT_FOR = timedelta(days=7)
DEATHS_ALLOWED = 5


@dataclass(frozen=True, order=True)
class Arrived:
    """An update with the place in the order that the inbox gave it."""

    id: int
    content: dict[str, Any] = field(compare=False)
    deaths: int = field(default=0, compare=False)

    @property
    def sender_id(self) -> int:
        return sender_of(self.content)


def store(session: Session, bot_id: int, updates: Sequence[dict[str, Any]], now: datetime) -> list[Arrived]:
    """Those that were not known yet, in the order in which they came."""
    rows = [
        {
            "bot_id": bot_id,
            "update_id": content["update_id"],
            "sender_id": sender_of(content),
            "content": content,
            "state": Received.PENDING,
            "started": False,
            "deaths": 0,
            "received_at": now,
        }
        for content in updates
    ]
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    known_skipped = dialect.insert(Incoming).on_conflict_do_nothing()
    new = session.execute(known_skipped.returning(Incoming.id, Incoming.update_id), rows)
    contents = {content["update_id"]: content for content in updates}
    return sorted(Arrived(row_id, contents[update_id]) for row_id, update_id in new)


def waiting(session: Session, limit: int = 1000, after: int = 0) -> list[Arrived]:
    """Updates not answered yet, in the order in which they came."""
    query = (
        select(Incoming)
        .where(Incoming.state == Received.PENDING, Incoming.id > after)
        .order_by(Incoming.id)
        .limit(limit)
    )
    return [Arrived(row.id, row.content or {}, row.deaths) for row in session.scalars(query)]


def mark_started(session: Session, ids: Sequence[int]) -> None:
    """Whoever is started and not finished when the process starts again has been died upon."""
    session.execute(update(Incoming).where(Incoming.id.in_(ids)).values(started=True))


def count_deaths(session: Session) -> None:
    """Called once at the start: adds one to each update during which the process died."""
    died = (Incoming.state == Received.PENDING) & Incoming.started
    session.execute(update(Incoming).where(died).values(deaths=Incoming.deaths + 1, started=False))


def finish(session: Session, row_id: int, state: Received, now: datetime, error: str | None = None) -> bool:
    """Marks the row and drops its content, a failed one after 7 days. False where it was marked before."""
    marks = {"row": row_id, "becomes": state, "at": now, "words": error}
    statement = FINISH_FAILED if state is Received.FAILED else FINISH
    return _count(session.connection().execute(statement, marks)) == 1


FINISH_FAILED = (
    update(Incoming)
    .where(Incoming.id == bindparam("row"), Incoming.state == Received.PENDING)
    .values(state=bindparam("becomes"), finished_at=bindparam("at"), error=bindparam("words"), started=False)
)
FINISH = FINISH_FAILED.values(content=None)


def forget(session: Session, now: datetime) -> int:
    """Deletes finished rows whose keys no longer matter; how many."""
    answered = Incoming.state.in_((Received.DONE, Received.REFUSED))
    old = delete(Incoming).where(answered, Incoming.finished_at < now - FORGOTTEN_AFTER)
    failed = delete(Incoming).where(
        Incoming.state == Received.FAILED, Incoming.finished_at < now - FAILED_KEPT_FOR
    )
    return sum(_count(session.execute(statement)) for statement in (old, failed))


def _count(result: Any) -> int:
    return int(result.rowcount) if isinstance(result, CursorResult) else 0


def sender_of(content: dict[str, Any]) -> int:
    """Whose order an update belongs to: the person's id, else the chat's, else 0."""
    for value in content.values():
        if isinstance(value, dict):
            for origin in ("from", "user", "chat"):
                if isinstance(value.get(origin), dict):
                    return int(value[origin].get("id", 0))
    return 0
