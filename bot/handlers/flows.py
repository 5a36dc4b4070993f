"""Conversations at the edge: loads drafts, lets the driver work, says what came of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.flows import drafts, driver
from bot.flows.models import Draft, DraftState
from bot.flows.steps import AnotherMatter, Facts, Flow
from bot.handlers.turn import Turn
from bot.refusals import Refused
from bot.texts import flows as texts
from bot.texts.message import Message

CARD_CORRECTED_FOR = timedelta(hours=12)


class Closed(Exception):
    """Whoever began this conversation may not go on with it."""


class UnknownButton(Refused):
    """A button that is not this person's, or was never ours."""


@dataclass(frozen=True)
class Conversation:
    """A flow with what only a handler can do: look facts up, write the result, say what is there already.

    `finish` gives None when it has said everything itself.
    """

    flow: Flow
    load: Callable[[Turn, Draft], Facts]
    finish: Callable[[Turn, Draft, Facts], Message | None]
    ended: Callable[[Turn, Draft], Message | None]


CONVERSATIONS: dict[str, Conversation] = {}


def register(conversation: Conversation) -> Conversation:
    CONVERSATIONS[conversation.flow.name] = conversation
    return conversation


def begin(turn: Turn, name: str, answers: dict[str, Any] | None = None, **subject: Any) -> None:
    """Opens a conversation with what is known already, and asks the first question or shows the card."""
    draft = drafts.begin(turn.session, turn.user.id, name, turn.now, **subject)
    conversation = CONVERSATIONS[name]
    turned = driver.proceed(conversation.flow, draft, _loader(turn, conversation), answers or {})
    _follow(turn, conversation, draft, turned)


def begin_at(turn: Turn, name: str, step: str, answers: dict[str, Any], **subject: Any) -> None:
    """Opens a conversation at one question, to change an answer that is there."""
    draft = drafts.begin(turn.session, turn.user.id, name, turn.now, **subject)
    conversation = CONVERSATIONS[name]
    turned = driver.open_at(conversation.flow, draft, _loader(turn, conversation), answers, step)
    _follow(turn, conversation, draft, turned)


def press_flow(turn: Turn) -> None:
    """A button of a conversation, however old: obeyed once, then answered with how things stand."""
    assert turn.press is not None
    draft = drafts.of_owner(turn.session, turn.press.number(0), turn.user.id)
    if draft is None or draft.flow not in CONVERSATIONS:
        raise UnknownButton
    conversation = CONVERSATIONS[draft.flow]
    if draft.state is not DraftState.OPEN:
        turn.answer(conversation.ended(turn, draft) or texts.gone())
        return
    load = _loader(turn, conversation)
    turned = driver.press(conversation.flow, draft, load, turn.press.word(1), turn.press.word(2))
    _follow(turn, conversation, draft, turned)


def type_in_flow(turn: Turn) -> bool:
    """Typed text for the open question, if there is one; one that has lost its rights ends unsaid."""
    draft = drafts.asking(turn.session, turn.user.id)
    if draft is None or draft.flow not in CONVERSATIONS:
        return False
    conversation = CONVERSATIONS[draft.flow]
    try:
        turned = driver.type_in(conversation.flow, draft, _while_allowed(turn, conversation), turn.text)
    except AnotherMatter:
        return False
    except Closed:
        drafts.end(turn.session, draft, DraftState.DROPPED, turn.now)
        return type_in_flow(turn)
    _follow(turn, conversation, draft, turned)
    return True


def correct_card(turn: Turn) -> bool:
    """Typed text that corrects the card shown last, as long as nothing else was begun since; False if not."""
    draft = turn.conversation
    if draft is None or draft.flow not in CONVERSATIONS or draft.changed_at < turn.now - CARD_CORRECTED_FOR:
        return False
    conversation = CONVERSATIONS[draft.flow]
    if not drafts.is_waiting(draft):
        return False
    try:
        turned = driver.correct(conversation.flow, draft, _while_allowed(turn, conversation), turn.text)
    except Closed:
        return False
    if turned is not None:
        _follow(turn, conversation, draft, turned)
    return turned is not None


def cancel(turn: Turn) -> None:
    """« /annuler »: the conversation touched last is given up."""
    draft = turn.conversation
    if draft is None:
        turn.say(texts.nothing_to_cancel())
        return
    drafts.end(turn.session, draft, DraftState.DROPPED, turn.now)
    conversation = CONVERSATIONS.get(draft.flow)
    turn.say(texts.cancelled(conversation.flow.again if conversation else "/aide", turn.adult))


def _loader(turn: Turn, conversation: Conversation) -> driver.Load:
    def load(draft: Draft) -> Facts:
        facts = conversation.load(turn, draft)
        return replace(facts, adult=facts.adult or turn.adult)

    return load


def _while_allowed(turn: Turn, conversation: Conversation) -> driver.Load:
    """Else a question that nobody may answer would swallow all that the person types."""
    loaded = _loader(turn, conversation)

    def load(draft: Draft) -> Facts:
        try:
            return loaded(draft)
        except Refused as refusal:
            raise Closed from refusal

    return load


def _follow(turn: Turn, conversation: Conversation, draft: Draft, turned: driver.Turned) -> None:
    draft.changed_at = turn.now
    match turned:
        case driver.Asked(message=message):
            turn.answer(message)
        case driver.Stale(message=message):
            turn.answer(texts.still_open(message))
        case driver.Abandoned():
            drafts.end(turn.session, draft, DraftState.DROPPED, turn.now)
            turn.answer(texts.dropped(conversation.flow.again, turn.adult))
        case driver.Complete(facts=facts):
            turn.session.flush()
            result = _finish(turn, conversation, draft, facts)
            if result is not None:
                turn.answer(result)


def _finish(turn: Turn, conversation: Conversation, draft: Draft, facts: Facts) -> Message | None:
    """Ends it first: what is written is written by whoever ended it."""
    if not drafts.end(turn.session, draft, DraftState.DONE, turn.now):
        return conversation.ended(turn, draft) or texts.gone()
    return conversation.finish(turn, draft, facts)


COMMANDS = {"annuler": cancel, "cancel": cancel}
PRESSES = {"flow": press_flow}
