"""One entry at the edge of an animator: its page, its yes, its no, and who hears of it."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from bot.cooperatives.models import Cooperative
from bot.flows import review as flow
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import closed_weeks, flows, review, review_views, reviewed
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.turn import Turn
from bot.hours import queries as hours
from bot.hours import review as actions
from bot.hours import review_queries as queries
from bot.hours.actions import Deed
from bot.hours.models import SAID, Entry, EntryState
from bot.people import queries as people
from bot.people.models import Membership
from bot.texts import review as group_texts
from bot.texts import review_entries as texts
from bot.texts import review_told as told
from bot.texts.message import Message


def show(turn: Turn) -> None:
    turn.answer(page(turn, pressed(turn), mode_of(turn, 1)))


def show_below(turn: Turn) -> None:
    """Under what its member wrote about it."""
    turn.say(page(turn, pressed(turn), texts.PERSON))


def back(turn: Turn) -> None:
    """To the list from which the entry was opened."""
    turn.answer(list_of(turn, pressed(turn), mode_of(turn, 1)))


def validate(turn: Turn) -> None:
    """The entry as it was shown; « Confirmer » is the same for one that nobody else can answer."""
    entry, mode = pressed(turn), mode_of(turn, 3)
    assert turn.person is not None
    counted = entry.state is EntryState.RECORDED
    fresh = is_fresh(turn, entry) and texts.is_ready(entry)
    if not fresh or not actions.validate(turn.session, [entry.id], Deed(turn.person, turn.now)):
        turn.answer(page(turn, entry, mode, texts.changed_since()))
        return
    if not counted:
        reviewed.tell_accepted(turn, [entry])
    turn.answer(list_of(turn, entry, mode, group_texts.validated_one(entry)))


def begin_refusal(turn: Turn) -> None:
    entry, mode = pressed(turn), mode_of(turn, 3)
    if not is_fresh(turn, entry) or entry.state not in SAID:
        turn.answer(page(turn, entry, mode, texts.changed_since()))
        return
    flows.begin(turn, flow.REFUSAL, **subject(turn, entry, mode))


def pressed(turn: Turn) -> Entry:
    """The entry that a button names, if the person animates its cooperative. Raises UnknownButton."""
    assert turn.press is not None
    return of_id(turn, turn.press.number(0))


def of_id(turn: Turn, entry_id: int) -> Entry:
    entry = queries.entry(turn.session, entry_id, [each.id for each in review.animated(turn)])
    if entry is None:
        raise UnknownButton
    return entry


def page(turn: Turn, entry: Entry, mode: str, news: Markup | None = None) -> Message:
    """An entry and its history as they are today."""
    history = hours.history(turn.session, entry.id)
    names = people.names(turn.session, {each.by_id or 0 for each in history})
    seen = review_views.opened(turn, entry.cooperative_id)
    return texts.page(texts.Page(entry, history, names, mode, seen.at), news)


def list_of(turn: Turn, entry: Entry, mode: str, news: Markup | None = None) -> Message:
    """The list in which an entry is found: its person's, its day's or its week's."""
    member, cooperative = _place(entry)
    if mode == texts.DAY:
        return review.of_day(turn, cooperative, entry.worked_on, 0, news)
    if mode == texts.WEEK:
        return closed_weeks.page(turn, cooperative, entry.worked_on, 0, news)
    return review.of_person(turn, member, 0, news)


def is_fresh(turn: Turn, entry: Entry) -> bool:
    """Whether the pressed page was opened last, and nothing has happened to the entry since."""
    seen = review_views.pressed(turn, entry.cooperative_id)
    return seen is not None and seen.change_id == queries.last_change_of(turn.session, entry.id)


def subject(turn: Turn, entry: Entry, mode: str) -> dict[str, Any]:
    """What a conversation about an entry remembers; it takes the place of the page that was open."""
    review_views.opened(turn, entry.cooperative_id)
    seen = queries.last_change_of(turn.session, entry.id)
    return {"entry_id": entry.id, "membership_id": entry.membership_id, "seen": seen, "mode": mode}


def _place(entry: Entry) -> tuple[Membership, Cooperative]:
    assert entry.membership is not None
    assert entry.membership.cooperative is not None
    return entry.membership, entry.membership.cooperative


def mode_of(turn: Turn, place: int) -> str:
    assert turn.press is not None
    word = turn.press.word(place)
    return word if word in (texts.DAY, texts.WEEK) else texts.PERSON


def _load(turn: Turn, draft: Draft) -> Facts:
    entry = of_id(turn, draft.subject["entry_id"])
    _, cooperative = _place(entry)
    return Facts(draft.answers, turn.now, cooperative.timezone, {"entry": entry})


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:
    entry, mode, reason = (
        of_id(turn, draft.subject["entry_id"]),
        draft.subject["mode"],
        facts.answers["reason"],
    )
    assert turn.person is not None
    if reason is None:
        return page(turn, entry, mode, told.kept())
    fresh = queries.last_change_of(turn.session, entry.id) == draft.subject["seen"]
    if not fresh or not actions.refuse(turn.session, entry, Deed(turn.person, turn.now, reason)):
        return page(turn, entry, mode, texts.changed_since())
    reviewed.tell(turn, entry, told.refused(entry, turn.person, reason))
    return list_of(turn, entry, mode, told.refused_now(entry))


def ended(turn: Turn, draft: Draft) -> Message:
    """The entry as it is today."""
    return page(turn, of_id(turn, draft.subject["entry_id"]), draft.subject.get("mode", texts.PERSON))


register(Conversation(flow.REFUSAL_FLOW, _load, _finish, ended))

COMMANDS: dict[str, Callable[[Turn], None]] = {}
PRESSES = {
    "review.entry": show,
    "review.see": show_below,
    "review.back": back,
    "review.validate": validate,
    "review.refuse": begin_refusal,
}
