"""What is deleted by itself: delivery keys, finished updates, ended drafts."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.delivery import claims, inbox

EVERY = timedelta(minutes=10)


class Forgetting:
    """A job for the scheduler that looks every ten minutes of `now`, so that a moved clock is followed."""

    def __init__(self) -> None:
        self._next: datetime | None = None

    def __call__(self, session: Session, now: datetime) -> None:
        if self._next is not None and now < self._next:
            return
        self._next = now + EVERY
        inbox.forget(session, now)
        claims.forget(session, now)
