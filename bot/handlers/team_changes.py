"""Changes of a team at the edge: somebody leaves, comes back, is added, called otherwise, given a link."""

from collections.abc import Callable

from bot.flows import identity
from bot.flows.identity import SURE
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import flows, inviting, menus, reach, team
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.turn import Turn
from bot.people import invitation_queries, queries, team_rules
from bot.people import team as actions
from bot.people.models import Membership, Role, Standing
from bot.texts import team_changes as texts
from bot.texts.message import Message

LEFT = identity.sure("member_left", "/equipe")


def ask_left(turn: Turn) -> None:
    """« A quitté la coopérative » asks first."""
    membership = _changeable(turn, team.pressed(turn))
    if membership.standing is Standing.LEFT:
        turn.answer(team.page_of(turn, membership, texts.left_already(membership.person.first_name)))
        return
    flows.begin(turn, LEFT.name, membership_id=membership.id)


def come_back(turn: Turn) -> None:
    """« Revenir dans la coopérative »; a button from before the last change does nothing."""
    membership = _changeable(turn, team.pressed(turn))
    assert turn.press is not None
    by = turn.person
    assert by is not None
    fresh = turn.press.number(1) == team_rules.stamp(membership)
    if not fresh or not actions.come_back(turn.session, membership, by, turn.now):
        turn.answer(team.page_of(turn, membership, texts.nothing_changed()))
        return
    _tell(turn, membership, "back")
    turn.answer(team.page_of(turn, membership, texts.back(membership.person.first_name)))


def add(turn: Turn) -> None:
    """« Ajouter sans Telegram »."""
    cooperative = reach.pressed(turn)
    if not reach.runs_it(turn, cooperative):
        raise UnknownButton
    flows.begin(turn, identity.NEW_MEMBER, cooperative_id=cooperative.id)


def rename(turn: Turn) -> None:
    membership = _changeable(turn, team.pressed(turn))
    answers = {"committees": membership.committees}
    flows.begin_at(turn, identity.MEMBER, "first_name", answers, membership_id=membership.id)


def choose_committees(turn: Turn) -> None:
    membership = _changeable(turn, team.pressed(turn))
    answers = {"first_name": membership.person.first_name, "committees": membership.committees}
    flows.begin_at(
        turn, identity.MEMBER, "committees", answers, membership_id=membership.id, part="committees"
    )


def hand_over(turn: Turn) -> None:
    """« Inviter à prendre cette place »: one link at a time, a second press asks."""
    membership = _changeable(turn, team.pressed(turn))
    assert turn.press is not None
    assert turn.person is not None
    name = membership.person.first_name
    if membership.person.telegram_id is not None or membership.standing is not Standing.ACTIVE:
        turn.answer(team.page_of(turn, membership, texts.taken_meanwhile(name)))
        return
    count = queries.invitations_to(turn.session, membership.id)
    if turn.press.number(1) != count:
        turn.answer(texts.sure_of_new_link(name, membership.id, count))
        return
    made, code = actions.hand_over(turn.session, membership, turn.person, turn.now)
    invitation = invitation_queries.of_maker(turn.session, made.id, turn.person.id)
    assert invitation is not None
    turn.answer(texts.place_link(name, membership.id))
    turn.say(inviting.message(turn, invitation, code))


def _changeable(turn: Turn, membership: Membership) -> Membership:
    if not team.changeable(turn, membership):
        raise UnknownButton
    return membership


def _tell(turn: Turn, membership: Membership, what: str) -> None:
    """At most once a change, in the words that fit the role."""
    young = membership.role is Role.MEMBER
    words = {
        ("left", True): texts.your_left,
        ("left", False): texts.adult_left,
        ("back", True): texts.your_back,
        ("back", False): texts.adult_back,
    }[(what, young)]
    key = f"{what}:membership:{membership.id}:at:{team_rules.stamp(membership)}"
    turn.tell(membership.person, words(membership), key)
    menus.refresh(turn, membership.person)


def _load_member(turn: Turn, draft: Draft) -> Facts:
    membership = _changeable(turn, team.of_id(turn, draft.subject["membership_id"]))
    assert membership.cooperative is not None
    known = {"committees": membership.cooperative.committees}
    return Facts(draft.answers, turn.now, membership.cooperative.timezone, known)


def _finish_member(turn: Turn, draft: Draft, facts: Facts) -> Message:
    """Only what was asked is written: the rest may have changed meanwhile."""
    membership = team.of_id(turn, draft.subject["membership_id"])
    if draft.subject.get("part") == "committees":
        actions.choose_committees(turn.session, membership, facts.answers["committees"])
    else:
        actions.rename(turn.session, membership.person, facts.answers["first_name"])
    return team.page_of(turn, membership, texts.changed())


def _load_left(turn: Turn, draft: Draft) -> Facts:
    membership = _changeable(turn, team.of_id(turn, draft.subject["membership_id"]))
    name = membership.person.first_name
    known = {"question": texts.sure_of_left(name), "yes": texts.yes_left(name), "no": texts.KEEP}
    return Facts(draft.answers, turn.now, turn.house.timezone, known)


def _finish_left(turn: Turn, draft: Draft, facts: Facts) -> Message:
    membership = team.of_id(turn, draft.subject["membership_id"])
    name = membership.person.first_name
    if not facts.answers[SURE]:
        return team.page_of(turn, membership, texts.kept())
    if not actions.leave(turn.session, membership, turn.now):
        return team.page_of(turn, membership, texts.left_already(name))
    _tell(turn, membership, "left")
    return team.page_of(turn, membership, texts.left(name))


def _ended(turn: Turn, draft: Draft) -> Message:
    """How the person stands today."""
    return team.page_of(turn, team.of_id(turn, draft.subject["membership_id"]), texts.nothing_changed())


def _load_new(turn: Turn, draft: Draft) -> Facts:
    if all(each.id != draft.subject["cooperative_id"] for each in reach.run(turn)):
        raise UnknownButton
    return Facts(draft.answers, turn.now, turn.house.timezone)


def _finish_new(turn: Turn, draft: Draft, facts: Facts) -> Message:
    assert turn.person is not None
    name, cooperative_id = facts.answers["first_name"], draft.subject["cooperative_id"]
    made = actions.add_without_telegram(turn.session, cooperative_id, name, turn.person, turn.now)
    return team.page_of(turn, team.of_id(turn, made.id), texts.added(name))


def _ended_new(_turn: Turn, _draft: Draft) -> Message | None:
    return None


register(Conversation(LEFT, _load_left, _finish_left, _ended))
register(Conversation(identity.MEMBER_FLOW, _load_member, _finish_member, _ended))
register(Conversation(identity.NEW_MEMBER_FLOW, _load_new, _finish_new, _ended_new))

COMMANDS: dict[str, Callable[[Turn], None]] = {}
PRESSES = {
    "team.left": ask_left,
    "team.back": come_back,
    "team.add": add,
    "team.rename": rename,
    "team.committees": choose_committees,
    "team.place": hand_over,
}
