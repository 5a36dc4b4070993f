"""An animator corrects somebody's hours at the edge: the same conversation, for another person's entry."""

from collections.abc import Callable

from bot.flows import hours as hours_flow
from bot.flows import review_correction as flow
from bot.flows.models import Draft
from bot.flows.steps import PARTS, Facts
from bot.handlers import flows, hour_facts, reviewed
from bot.handlers import review_entries as entries
from bot.handlers.flows import Conversation, register
from bot.handlers.turn import Turn
from bot.hours import limits, works
from bot.hours import review as actions
from bot.hours import review_queries as queries
from bot.hours.actions import Deed
from bot.texts import review_entries as texts
from bot.texts import review_told as told
from bot.texts.message import Message


def begin(turn: Turn) -> None:
    """Opens an entry at the choice of what to change; one that somebody has still to answer is not opened."""
    entry, mode = entries.pressed(turn), entries.mode_of(turn, 3)
    if not entries.is_fresh(turn, entry) or not texts.is_correctable(entry):
        turn.answer(entries.page(turn, entry, mode, texts.changed_since()))
        return
    answers = hours_flow.answers_from(works.of_entry(entry))
    flows.begin_at(turn, flow.NAME, PARTS, answers, **entries.subject(turn, entry, mode))


def _load(turn: Turn, draft: Draft) -> Facts:
    entry = entries.of_id(turn, draft.subject["entry_id"])
    member = entry.membership
    assert member is not None
    return hour_facts.knowing(
        hour_facts.of(turn, [member], member, draft.answers, [entry.id]),
        before=works.of_entry(entry),
        whose=member.person.first_name,
        reads=member.person.telegram_id is not None,
    )


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:
    assert turn.person is not None
    entry, mode = entries.of_id(turn, draft.subject["entry_id"]), draft.subject["mode"]
    before = works.of_entry(entry)
    work = limits.noted(hours_flow.work_of(facts), facts.known["checked"]([facts])[0].warnings)
    if told.is_same(before, work):
        return entries.page(turn, entry, mode, told.nothing_corrected())
    fresh = queries.last_change_of(turn.session, entry.id) == draft.subject["seen"]
    deed = Deed(turn.person, turn.now, facts.answers.get("reason"))
    if not fresh or not actions.correct(turn.session, entry, work, deed):
        return entries.page(turn, entry, mode, texts.changed_since())
    reviewed.tell(turn, entry, told.corrected(entry, before, turn.person, deed.reason))
    return entries.list_of(turn, entry, mode, told.corrected_now(entry))


register(Conversation(flow.FLOW, _load, _finish, entries.ended))

COMMANDS: dict[str, Callable[[Turn], None]] = {}
PRESSES = {"review.correct": begin}
