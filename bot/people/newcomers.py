"""What can happen to those who wait: accepted or refused, each once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.db import changes
from bot.people import queries
from bot.people.models import Membership, Person, Standing


def decide(session: Session, newcomer: Membership, standing: Standing, by: Person, now: datetime) -> bool:
    """False when somebody had decided before; then nothing changes."""
    statement = (
        update(Membership)
        .where(Membership.id == newcomer.id, Membership.standing == Standing.PENDING)
        .values(standing=standing, decided_at=now, decided_by_id=by.id)
        .execution_options(synchronize_session=False)
    )
    changed = changes.changed(session, statement)
    session.refresh(newcomer, ["standing", "decided_at", "decided_by_id"])
    return changed


def accept_all(session: Session, last: Membership, by: Person, now: datetime) -> Sequence[Membership]:
    """Accepts those who were shown together with `last`, the latest of them; whoever came after waits on."""
    waiting = queries.newcomers_up_to(session, last)
    return [each for each in waiting if decide(session, each, Standing.ACTIVE, by, now)]
