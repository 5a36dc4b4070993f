"""Members hear what an animator has done with their hours, once each time."""

from collections.abc import Sequence

from bot.handlers.turn import Turn
from bot.hours import review_queries as queries
from bot.hours.models import Entry
from bot.texts import review_told as texts
from bot.texts.message import Message


def tell(turn: Turn, entry: Entry, message: Message) -> None:
    """Of the latest change of their entry; needs its person loaded."""
    if entry.membership is None:
        return
    turn.session.flush()
    change_id = queries.last_change_of(turn.session, entry.id)
    turn.tell(entry.membership.person, message, key=f"reviewed:entry:{entry.id}:change:{change_id}")


def tell_accepted(turn: Turn, entries: Sequence[Entry]) -> None:
    """Of those that did not count before: whoever wrote them waits for a yes."""
    assert turn.person is not None
    for each in entries:
        tell(turn, each, texts.accepted(each, turn.person))
