"""What the sender asks of the outbox: what may go now, and what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, func, or_, select, update
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
    rows = session.scalars(_claimable(now, limit + len(held) + 2 * len(chats))).all()
    free = [row for row in rows if (row.chat_id, row.lane) not in held and row.chat_id not in chats][:limit]
    load = _Around(session, free)
    claimed = [each for row in free if (each := _claim_row(row, load, now)) is not None]
    if claimed:
        going = Outgoing.id.in_([each.id for each in claimed])
        values = {"status": Sent.SENDING, "attempts": Outgoing.attempts + 1}
        session.execute(
            update(Outgoing).where(going).values(values).execution_options(synchronize_session=False)
        )
    session.flush()
    return claimed


class _Around:
    """What rows that may go point at: their chats' standing, the rows they are about, their files."""

    def __init__(self, session: Session, rows: Sequence[Outgoing]) -> None:
        bulk = [row.chat_id for row in rows if row.lane is Lane.BULK]
        refusing = select(UnreachableChat.chat_id).where(UnreachableChat.chat_id.in_(bulk))
        self.unreachable = set(session.scalars(refusing)) if bulk else set()
        wanted = [row.about_id for row in rows if row.about_id is not None]
        columns = select(Outgoing.id, Outgoing.status, Outgoing.message_id).where(Outgoing.id.in_(wanted))
        self.about = {row.id: row for row in session.execute(columns)} if wanted else {}
        hashes = [sha256 for row in rows for sha256 in _hashes(row)]
        files = session.scalars(select(File).where(File.sha256.in_(hashes))) if hashes else ()
        self.files = {each.sha256: each for each in files}


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


def _claim_row(row: Outgoing, around: _Around, now: datetime) -> Claimed | None:
    """The method and parameters that go out; the row itself keeps what it was given."""
    method, parameters = row.method, row.parameters or {}
    if row.chat_id in around.unreachable and row.lane is Lane.BULK:
        _finish_row(row, Sent.DEAD, now, "unreachable")
        return None
    if row.about_id is not None:
        about = around.about[row.about_id]
        if about.status in (Sent.PENDING, Sent.SENDING):
            return None
        if about.message_id is not None:
            parameters = parameters | {"message_id": about.message_id}
        elif row.lane is Lane.ANSWER:
            method = "sendMessage"
        else:
            _finish_row(row, Sent.DEAD, now, "its message never went out")
            return None
    files = {sha256: _file(around.files[sha256]) for sha256 in _hashes(row)}
    return Claimed(row.id, row.key, row.chat_id, row.lane, method, parameters, row.attempts + 1, files)


def _hashes(row: Outgoing) -> list[str]:
    values = (row.parameters or {}).values()
    return [value["file"] for value in values if isinstance(value, dict) and "file" in value]


def _file(file: File) -> tuple[str, bytes | None, str | None]:
    return file.name, None if file.file_id else file.content, file.file_id


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

    @property
    def plain(self) -> bool:
        """Nothing to do but to finish the row."""
        more = self.changes or self.file_ids or self.unreachable
        return self.status is not Sent.PENDING and not more


def settle(session: Session, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Writes outcomes down; a row that was sent drops its parameters."""
    plain = [each for each in outcomes if each.plain]
    if plain:
        session.connection().execute(FINISH, [_finished(each, now) for each in plain])
    for outcome in outcomes:
        row = None if outcome.plain else session.get(Outgoing, outcome.row_id)
        if row is not None:
            _settle_row(session, row, outcome, now)


FINISH = (
    update(Outgoing)
    .where(Outgoing.id == bindparam("row"))
    .values(
        status=bindparam("becomes"),
        message_id=func.coalesce(bindparam("message"), Outgoing.message_id),
        error=bindparam("words"),
        finished_at=bindparam("at"),
        parameters=None,
    )
)


def _finished(outcome: Outcome, now: datetime) -> dict[str, Any]:
    words = {"becomes": outcome.status, "message": outcome.message_id, "words": outcome.error}
    return words | {"row": outcome.row_id, "at": now}


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


def refusing(session: Session) -> Sequence[int]:
    """Chats that cannot be reached."""
    return session.scalars(select(UnreachableChat.chat_id)).all()


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
