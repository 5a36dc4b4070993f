"""The outbox: what is to be said is a row first; this is the only door for it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, insert, select, update
from sqlalchemy.orm import Session

from bot.delivery.models import File, Lane, Outgoing, Sent

EDITS = ("editMessageText", "editMessageCaption", "editMessageReplyMarkup", "editMessageMedia")


@dataclass(frozen=True)
class Call:
    """A method of the Bot API with its parameters; `{"file": sha256}` stands for bytes of `keep_file`."""

    method: str
    parameters: dict[str, Any]


def put(session: Session, chat_id: int, call: Call, now: datetime, *, kept: bool = False) -> int:
    """An answer to somebody who waits: said at least once. Gives the row's id."""
    return _insert(session, call, chat_id=chat_id, lane=Lane.ANSWER, kept=kept, created_at=now)


def put_once(session: Session, chat_id: int, call: Call, now: datetime, *, key: str) -> int | None:
    """What the bot says by itself: at most once a key. None where the key was there already."""
    if session.scalar(select(exists().where(Outgoing.key == key))):
        return None
    return _insert(session, call, key=key, chat_id=chat_id, lane=Lane.BULK, kept=True, created_at=now)


# Written at each update, so these are made once and go past the unit of work.
INSERT = insert(Outgoing).returning(Outgoing.id)
REPLACE = (
    update(Outgoing)
    .where(Outgoing.about_id == bindparam("about"), Outgoing.status == Sent.PENDING)
    .values(status=Sent.REPLACED, parameters=None, finished_at=bindparam("at"))
)


def _insert(session: Session, call: Call, **columns: Any) -> int:
    values = columns | {"method": call.method, "parameters": call.parameters}
    row_id: int = session.connection().execute(INSERT, values).scalar_one()
    return row_id


def edit(session: Session, row_id: int, call: Call, now: datetime) -> int:
    """Changes the message of an earlier row: in place while it waits, else by an edit of its own.

    Of several edits that wait only the last is kept.
    """
    row = session.get_one(Outgoing, row_id)
    if row.status is Sent.PENDING and row.method not in EDITS:
        row.parameters = {**(row.parameters or {}), **call.parameters}
        return row.id
    session.connection().execute(REPLACE, {"about": row_id, "at": now})
    return _insert(session, call, chat_id=row.chat_id, lane=Lane.ANSWER, about_id=row_id, created_at=now)


def of_message(session: Session, chat_id: int, message_id: int) -> int | None:
    """The row that a message came from; None once it has been forgotten."""
    query = (
        select(Outgoing)
        .where(Outgoing.chat_id == chat_id, Outgoing.message_id == message_id, Outgoing.about_id.is_(None))
        .order_by(Outgoing.id)
        .limit(1)
    )
    row = session.scalar(query)  # the whole row, because an edit of it mostly follows
    return row.id if row is not None else None


def keep_file(session: Session, name: str, content: bytes, now: datetime) -> dict[str, str]:
    """What stands for these bytes in a call's parameters; the same bytes are kept once."""
    sha256 = hashlib.sha256(content).hexdigest()
    if session.get(File, sha256) is None:
        session.add(File(sha256=sha256, name=name, content=content, kept_at=now))
        session.flush()
    return {"file": sha256}


def withdraw(session: Session, chat_id: int, now: datetime, *, but: Sequence[int] = ()) -> None:
    """What still waits for this chat is not said any more (the person has gone)."""
    waiting = (Outgoing.chat_id == chat_id) & (Outgoing.status == Sent.PENDING) & Outgoing.id.not_in(but)
    session.execute(
        update(Outgoing)
        .where(waiting)
        .values(status=Sent.DEAD, parameters=None, error="withdrawn", finished_at=now)
        .execution_options(synchronize_session=False)
    )
