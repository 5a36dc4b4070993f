"""The one place where refusals and bugs get their words."""

from collections.abc import Callable
from typing import Any

from bot.cooperatives.actions import NameTaken
from bot.handlers.flows import UnknownButton
from bot.handlers.rights import NotAcceptedYet, NotForRole, NotJoined
from bot.texts import cooperatives
from bot.texts import general as texts
from bot.texts.message import Message

WORDS: dict[type[Exception], Callable[[Any, bool], Message]] = {
    NotJoined: lambda _, adult: texts.not_joined(adult),
    NotAcceptedYet: lambda _, __: texts.not_accepted_yet(),
    NotForRole: lambda refusal, _: texts.not_for_role(refusal.roles),
    UnknownButton: lambda _, adult: texts.unknown_button(adult),
    NameTaken: lambda refusal, _: cooperatives.taken_at_last(refusal.name),
}


def words_for(error: Exception, adult: bool) -> Message:
    """A refusal's own words, with « vous » to adults; anything else is a bug of ours."""
    said = WORDS.get(type(error))
    return said(error, adult) if said is not None else texts.bug(adult)
