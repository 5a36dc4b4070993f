"""People's rights over their data at the edge: what is kept, all of it as a file, and its end."""

from bot.cooperatives.models import Cooperative
from bot.delivery import erasure as delivery
from bot.flows import drafts, identity
from bot.flows.identity import SURE
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import flows, menus
from bot.handlers.flows import Conversation, register
from bot.handlers.rights import NotJoined
from bot.handlers.turn import Turn
from bot.people import erasure, kept, queries
from bot.people.models import Membership, Person, Role, Standing
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
    turn.answer(texts.kept(about, house.responsible, house.contact, adult(turn)))


def hand_over(turn: Turn) -> None:
    """« Recevoir mes données »."""
    if turn.person is None:
        raise NotJoined
    about = kept.about(turn.session, turn.person)
    turn.say(texts.file(about, _zone(turn), adult(turn)))


def ask_to_erase(turn: Turn) -> None:
    """« Effacer mes données » asks first."""
    if turn.person is None and not drafts.open_ones(turn.session, turn.user.id):
        show(turn)
        return
    flows.begin(turn, ERASE.name)


def adult(turn: Turn) -> bool:
    """Whether this person is called « vous »: whoever is anything but a member."""
    grown = (Role.ANIMATOR, Role.PARTNER, Role.REGIONAL, Role.COORDINATOR)
    return any(turn.active(*grown))


def _zone(turn: Turn) -> str:
    places = [each.cooperative for each in turn.memberships if each.cooperative]
    return places[0].timezone if places else turn.house.timezone


def _load(turn: Turn, draft: Draft) -> Facts:
    person = turn.person
    alone = [each for each in turn.memberships if _alone(turn, each)] if person else []
    question = texts.sure(adult(turn), alone) if person else texts.sure_for_stranger()
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
    goodbye, freed = texts.goodbye(adult(turn)), list(turn.memberships)
    told = [(each, animator) for each in freed for animator in in_charge(turn, each)]
    delivery.forget(turn.session, turn.user.id, texts.file_name(person), turn.now)
    drafts.forget_all(turn.session, turn.user.id)
    drafts.forget_about(turn.session, [each.id for each in person.memberships])
    erasure.erase(turn.session, person, _named, turn.now)
    for membership, other in told:
        turn.tell(other, texts.freed(membership), f"freed:membership:{membership.id}:person:{other.id}")
    menus.forget(turn)
    turn.answer(texts.done())
    return goodbye


def _named(key: str | None) -> str:
    return activities.name_of(key) if key else NO_KIND


def in_charge(turn: Turn, membership: Membership) -> list[Person]:
    """Those who run what this membership was in, or the coordination above them; never the person."""
    if membership.standing is not Standing.ACTIVE:
        return []
    own, cooperative = membership.person_id, membership.cooperative
    above = [queries.coordination(turn.session, None)]
    if cooperative is not None:
        above = [*_of_cooperative(turn, cooperative), *above]
    found = ([each for each in some if each.id != own] for some in above)
    return next((some for some in found if some), [])


def _of_cooperative(turn: Turn, cooperative: Cooperative) -> list[list[Person]]:
    animators = queries.animators(turn.session, cooperative.id)
    return [list(animators), list(queries.coordination(turn.session, cooperative.region))]


def _alone(turn: Turn, membership: Membership) -> bool:
    """Whether nobody else has the task that this person has there."""
    own, session = membership.person_id, turn.session
    if membership.standing is not Standing.ACTIVE or membership.role in (Role.MEMBER, Role.PARTNER):
        return False
    if membership.role is Role.ANIMATOR:
        others = queries.animators(session, membership.cooperative_id or 0)
    else:
        others = queries.coordination(session, membership.region)
    return all(each.id == own for each in others)


def _ended(turn: Turn, _draft: Draft) -> Message | None:
    """A second « Oui » or « Non »: how it stands today is what is kept today."""
    return texts.stayed() if turn.person is not None else None


register(Conversation(ERASE, _load, _finish, _ended))

COMMANDS = {"confidentialite": show, "privacy": show}
PRESSES = {"privacy.page": show, "privacy.file": hand_over, "privacy.erase": ask_to_erase}
