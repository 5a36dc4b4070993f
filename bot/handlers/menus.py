"""Menus at the edge: which commands and words each role has, and telling Telegram when they change."""

from collections.abc import Collection, Iterable
from typing import Any

from bot.delivery import outbox
from bot.delivery.outbox import Call
from bot.handlers.turn import Turn
from bot.people import queries
from bot.people.models import Membership, Person, Role, Standing
from bot.texts import menus as texts
from bot.texts.message import Message

EVERYBODY = ("aide", "annuler", "reglages", "confidentialite")
STRANGER = ("aide", "confidentialite")
WAITING = ("contrats",)
WITH_ROLE = ("export",)
COMMANDS_OF = {
    Role.MEMBER: ("heures", "mesheures", "rattraper", "contrat", "contrats", "equipe", "limites"),
    Role.ANIMATOR: (
        "saisies",
        "saisir_equipe",
        "equipe",
        "inviter",
        "contrats",
        "contrat",
        "totaux",
        "limites",
    ),
    Role.PARTNER: ("totaux",),
    Role.REGIONAL: ("cooperatives", "equipe", "inviter", "contrats", "totaux", "limites"),
    Role.COORDINATOR: ("cooperatives", "equipe", "inviter", "contrats", "totaux", "limites"),
}

HELP = "Aide"
LABELS_OF = {
    Role.MEMBER: ("Noter mes heures", "Mes heures", "Contrats", "Équipe"),
    Role.ANIMATOR: ("Saisies", "Équipe", "Inviter", "Contrats"),
    Role.PARTNER: ("Totaux",),
    Role.REGIONAL: ("Coopératives", "Équipe", "Inviter", "Totaux"),
    Role.COORDINATOR: ("Coopératives", "Équipe", "Inviter", "Totaux"),
}

Keyboard = tuple[tuple[str, ...], ...]


def roles_of(memberships: Iterable[Membership]) -> list[Role]:
    """The roles that somebody has now, each once, in the order of `Role`."""
    active = {each.role for each in memberships if each.standing is Standing.ACTIVE}
    return [role for role in Role if role in active]


def commands(roles: Collection[Role], joined: bool = True) -> list[str]:
    """The union of the roles' commands, each once; what everybody has comes last. Who waits may read."""
    own = [word for role in roles for word in COMMANDS_OF[role]]
    own += WITH_ROLE if roles else WAITING if joined else ()
    return list(dict.fromkeys((*own, *(EVERYBODY if joined else STRANGER))))


def keyboard(roles: Collection[Role]) -> Keyboard:
    """The words below the chat, two a row, « Aide » last."""
    words = [*dict.fromkeys(word for role in roles for word in LABELS_OF[role]), HELP]
    return tuple(tuple(words[start : start + 2]) for start in range(0, len(words), 2))


def refresh(turn: Turn, person: Person) -> None:
    """To be called whenever somebody's roles have changed: joined, accepted, left, came back."""
    if person.telegram_id is None:
        return
    memberships = queries.of_person(turn.session, person.id)
    joined = any(each.standing in (Standing.PENDING, Standing.ACTIVE) for each in memberships)
    offered = _as_telegram(commands(roles_of(memberships), joined))
    call = Call("setMyCommands", {"commands": offered, "scope": _chat(person.telegram_id)})
    outbox.put(turn.session, person.telegram_id, call, turn.now)


def forget(turn: Turn) -> None:
    """Somebody has been erased: their chat shows what everybody sees."""
    turn.call("deleteMyCommands", scope=_chat(turn.user.id))


def welcome(turn: Turn, person: Person, membership: Membership, where: str) -> Message:
    """To somebody whose membership counts from now on, with the keyboard of all that they are."""
    roles = roles_of(queries.of_person(turn.session, person.id))
    return texts.welcome(person.first_name, membership.role, where, keyboard(roles))


def introduction() -> list[Call]:
    """What Telegram is told once, at each start: the bot's descriptions and everybody's commands."""
    return [
        Call("setMyCommands", {"commands": _as_telegram(STRANGER), "scope": {"type": "all_private_chats"}}),
        Call("setMyDescription", {"description": texts.DESCRIPTION}),
        Call("setMyShortDescription", {"short_description": texts.SHORT_DESCRIPTION}),
    ]


def _chat(telegram_id: int) -> dict[str, Any]:
    return {"type": "chat", "chat_id": telegram_id}


def _as_telegram(words: Iterable[str]) -> list[dict[str, str]]:
    return [{"command": word, "description": texts.DESCRIPTIONS[word]} for word in words]
