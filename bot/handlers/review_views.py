"""Which page of a cooperative's hours an animator opened last: only its buttons change anything."""

from bot.handlers.turn import Turn
from bot.hours import review_queries as queries
from bot.hours.review_queries import Seen
from bot.people import queries as people
from bot.people.models import Board
from bot.people.team_rules import milliseconds

KIND = "review"


def opened(turn: Turn, cooperative_id: int) -> Seen:
    """Another page takes the place of the last one; what it shows goes into its buttons."""
    assert turn.person is not None
    board = people.board(turn.session, turn.person.id, cooperative_id, KIND)
    board = board or Board(person_id=turn.person.id, cooperative_id=cooperative_id, kind=KIND, outbox_id=0)
    board.opened_at = turn.now
    turn.session.add(board)
    turn.session.flush()
    return Seen(queries.last_change(turn.session, cooperative_id), turn.now)


def pressed(turn: Turn, cooperative_id: int, place: int = 1) -> Seen | None:
    """What the pressed page showed, as its button says from `place` on; None when it is not the last one."""
    assert turn.press is not None
    assert turn.person is not None
    board = people.board(turn.session, turn.person.id, cooperative_id, KIND)
    if board is None or board.opened_at is None:
        return None
    if milliseconds(board.opened_at) != turn.press.number(place + 1):
        return None
    return Seen(turn.press.number(place), board.opened_at)
