"""A youth and an animator answer each other about one entry, at the edge."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.flows import review as flow
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import flows, review
from bot.handlers.contract_pages import beneath
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.own_hours import own
from bot.handlers.turn import Turn
from bot.hours import review_queries as queries
from bot.hours.models import Entry
from bot.people import queries as people
from bot.people.models import Person, Role
from bot.texts import french
from bot.texts import review_told as texts
from bot.texts.message import Message


def begin(turn: Turn) -> None:
    """« Répondre » under what the other one did or wrote, which stays to be read."""
    assert turn.press is not None
    entry = _entry(turn, turn.press.number(0))
    subject: dict[str, Any] = {
        "entry_id": entry.id,
        "membership_id": entry.membership_id,
        "to": turn.press.number(1),
    }
    flows.begin(beneath(turn), flow.REPLY, **subject)


def _entry(turn: Turn, entry_id: int) -> Entry:
    """One's own entry, or one of a cooperative that one animates. Raises UnknownButton."""
    mine = own(turn, entry_id)
    if mine is None and not any(turn.active(Role.ANIMATOR)):
        raise UnknownButton
    places = [mine.cooperative_id] if mine else [each.id for each in review.animated(turn)]
    found = queries.entry(turn.session, entry_id, places)
    if found is None:
        raise UnknownButton
    return found


def _is_own(turn: Turn, entry: Entry) -> bool:
    assert turn.person is not None
    return entry.membership is not None and entry.membership.person_id == turn.person.id


def _readers(turn: Turn, entry: Entry, wanted: int) -> Sequence[Person]:
    """The member; or the animator who is meant, and when they are gone all the others."""
    if not _is_own(turn, entry):
        return [entry.membership.person] if entry.membership else []
    animators = people.animators(turn.session, entry.cooperative_id)
    meant = [each for each in animators if each.id == wanted]
    return [each for each in meant or animators if each.telegram_id is not None]


def _load(turn: Turn, draft: Draft) -> Facts:
    entry = _entry(turn, draft.subject["entry_id"])
    names = [each.first_name for each in _readers(turn, entry, draft.subject["to"])]
    known = {"entry": entry, "to": french.enumeration(names) or "l'équipe d'animation"}
    return Facts(draft.answers, turn.now, turn.house.timezone, known)


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:
    assert turn.person is not None
    entry = _entry(turn, draft.subject["entry_id"])
    message = texts.reply(entry, turn.person, facts.answers["words"], _is_own(turn, entry))
    readers = [each for each in _readers(turn, entry, draft.subject["to"]) if each.telegram_id is not None]
    for each in readers:
        turn.tell(each, message, key=f"reply:draft:{draft.id}:person:{each.id}")
    if not readers:
        return texts.nobody_there(facts.adult)
    return texts.sent(french.enumeration([each.first_name for each in readers]))


def _ended(_turn: Turn, _draft: Draft) -> Message | None:
    return None


register(Conversation(flow.REPLY_FLOW, _load, _finish, _ended))

COMMANDS: dict[str, Callable[[Turn], None]] = {}
PRESSES = {"review.reply": begin}
