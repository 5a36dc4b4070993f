"""Once a day at most, a cooperative's animators hear of all hours that they should look at: a job."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.delivery import outbox
from bot.handlers import render
from bot.hours import alert_rules, due, rules
from bot.hours import alerts as actions
from bot.people import queries as people
from bot.people.models import Person
from bot.texts import alerts as texts
from bot.texts.message import Message

AT_A_TIME = 5


def tell(session: Session, now: datetime) -> None:
    """Asked at each tick. What fell due while the bot was down is told when it is back, never at night."""
    for cooperative in due.cooperatives(session, now, AT_A_TIME):
        at = alert_rules.speaking_time(now, cooperative.timezone)
        if at > now:
            actions.put_off(session, cooperative, at)
        else:
            _tell(session, cooperative, now)


def _tell(session: Session, cooperative: Cooperative, now: datetime) -> None:
    """Tomorrow where somebody was told today, or nobody is there to be told."""
    animators = [each for each in people.animators(session, cooperative.id) if each.telegram_id is not None]
    if not animators or due.told_today(session, cooperative, now):
        actions.put_off(session, cooperative, alert_rules.evening_after(now, cooperative.timezone))
        return
    alert = due.alert_of(session, cooperative, now)
    if not actions.put_off(session, cooperative, alert.next_at) or not alert.entries:
        return
    message = texts.alert(cooperative.name, cooperative.id, alert)
    if _said(session, cooperative, animators, message, now):
        actions.mark_told(session, [each.id for each in alert.entries], now)
    else:
        actions.alert_later(session, cooperative, alert_rules.evening_after(now, cooperative.timezone))


def _said(
    session: Session, cooperative: Cooperative, animators: Sequence[Person], message: Message, now: datetime
) -> bool:
    """False where everybody had their message of that day already."""
    day = rules.today(now, cooperative.timezone).isoformat()
    said = [_put(session, each, message, now, f"alerts:coop:{cooperative.id}:{day}") for each in animators]
    return any(said)


def _put(session: Session, animator: Person, message: Message, now: datetime, key: str) -> bool:
    chat_id = animator.telegram_id or 0
    call = render.new_message(session, chat_id, message, now)
    row_id = outbox.put_once(session, chat_id, call, now, key=f"{key}:person:{animator.id}")
    return row_id is not None
