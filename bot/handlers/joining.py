"""Joining at the edge: an invitation is opened, questions are asked, and somebody is in or waits."""

import re
from collections.abc import Callable
from typing import assert_never

from bot.flows import driver
from bot.flows import joining as flow
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import flows, menus, newcomers
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.turn import Turn
from bot.people import invitation_queries as queries
from bot.people import joining as actions
from bot.people import rules
from bot.people.joining import AlreadyIn, Answers, Guest, Joined, NotLetIn, Opened
from bot.people.models import Gender, Invitation, Membership, Role, Standing
from bot.texts import joining as texts
from bot.texts.message import Message
from bot.texts.notice import Invited

PASTED = re.compile(r"(?:t\.me|telegram\.me)/(\w+)\?start=([\w-]+)", re.IGNORECASE)


def open_code(turn: Turn, code: str) -> None:
    """A link was opened. Every code that leads nowhere gets the same words."""
    match actions.look_at(turn.session, _guest(turn), code, turn.now):
        case Opened(invitation=invitation):
            flows.begin(turn, flow.NAME, invitation=invitation.id)
        case AlreadyIn(membership=membership):
            turn.say(_already(membership))
        case NotLetIn():
            turn.say(texts.not_let_in(turn.adult))
        case other:
            assert_never(other)


def open_pasted(turn: Turn) -> bool:
    """A link of ours that was pasted instead of opened."""
    link = PASTED.search(turn.text[:300])
    if link is None or link[1].lower() != turn.house.username.lower():
        return False
    open_code(turn, link[2])
    return True


def remind_of_notice(turn: Turn) -> bool:
    """Somebody types while the notice waits for a button."""
    draft = turn.conversation
    if draft is None or (draft.flow, draft.step) != (flow.NAME, flow.NOTICE):
        return False
    asked = driver.type_in(flow.FLOW, draft, lambda each: _load(turn, each), turn.text)
    assert isinstance(asked, driver.Asked)
    turn.say(asked.message)
    return True


def _guest(turn: Turn) -> Guest:
    return Guest(turn.user.id, turn.person)


def _invitation(turn: Turn, draft: Draft) -> Invitation:
    """That of the conversation. Raises UnknownButton when it has been erased meanwhile."""
    found = queries.of_id(turn.session, draft.subject["invitation"])
    if found is None:
        raise UnknownButton
    return found


def _load(turn: Turn, draft: Draft) -> Facts:
    invitation = _invitation(turn, draft)
    cooperative = invitation.cooperative
    known = {
        "notice": _invited(turn, invitation),
        "asked": _asked(turn, invitation),
        "committees": list(cooperative.committees) if cooperative else [],
        "telegram_name": flow.name_in(turn.user.first_name),
    }
    zone = turn.zone(cooperative)
    return Facts(draft.answers, turn.now, zone, known, adult=invitation.role is not Role.MEMBER)


def _invited(turn: Turn, invitation: Invitation) -> Invited:
    cooperative = invitation.cooperative
    return Invited(
        role=invitation.role,
        where=_where(invitation),
        minimum_age=cooperative.minimum_age if cooperative else 0,
        responsible=turn.house.responsible,
        contact=turn.house.contact,
        known=turn.person is not None,
        place=invitation.place.person.first_name if invitation.place else None,
    )


def _asked(turn: Turn, invitation: Invitation) -> set[str]:
    """The questions for this guest: nothing that is known already is asked again."""
    place = invitation.place
    asked = {"first_name"} if turn.person is None and place is None else set()
    if invitation.role is not Role.MEMBER or invitation.cooperative is None:
        return asked
    if invitation.cooperative.committees and not (place and place.committees):
        asked.add("committees")
    memberships = turn.person.memberships if turn.person else []
    known = any(each.role is Role.MEMBER for each in memberships) or bool(place and place.person.gender)
    return asked if known else asked | {"gender"}


def _where(place: Invitation | Membership) -> str:
    return texts.where_of(place.cooperative.name if place.cooperative else None, place.region)


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message | None:
    answer = facts.answers[flow.NOTICE]
    invited: Invited = facts.known["notice"]
    if answer != flow.READ:
        turn.session.delete(draft)
        return (
            texts.declined(invited) if answer == flow.NO else texts.come_with_animators(invited.minimum_age)
        )
    invitation = _invitation(turn, draft)
    match actions.join(turn.session, invitation, _guest(turn), _answers(facts), turn.now):
        case Joined() as joined:
            _let_in(turn, draft, invitation, joined)
            return None
        case AlreadyIn(membership=membership):
            return _already(membership)
        case NotLetIn():
            return texts.too_late(invited)
        case other:
            assert_never(other)


def _answers(facts: Facts) -> Answers:
    gender = facts.answers.get("gender")
    return Answers(
        facts.answers.get("first_name") or "",
        None if gender in (None, flow.UNSAID) else Gender(gender),
        tuple(facts.answers.get("committees") or ()),
    )


def _let_in(turn: Turn, draft: Draft, invitation: Invitation, joined: Joined) -> None:
    """A newcomer waits from now on; anybody else is in at once, and whoever invited them is told."""
    if joined.membership.standing is Standing.PENDING:
        _wait(turn, invitation, joined)
    else:
        _welcome(turn, invitation, joined)
        _tell_host(turn, draft, invitation, joined)
    menus.refresh(turn, joined.person)


def _wait(turn: Turn, invitation: Invitation, joined: Joined) -> None:
    assert invitation.cooperative is not None
    turn.answer(texts.asked(joined.person.first_name, _where(invitation)))
    newcomers.announce(turn, joined.membership, invitation.cooperative)


def _welcome(turn: Turn, invitation: Invitation, joined: Joined) -> None:
    """The keyboard comes with a new message; a new animator also sees who waits."""
    role = joined.membership.role
    if turn.press is not None:
        turn.answer(texts.thanks(joined.person.first_name, role is Role.MEMBER))
    turn.say(menus.welcome(turn, joined.person, joined.membership, _where(invitation)))
    if role is Role.ANIMATOR and invitation.cooperative is not None:
        newcomers.show_to(turn, joined.person, invitation.cooperative)


def _tell_host(turn: Turn, draft: Draft, invitation: Invitation, joined: Joined) -> None:
    host, membership = invitation.made_by, joined.membership
    if host is not None and host.id != joined.person.id:
        key = f"joined:membership:{membership.id}:draft:{draft.id}:person:{host.id}"
        turn.tell(host, texts.told(joined.person.first_name, membership.role, _where(invitation)), key)


def _already(membership: Membership) -> Message:
    if membership.standing is Standing.PENDING:
        return texts.already_asked(_where(membership))
    return texts.already_in(membership.role, _where(membership))


def _ended(turn: Turn, draft: Draft) -> Message | None:
    """A late press: where the guest stands today."""
    invitation = queries.of_id(turn.session, draft.subject["invitation"])
    mine = rules.same_place(turn.memberships, invitation) if invitation else None
    return _already(mine) if mine is not None else None


register(Conversation(flow.FLOW, _load, _finish, _ended))

COMMANDS: dict[str, Callable[[Turn], None]] = {}
PRESSES: dict[str, Callable[[Turn], None]] = {}
