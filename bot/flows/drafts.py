"""Drafts in the database: opened, found again, ended once."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.db import changes
from bot.flows.models import Draft, DraftState
from bot.flows.steps import CARD, PARTS

ENDED_KEPT_FOR = timedelta(hours=48)
OPEN_KEPT_FOR = timedelta(days=90)
WAITING = (CARD, PARTS, "notice", "sure")


def begin(session: Session, telegram_id: int, flow: str, now: datetime, **subject: Any) -> Draft:
    draft = Draft(
        telegram_id=telegram_id,
        flow=flow,
        subject=subject,
        answers={},
        shown=[],
        step="",
        created_at=now,
        changed_at=now,
    )
    session.add(draft)
    session.flush()
    return draft


def of_owner(session: Session, draft_id: int, telegram_id: int) -> Draft | None:
    """None for a draft that is not this person's, as for one that never was."""
    return session.scalar(select(Draft).where(Draft.id == draft_id, Draft.telegram_id == telegram_id))


def asking(session: Session, telegram_id: int) -> Draft | None:
    """The conversation whose question typed text answers: the one touched last."""
    query = (
        select(Draft)
        .where(Draft.telegram_id == telegram_id, Draft.state == DraftState.OPEN)
        .where(Draft.step.not_in(WAITING), Draft.step.not_like(f"%.{PARTS}"))
        .order_by(Draft.changed_at.desc(), Draft.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def is_waiting(draft: Draft) -> bool:
    """Whether it shows a card or a menu, and no question that typed text answers."""
    return draft.step in WAITING or draft.step.endswith(f".{PARTS}")


def latest(session: Session, telegram_id: int) -> Draft | None:
    """The conversation touched last, card or question."""
    query = (
        select(Draft)
        .where(Draft.telegram_id == telegram_id, Draft.state == DraftState.OPEN)
        .order_by(Draft.changed_at.desc(), Draft.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def end(session: Session, draft: Draft, state: DraftState, now: datetime) -> bool:
    """Whether it was open and is not any more: of two presses only one gets True."""
    statement = (
        update(Draft)
        .where(Draft.id == draft.id, Draft.state == DraftState.OPEN)
        .values(state=state, changed_at=now, answers={}, shown=[])
        .execution_options(synchronize_session=False)
    )
    ended = changes.changed(session, statement)
    session.refresh(draft)
    return ended


def forget(session: Session, now: datetime) -> None:
    """Ended ones after 48 h, open ones nobody touched for a season."""
    ended = (Draft.state != DraftState.OPEN) & (Draft.changed_at < now - ENDED_KEPT_FOR)
    session.execute(delete(Draft).where(ended | (Draft.changed_at < now - OPEN_KEPT_FOR)))


def forget_all(session: Session, telegram_id: int) -> None:
    session.execute(delete(Draft).where(Draft.telegram_id == telegram_id))


def open_ones(session: Session, telegram_id: int) -> Sequence[Draft]:
    """Conversations that wait for this account, oldest first."""
    query = (
        select(Draft)
        .where(Draft.telegram_id == telegram_id, Draft.state == DraftState.OPEN)
        .order_by(Draft.id)
    )
    return session.scalars(query).all()


def forget_about(session: Session, membership_ids: Collection[int]) -> None:
    """Conversations of others in which somebody with these memberships is the subject."""
    about = Draft.subject["membership_id"].as_integer().in_(membership_ids)
    session.execute(delete(Draft).where(about), execution_options={"synchronize_session": False})
