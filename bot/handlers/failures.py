"""The one place where refusals and bugs get their words."""

from collections.abc import Callable
from typing import Any

from bot.cooperatives.actions import NameTaken
from bot.handlers.flows import UnknownButton
from bot.handlers.rights import NotAcceptedYet, NotForRole, NotJoined
from bot.texts import cooperatives
from bot.texts import general as texts
from bot.texts.message import Message

WORDS: dict[type[Exception], Callable[[Any], Message]] = {
    NotJoined: lambda _: texts.not_joined(),
    NotAcceptedYet: lambda _: texts.not_accepted_yet(),
    NotForRole: lambda refusal: texts.not_for_role(refusal.roles),
    UnknownButton: lambda _: texts.unknown_button(),
    NameTaken: lambda refusal: cooperatives.taken_at_last(refusal.name),
}


def words_for(error: Exception) -> Message:
    """A refusal's own words; anything else is a bug of ours."""
    said = WORDS.get(type(error))
    return said(error) if said is not None else texts.bug()
