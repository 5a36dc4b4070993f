"""« /reglages » at the edge: what one changes about oneself, and how one leaves."""

from markupsafe import Markup

from bot.flows import identity
from bot.flows.identity import SURE
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import charge, flows, menus, newcomers
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.rights import NotJoined
from bot.handlers.turn import Turn
from bot.people import team as actions
from bot.people import team_rules
from bot.people.models import Gender, Membership, Person, Role, Standing
from bot.texts import preferences as texts
from bot.texts.message import Message

QUIT = identity.sure("quit", "/reglages")


def show(turn: Turn) -> None:
    """« /reglages »."""
    turn.answer(_page(turn))


def change_name(turn: Turn) -> None:
    _begin(turn, "first_name")


def change_gender(turn: Turn) -> None:
    _begin(turn, "gender")


def change_committees(turn: Turn) -> None:
    membership = _own(turn)
    if membership.role is not Role.MEMBER or membership.standing is not Standing.ACTIVE:
        raise UnknownButton
    _begin(turn, "committees", membership)


def ask_to_quit(turn: Turn) -> None:
    """« Quitter la coopérative » asks first."""
    flows.begin(turn, QUIT.name, membership_id=_own(turn).id)


def _begin(turn: Turn, part: str, membership: Membership | None = None) -> None:
    """Opens just that question; the others count as answered and are not written."""
    if turn.person is None:
        raise NotJoined
    committees = list(membership.committees) if membership else []
    answers = {"first_name": turn.person.first_name, "committees": committees, "gender": None}
    subject = {"part": part} | ({"membership_id": membership.id} if membership else {})
    flows.begin_at(turn, identity.OWN, part, answers, **subject)


def _page(turn: Turn, news: Markup | None = None) -> Message:
    if turn.person is None:
        raise NotJoined
    return texts.settings(turn.person, turn.memberships, turn.adult, news)


def _own(turn: Turn, number: int | None = None) -> Membership:
    """One of the person's own memberships that still count. Raises UnknownButton."""
    wanted = number if number is not None else turn.press.number(0) if turn.press else 0
    found = next((each for each in turn.memberships if each.id == wanted), None)
    if found is None:
        raise UnknownButton
    return found


def _load(turn: Turn, draft: Draft) -> Facts:
    if turn.person is None:
        raise NotJoined
    number = draft.subject.get("membership_id")
    cooperative = _own(turn, number).cooperative if number else None
    known = {
        "telegram_name": "",
        "committees": list(cooperative.committees) if cooperative else [],
    }
    return Facts(draft.answers, turn.now, turn.house.timezone, known)


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:
    """Only what was asked is written."""
    assert turn.person is not None
    part = draft.subject["part"]
    if part == "first_name":
        actions.rename(turn.session, turn.person, facts.answers[part])
    elif part == "gender":
        said = facts.answers[part]
        actions.say_gender(turn.session, turn.person, Gender(said) if said in set(Gender) else None)
    else:
        membership = _own(turn, draft.subject["membership_id"])
        actions.choose_committees(turn.session, membership, facts.answers[part])
    return _page(turn, texts.changed())


def _ended(turn: Turn, _draft: Draft) -> Message | None:
    return _page(turn) if turn.person is not None else None


def _load_quit(turn: Turn, draft: Draft) -> Facts:
    membership = _own(turn, draft.subject["membership_id"])
    question = texts.sure_to_quit(membership, turn.adult, charge.alone(turn, membership))
    known = {"question": question, "yes": texts.yes_quit(membership), "no": texts.stay(membership)}
    return Facts(draft.answers, turn.now, turn.house.timezone, known)


def _finish_quit(turn: Turn, draft: Draft, facts: Facts) -> Message:
    if not facts.answers[SURE]:
        return _page(turn, texts.kept())
    membership, grown = _own(turn, draft.subject["membership_id"]), turn.adult
    told, waits = charge.of(turn, membership), membership.standing is Standing.PENDING
    quitting = actions.give_up if waits else actions.leave
    if not quitting(turn.session, membership, turn.now):
        return _page(turn, texts.kept())
    if waits and membership.cooperative is not None:
        newcomers.redraw(turn, membership.cooperative)
    _tell(turn, membership, told)
    return texts.given_up(membership) if waits else texts.quit_done(membership, grown)


def _tell(turn: Turn, membership: Membership, told: list[Person]) -> None:
    assert turn.person is not None
    for other in told:
        key = f"quit:membership:{membership.id}:at:{team_rules.stamp(membership)}:person:{other.id}"
        turn.tell(other, texts.somebody_left(turn.person.first_name, membership), key)
    menus.refresh(turn, turn.person)


register(Conversation(identity.OWN_FLOW, _load, _finish, _ended))
register(Conversation(QUIT, _load_quit, _finish_quit, _ended))

COMMANDS = {"reglages": show, "settings": show}
PRESSES = {
    "preferences.page": show,
    "preferences.name": change_name,
    "preferences.gender": change_gender,
    "preferences.committees": change_committees,
    "preferences.quit": ask_to_quit,
}
