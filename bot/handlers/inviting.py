"""Inviting at the edge: who may invite whom, the link with its picture, and taking it back."""

import io

from bot.cooperatives import queries as cooperatives
from bot.flows import inviting as flow
from bot.flows.models import Draft, DraftState
from bot.flows.steps import Facts
from bot.handlers import flows, reach
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.rights import NotForRole, require
from bot.handlers.turn import Turn
from bot.people import invitation_queries as queries
from bot.people import invitations as actions
from bot.people import rules
from bot.people.invitations import Wanted
from bot.people.models import Invitation, Role
from bot.texts import inviting as texts
from bot.texts.joining import where_of
from bot.texts.message import Message

INVITERS = (Role.ANIMATOR, Role.REGIONAL, Role.COORDINATOR)


def invite(turn: Turn) -> None:
    """« /inviter »."""
    require(turn, *INVITERS)
    if not _roles(turn):
        turn.answer(texts.no_cooperative())
        return
    flows.begin(turn, flow.NAME)


def withdraw(turn: Turn) -> None:
    """« Retirer cette invitation », by whoever made it; a second press finds it withdrawn."""
    assert turn.press is not None
    person_id = turn.person.id if turn.person else 0
    invitation = queries.of_maker(turn.session, turn.press.number(0), person_id)
    if invitation is None:
        raise UnknownButton
    actions.withdraw(turn.session, invitation, turn.now)
    turn.answer(texts.withdrawn(texts.described(invitation.role, _where(invitation)), invitation.uses))


def message(turn: Turn, invitation: Invitation, code: str) -> Message:
    """What is handed on, once: the code is kept nowhere. Needs the cooperative loaded."""
    link = actions.link(turn.house.username, code)
    zone = turn.zone(invitation.cooperative)
    return texts.invitation(invitation, _where(invitation), link, picture(link), zone)


def picture(link: str) -> bytes:
    """A QR code to print, black on white, about 4 cm at 200 dots an inch."""
    import segno  # only for those who invite

    image = io.BytesIO()
    segno.make(link, error="m", micro=False).save(image, kind="png", scale=8, border=4)
    return image.getvalue()


def _where(invitation: Invitation) -> str:
    return where_of(invitation.cooperative.name if invitation.cooperative else None, invitation.region)


def _roles(turn: Turn) -> list[str]:
    """Those this person may invite to; local ones only while there is a cooperative for them."""
    allowed = rules.invited_by(each.role.value for each in turn.active(*INVITERS))
    anywhere = bool(reach.run(turn))
    return [each for each in allowed if anywhere or not Role(each).local]


def _load(turn: Turn, draft: Draft) -> Facts:
    known = {
        "roles": _roles(turn),
        "run": [(each.id, each.name) for each in reach.run(turn)],
        "below": [(each.id, each.name) for each in reach.below(turn)],
        "regions": list(dict.fromkeys(each.region for each in cooperatives.all_of_them(turn.session))),
    }
    return Facts(draft.answers, turn.now, turn.house.timezone, known)


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:  # noqa: ARG001 - every finish has a draft
    wanted = _wanted(turn, facts)
    made, code = actions.make(turn.session, wanted, turn.now)
    invitation = queries.of_maker(turn.session, made.id, wanted.made_by_id or 0)
    assert invitation is not None
    if turn.press is not None:
        turn.answer(texts.made())
    return message(turn, invitation, code)


def _wanted(turn: Turn, facts: Facts) -> Wanted:
    """Looks again at what this person may do: rights can have changed since the question was asked."""
    require(turn, *INVITERS)
    role = flow.role_of(facts)
    if role is None or role not in facts.known["roles"]:
        raise NotForRole(*INVITERS)
    assert turn.person is not None
    return Wanted(
        role=role,
        cooperative_id=_cooperative(facts) if role.local else None,
        region=facts.answers["region"] if role is Role.REGIONAL else None,
        uses=facts.answers["uses"],
        days=facts.answers["days"],
        made_by_id=turn.person.id,
    )


def _cooperative(facts: Facts) -> int:
    """The one chosen, or the only one there is, if it is still this person's."""
    allowed = [key for key, _ in flow.places(facts)]
    chosen: int = facts.answers.get("where") or (allowed[0] if len(allowed) == 1 else 0)
    if chosen not in allowed:
        raise UnknownButton
    return chosen


def _ended(turn: Turn, draft: Draft) -> Message | None:  # noqa: ARG001
    return texts.made_already() if draft.state is DraftState.DONE else None


register(Conversation(flow.FLOW, _load, _finish, _ended))

COMMANDS = {"inviter": invite}
PRESSES = {"inviting.withdraw": withdraw}
