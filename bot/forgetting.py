"""What is deleted by itself, and when: the one place that lists it."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.delivery import claims, inbox
from bot.exports import actions as exports
from bot.flows import drafts
from bot.people import due as people


def forget(session: Session, now: datetime) -> None:
    """Keys, answered updates, ended drafts, wrong codes, files: after 48 h; failed updates: 7 days."""
    inbox.forget(session, now)
    claims.forget(session, now)
    drafts.forget(session, now)
    people.forget_guesses(session, now)
    exports.forget(session, now)
