"""Files to take away at the edge: asking for one. What becomes of it is in `export_files`."""

from bot.exports import actions, places, request_queries
from bot.exports.places import Place
from bot.flows import exporting as flow
from bot.flows.exporting import Offer
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import flows
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.rights import require
from bot.handlers.turn import Turn
from bot.people.models import Role
from bot.texts import exporting as texts
from bot.texts.message import Message


def take_away(turn: Turn) -> None:
    """« /export »."""
    require(turn, *Role)
    if not _places(turn):
        turn.answer(texts.nothing())
    elif turn.person is not None and request_queries.open_of(turn.session, turn.person.id):
        turn.answer(texts.still_being_made(turn.adult))
    else:
        flows.begin(turn, flow.NAME)


def _places(turn: Turn) -> list[Place]:
    return places.of(turn.session, turn.memberships)


def _load(turn: Turn, draft: Draft) -> Facts:
    require(turn, *Role)
    offers = [Offer(each.key, texts.place(each.key, each.name), each.tables) for each in _places(turn)]
    return Facts(draft.answers, turn.now, turn.house.timezone, {"offers": offers})


def _finish(turn: Turn, _draft: Draft, facts: Facts) -> Message:
    """Looks again at what this person may have: rights can have changed since the question was asked."""
    require(turn, *Role)
    offer, what = flow.chosen(facts), flow.table(facts)
    if offer is None or not what or turn.person is None:
        raise UnknownButton
    wanted = (what, facts.answers["form"], offer.key)
    asked = actions.ask(turn.session, turn.person.id, wanted, turn.now)
    return texts.being_made(turn.adult) if asked else texts.still_being_made(turn.adult)


def _ended(turn: Turn, _draft: Draft) -> Message | None:
    """A second press asks for nothing: the file has come, or is coming."""
    return texts.being_made(turn.adult) if _waits(turn) else None


def _waits(turn: Turn) -> bool:
    person = turn.person
    return person is not None and request_queries.open_of(turn.session, person.id) is not None


register(Conversation(flow.FLOW, _load, _finish, _ended))

COMMANDS = {"export": take_away}
PRESSES: dict[str, object] = {}
