"""Small talk at the edge: a reaction or one short sentence, and nothing is noted."""

from datetime import timedelta

from bot import small_talk
from bot.flows.steps import CARD
from bot.handlers.turn import Turn
from bot.people.models import Role
from bot.texts import small_talk as texts

NODS = ("ok", "yes", "no")
LATELY = timedelta(hours=12)


def answer(turn: Turn) -> bool:
    """False when the message says more, or when somebody who is not in should hear how to get in."""
    kind = small_talk.match(turn.text)
    if kind is None or (kind.reply is not None and not any(turn.active(*Role))):
        return False
    if kind.name in NODS and _card_waits(turn):
        turn.say(texts.card_waits(turn.adult))
    elif kind.reaction is not None:
        _react(turn, kind.reaction)
    else:
        turn.say(texts.reply(kind, turn.adult))
    return True


def _card_waits(turn: Turn) -> bool:
    """Whether a card was shown lately that nobody has saved or dropped."""
    draft = turn.conversation
    return draft is not None and draft.step == CARD and turn.now - draft.changed_at < LATELY


def _react(turn: Turn, emoji: str) -> None:
    message = turn.update.effective_message
    assert message is not None
    reaction = [{"type": "emoji", "emoji": emoji}]
    turn.call("setMessageReaction", chat_id=turn.chat.id, message_id=message.message_id, reaction=reaction)
