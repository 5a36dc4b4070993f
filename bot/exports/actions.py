"""What can happen to files that people ask for: asked, begun, gone out or given up, and forgotten."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from bot.db import changes
from bot.delivery.models import File, Outgoing
from bot.exports import request_queries as queries
from bot.exports.models import ExportRequest, RequestState

KEPT_FOR = timedelta(hours=48)


def ask(
    session: Session, person_id: int, wanted: tuple[str, str, str], now: datetime
) -> ExportRequest | None:
    """`wanted`: table, format, key of the place. None while another one of this person is being made."""
    if queries.open_of(session, person_id) is not None:
        return None
    what, form, place = wanted
    made = ExportRequest(person_id=person_id, what=what, form=form, place=place, asked_at=now)
    session.add(made)
    session.flush()
    return made


def begin(session: Session, request: ExportRequest) -> None:
    """Counted before the file is made, so that one that ends the process is not tried for ever."""
    request.attempts += 1
    session.flush()


def finish(session: Session, request: ExportRequest, state: RequestState, now: datetime) -> bool:
    """Whether it was still open: whoever finishes it first says what came of it."""
    statement = (
        update(ExportRequest)
        .where(ExportRequest.id == request.id, ExportRequest.state == RequestState.ASKED)
        .values(state=state, finished_at=now)
        .execution_options(synchronize_session=False)
    )
    finished = changes.changed(session, statement)
    session.refresh(request)
    return finished


def remember(session: Session, request: ExportRequest, outbox_id: int, file: str | None) -> None:
    """What went out, to drop its bytes once they have."""
    request.outbox_id, request.file = outbox_id, file
    session.flush()


def forget(session: Session, now: datetime) -> None:
    """After 48 h, and once its message does not wait any more: the request, and the file's bytes."""
    for request in queries.finished_before(session, now - KEPT_FOR):
        sent = session.get(Outgoing, request.outbox_id) if request.outbox_id is not None else None
        if sent is not None and sent.finished_at is None:
            continue
        session.execute(delete(ExportRequest).where(ExportRequest.id == request.id))
        again = exists(select(ExportRequest.id).where(ExportRequest.file == request.file))
        session.execute(delete(File).where(File.sha256 == request.file, ~again))
