"""What the sender asks of the outbox: what may go now, and what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from bot.delivery.models import File, Lane, Outgoing, Sent, UnreachableChat

KEYS_KEPT_FOR = timedelta(hours=48)


@dataclass(frozen=True)
class Claimed:
    """A row that is `sending` from now on; `files` maps sha256 to (name, bytes or None, file_id or None)."""

    id: int
    key: str | None
    chat_id: int
    lane: Lane
    method: str
    parameters: dict[str, Any]
    attempts: int
    files: dict[str, tuple[str, bytes | None, str | None]]

    @property
    def repeatable(self) -> bool:
        """Answers may come twice after a kill, what the bot says by itself may not."""
        return self.key is None


def claim(
    session: Session,
    now: datetime,
    limit: int,
    held: Collection[tuple[int, Lane]] = (),
    chats: Collection[int] = (),
) -> list[Claimed]:
    """Marks up to `limit` rows `sending`: answers first, oldest first, one per (chat, lane) in flight.

    `held` are lanes that wait for their retry, `chats` those that may get nothing at all for now.
    """
    rows = session.scalars(_claimable(now, limit + len(held) + len(chats))).all()
    free = [row for row in rows if (row.chat_id, row.lane) not in held and row.chat_id not in chats]
    claimed = [each for row in free[:limit] if (each := _claim_row(session, row, now)) is not None]
    session.flush()
    return claimed


def _claimable(now: datetime, limit: int) -> Any:
    older = aliased(Outgoing)
    before = exists().where(
        older.chat_id == Outgoing.chat_id,
        older.lane == Outgoing.lane,
        or_(
            older.status == Sent.SENDING,
            and_(older.status == Sent.PENDING, older.id < Outgoing.id, _due(older, now)),
        ),
    )
    return (
        select(Outgoing)
        .where(Outgoing.status == Sent.PENDING, _due(Outgoing, now), ~before)
        .order_by(Outgoing.lane, Outgoing.id)
        .limit(limit)
    )


def _due(row: Any, now: datetime) -> ColumnElement[bool]:
    return or_(row.not_before.is_(None), row.not_before <= now)


def _claim_row(session: Session, row: Outgoing, now: datetime) -> Claimed | None:
    if row.lane is Lane.BULK and session.get(UnreachableChat, row.chat_id) is not None:
        _finish_row(row, Sent.DEAD, now, "unreachable")
        return None
    if row.about_id is not None and not _point_at_message(session, row, now):
        return None
    row.status = Sent.SENDING
    row.attempts += 1
    parameters = row.parameters or {}
    return Claimed(
        row.id,
        row.key,
        row.chat_id,
        row.lane,
        row.method,
        parameters,
        row.attempts,
        _files(session, parameters),
    )


def _point_at_message(session: Session, row: Outgoing, now: datetime) -> bool:
    """Fills in the message that an edit is about; False while that one is on its way."""
    about = session.get_one(Outgoing, row.about_id)
    if about.status in (Sent.PENDING, Sent.SENDING):
        return False
    if about.message_id is not None:
        row.parameters = {**(row.parameters or {}), "message_id": about.message_id}
        return True
    if row.lane is not Lane.ANSWER:
        _finish_row(row, Sent.DEAD, now, "its message never went out")
        return False
    row.method = "sendMessage"
    return True


def _files(session: Session, parameters: dict[str, Any]) -> dict[str, tuple[str, bytes | None, str | None]]:
    wanted = [value["file"] for value in parameters.values() if isinstance(value, dict) and "file" in value]
    files = session.scalars(select(File).where(File.sha256.in_(wanted))) if wanted else ()
    return {file.sha256: (file.name, None if file.file_id else file.content, file.file_id) for file in files}


@dataclass(frozen=True)
class Outcome:
    """What became of a claimed row; `changes` are columns to set when it is to be tried again."""

    row_id: int
    status: Sent
    error: str | None = None
    message_id: int | None = None
    changes: dict[str, Any] | None = None
    file_ids: tuple[tuple[str, str], ...] = ()
    unreachable: bool = False


def settle(session: Session, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Writes outcomes down; a row that was sent drops its parameters."""
    for outcome in outcomes:
        row = session.get(Outgoing, outcome.row_id)
        if row is not None:
            _settle_row(session, row, outcome, now)


def _settle_row(session: Session, row: Outgoing, outcome: Outcome, now: datetime) -> None:
    if outcome.unreachable:
        session.merge(UnreachableChat(chat_id=row.chat_id, since_at=now, reason=outcome.error or ""))
    for column, value in (outcome.changes or {}).items():
        setattr(row, column, value)
    for sha256, file_id in outcome.file_ids:
        session.execute(update(File).where(File.sha256 == sha256).values(file_id=file_id, content=None))
    if outcome.status is Sent.PENDING:
        row.status, row.error = Sent.PENDING, outcome.error
    else:
        row.message_id = outcome.message_id or row.message_id
        _finish_row(row, outcome.status, now, outcome.error)


def _finish_row(row: Outgoing, status: Sent, now: datetime, error: str | None) -> None:
    row.status, row.error, row.finished_at, row.parameters = status, error, now, None


def recover(session: Session, now: datetime) -> int:
    """After a crash: answers in flight go again, keyed ones become `unknown`. How many of the latter."""
    in_flight = Outgoing.status == Sent.SENDING
    session.execute(update(Outgoing).where(in_flight, Outgoing.key.is_(None)).values(status=Sent.PENDING))
    doubtful = session.execute(
        update(Outgoing)
        .where(in_flight, Outgoing.key.is_not(None))
        .values(
            status=Sent.UNKNOWN, parameters=None, finished_at=now, error="the process ended while it was sent"
        )
    )
    return int(getattr(doubtful, "rowcount", 0))


def release(session: Session, but: Collection[int]) -> None:
    """Rows marked `sending` by a claim whose answer was lost wait again; those in flight (`but`) do not."""
    lost = (Outgoing.status == Sent.SENDING) & Outgoing.id.not_in(but)
    session.execute(update(Outgoing).where(lost).values(status=Sent.PENDING))


def forget(session: Session, now: datetime) -> None:
    """Deletes answers that went out more than 48 h ago, but those that boards still point at."""
    over = Outgoing.status.in_((Sent.SENT, Sent.DEAD, Sent.REPLACED))
    old = Outgoing.finished_at < now - KEYS_KEPT_FOR
    session.execute(delete(Outgoing).where(over, old, Outgoing.kept.is_(False)))


def reached(session: Session, chat_id: int) -> None:
    """The chat has spoken to us: it can be reached again."""
    session.execute(delete(UnreachableChat).where(UnreachableChat.chat_id == chat_id))


def backlog(session: Session) -> dict[Lane, tuple[int, datetime | None]]:
    """Per lane how many rows wait and since when the oldest does."""
    query = (
        select(Outgoing.lane, func.count(), func.min(Outgoing.created_at))
        .where(Outgoing.status == Sent.PENDING)
        .group_by(Outgoing.lane)
    )
    return {lane: (count, oldest) for lane, count, oldest in session.execute(query)}


def next_due(session: Session, now: datetime) -> datetime | None:
    """When the next row that waits for its time may go; None where there is none."""
    query = select(func.min(Outgoing.not_before)).where(
        Outgoing.status == Sent.PENDING, Outgoing.not_before > now
    )
    return session.scalar(query)
