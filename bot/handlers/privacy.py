"""People's rights over their data at the edge: what is kept, all of it as a file, and its end."""

from bot.delivery import erasure as delivery
from bot.flows import drafts, identity
from bot.flows.identity import SURE
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import charge, flows, menus, newcomers
from bot.handlers.flows import Conversation, register
from bot.handlers.rights import NotJoined
from bot.handlers.turn import Turn
from bot.people import erasure, kept
from bot.people.models import Person
from bot.texts import activities
from bot.texts import privacy as texts
from bot.texts.message import Message

ERASE = identity.sure("erase", "/confidentialite")
NO_KIND = "travail"


def show(turn: Turn) -> None:
    """« /confidentialite »."""
    house = turn.house
    if turn.person is None:
        begun = len(drafts.open_ones(turn.session, turn.user.id))
        turn.answer(texts.nothing_kept(begun, house.responsible, house.contact))
        return
    about = kept.about(turn.session, turn.person)
    turn.answer(texts.kept(about, house.responsible, house.contact, turn.adult))


def hand_over(turn: Turn) -> None:
    """« Recevoir mes données »."""
    if turn.person is None:
        raise NotJoined
    about = kept.about(turn.session, turn.person)
    turn.say(texts.file(about, _zone(turn), turn.adult))


def ask_to_erase(turn: Turn) -> None:
    """« Effacer mes données » asks first."""
    if turn.person is None and not drafts.open_ones(turn.session, turn.user.id):
        show(turn)
        return
    flows.begin(turn, ERASE.name)


def _zone(turn: Turn) -> str:
    places = [each.cooperative for each in turn.memberships if each.cooperative]
    return places[0].timezone if places else turn.house.timezone


def _load(turn: Turn, draft: Draft) -> Facts:
    person = turn.person
    alone = [each for each in turn.memberships if charge.alone(turn, each)] if person else []
    question = texts.sure(turn.adult, alone) if person else texts.sure_for_stranger()
    known = {"question": question, "yes": texts.YES, "no": texts.NO}
    return Facts(draft.answers, turn.now, turn.house.timezone, known)


def _finish(turn: Turn, _draft: Draft, facts: Facts) -> Message:
    if not facts.answers[SURE]:
        return texts.stayed()
    if turn.person is None:
        drafts.forget_all(turn.session, turn.user.id)
        return texts.stranger_erased()
    return _erase(turn, turn.person)


def _erase(turn: Turn, person: Person) -> Message:
    """All at once; what is said afterwards is said to a stranger."""
    goodbye, freed = texts.goodbye(turn.adult), list(turn.memberships)
    told = [(each, animator) for each in freed for animator in charge.of(turn, each)]
    leaver = delivery.Leaver(turn.user.id, turn.update.update_id, texts.file_name(person))
    delivery.forget(turn.session, leaver, turn.now)
    drafts.forget_all(turn.session, turn.user.id)
    drafts.forget_about(turn.session, [each.id for each in person.memberships])
    erasure.erase(turn.session, person, _named, turn.now)
    for place in {each.cooperative for each in person.memberships if each.cooperative}:
        newcomers.redraw(turn, place)
    for membership, other in told:
        turn.tell(other, texts.freed(membership), f"freed:membership:{membership.id}:person:{other.id}")
    menus.forget(turn)
    turn.answer(texts.done())
    return goodbye


def _named(key: str | None) -> str:
    return activities.name_of(key) if key else NO_KIND


def _ended(turn: Turn, _draft: Draft) -> Message | None:
    """A second « Oui » or « Non »: how it stands today is what is kept today."""
    return texts.stayed() if turn.person is not None else None


register(Conversation(ERASE, _load, _finish, _ended))

COMMANDS = {"confidentialite": show, "privacy": show}
PRESSES = {"privacy.page": show, "privacy.file": hand_over, "privacy.erase": ask_to_erase}
