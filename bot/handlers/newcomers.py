"""Newcomers at the edge: one message per animator lists those who wait, edited in place for all of them."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.cooperatives import queries as cooperatives
from bot.cooperatives.models import Cooperative
from bot.delivery import outbox
from bot.handlers import menus, render
from bot.handlers.flows import UnknownButton
from bot.handlers.rights import runs
from bot.handlers.turn import Turn
from bot.people import newcomers as actions
from bot.people import queries
from bot.people.models import Board, Membership, Person, Role, Standing
from bot.people.team_rules import milliseconds
from bot.texts import newcomers as texts
from bot.texts.message import Message

KIND = "newcomers"


def announce(turn: Turn, newcomer: Membership, cooperative: Cooperative) -> None:
    """Somebody waits from now on: the first of an empty list makes a new message, later ones edit it."""
    alone = len(queries.newcomers(turn.session, cooperative.id)) == 1
    for animator in queries.animators(turn.session, cooperative.id):
        if alone or _edit(turn, animator, cooperative) is None:
            key = f"newcomers:membership:{newcomer.id}:person:{animator.id}:{newcomer.asked_at:%Y%m%d%H%M%S}"
            _open(turn, animator, cooperative, key)


def show_to(turn: Turn, animator: Person, cooperative: Cooperative) -> None:
    """Somebody who animates from now on gets the list of those who wait already."""
    if queries.newcomers(turn.session, cooperative.id):
        call = render.new_message(turn.session, turn.chat.id, _listed(turn, cooperative, None), turn.now)
        _keep(turn, animator, cooperative, outbox.put(turn.session, turn.chat.id, call, turn.now, kept=True))


def redraw(turn: Turn, cooperative: Cooperative) -> None:
    """Somebody who was listed has gone or been erased: every animator's list, as far as there is one."""
    for animator in queries.animators(turn.session, cooperative.id):
        _edit(turn, animator, cooperative)


def show(turn: Turn) -> None:
    """The list in the message whose button was pressed; its second argument is a page."""
    assert turn.press is not None
    cooperative = cooperatives.of_id(turn.session, turn.press.number(0))
    if cooperative is None or not runs(turn, cooperative.id, cooperative.region):
        raise UnknownButton
    turn.answer(_listed(turn, cooperative, None, turn.press.number(1)))


def accept(turn: Turn) -> None:
    _decide(turn, Standing.ACTIVE)


def refuse(turn: Turn) -> None:
    _decide(turn, Standing.REFUSED)


def accept_all(turn: Turn) -> None:
    """Exactly those who were listed when the button was shown; nobody once the last of them asked anew."""
    last = _newcomer(turn)
    assert turn.person is not None
    assert turn.press is not None
    fresh = turn.press.number(1) == milliseconds(last.asked_at)
    decided = actions.accept_all(turn.session, last, turn.person, turn.now) if fresh else ()
    _follow(turn, last, decided)


def _decide(turn: Turn, standing: Standing) -> None:
    newcomer = _newcomer(turn)
    assert turn.person is not None
    decided = actions.decide(turn.session, newcomer, standing, turn.person, turn.now)
    _follow(turn, newcomer, [newcomer] if decided else [])


def _newcomer(turn: Turn) -> Membership:
    """Whom the button names, if this person runs that cooperative."""
    assert turn.press is not None
    newcomer = queries.membership(turn.session, turn.press.number(0))
    if newcomer is None or newcomer.cooperative is None or newcomer.role is not Role.MEMBER:
        raise UnknownButton
    if not runs(turn, newcomer.cooperative.id, newcomer.cooperative.region):
        raise UnknownButton
    return newcomer


def _follow(turn: Turn, about: Membership, decided: Sequence[Membership]) -> None:
    """Newcomers hear the answer; every animator's list shows it, and so does the message that was pressed."""
    assert turn.press is not None
    assert about.cooperative is not None
    for each in decided:
        _tell(turn, each, about.cooperative)
    animators = queries.animators(turn.session, about.cooperative.id) if decided else ()
    edited = [_edit(turn, each, about.cooperative) for each in animators]
    if outbox.of_message(turn.session, turn.chat.id, turn.press.message_id) not in edited:
        turn.answer(_listed(turn, about.cooperative, about.asked_at))


def _tell(turn: Turn, newcomer: Membership, cooperative: Cooperative) -> None:
    """The answer, and the menu that goes with it."""
    accepted = newcomer.standing is Standing.ACTIVE
    name = cooperative.name
    message = menus.welcome(turn, newcomer.person, newcomer, name) if accepted else texts.refused(name)
    key = f"{newcomer.standing}:membership:{newcomer.id}:{newcomer.asked_at:%Y%m%d%H%M%S}"
    turn.tell(newcomer.person, message, key)
    menus.refresh(turn, newcomer.person)


def _open(turn: Turn, animator: Person, cooperative: Cooperative, key: str) -> None:
    row_id = turn.tell(animator, _listed(turn, cooperative, None), key)
    if row_id is not None:
        _keep(turn, animator, cooperative, row_id)


def _keep(turn: Turn, animator: Person, cooperative: Cooperative, row_id: int) -> None:
    """That message is this animator's list from now on."""
    waiting = queries.newcomers(turn.session, cooperative.id)
    board = queries.board(turn.session, animator.id, cooperative.id, KIND)
    board = board or Board(person_id=animator.id, cooperative_id=cooperative.id, kind=KIND)
    board.outbox_id = row_id
    board.opened_at = min(each.asked_at for each in waiting)
    turn.session.add(board)
    turn.session.flush()


def _edit(turn: Turn, animator: Person, cooperative: Cooperative) -> int | None:
    """The outbox row of this animator's list; None where there is none yet."""
    board = queries.board(turn.session, animator.id, cooperative.id, KIND)
    if board is None or animator.telegram_id is None:
        return None
    message = _listed(turn, cooperative, board.opened_at)
    change = render.changed_message(animator.telegram_id, message)
    outbox.edit(turn.session, board.outbox_id, change, turn.now)
    return board.outbox_id


def _listed(turn: Turn, cooperative: Cooperative, since: datetime | None, page: int = 0) -> Message:
    """Who waits, and what has been decided about those who asked `since` then."""
    waiting = queries.newcomers(turn.session, cooperative.id)
    decided = queries.decided_since(turn.session, cooperative.id, since) if since else ()
    return texts.board(cooperative, waiting, decided, page)


COMMANDS: dict[str, Callable[[Turn], None]] = {}
PRESSES = {
    "joining.newcomers": show,
    "newcomer.accept": accept,
    "newcomer.refuse": refuse,
    "newcomer.accept_all": accept_all,
}
