"""Every question asked about files that people ask for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from bot.exports.models import ExportRequest, RequestState

OPEN = ExportRequest.state == RequestState.ASKED


def open_of(session: Session, person_id: int) -> ExportRequest | None:
    """The one that is still to be made; there is at most one a person."""
    return session.scalar(select(ExportRequest).where(ExportRequest.person_id == person_id, OPEN).limit(1))


def any_open(session: Session) -> bool:
    return bool(session.scalar(select(exists().where(OPEN))))


def next_open(session: Session) -> ExportRequest | None:
    """The one asked first."""
    return session.scalar(select(ExportRequest).where(OPEN).order_by(ExportRequest.id).limit(1))


def of_id(session: Session, request_id: int) -> ExportRequest | None:
    """None once its person has erased their data."""
    return session.get(ExportRequest, request_id)


def finished_before(session: Session, instant: datetime) -> Sequence[ExportRequest]:
    query = select(ExportRequest).where(~OPEN, ExportRequest.finished_at < instant)
    return session.scalars(query).all()
