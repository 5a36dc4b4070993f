"""What falls due with people: wrong codes are forgotten."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from bot.people.models import Guess

GUESSES_KEPT_FOR = timedelta(hours=48)


def forget_guesses(session: Session, now: datetime) -> None:
    """A job for the scheduler."""
    session.execute(delete(Guess).where(Guess.at < now - GUESSES_KEPT_FOR))
