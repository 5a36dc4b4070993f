"""What is said when an animator writes the same hours for several members."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.hours.limits import Warning
from bot.hours.models import EntryState
from bot.hours.rules import Work
from bot.texts import french, hour_cards, limits, pages
from bot.texts.message import Button, Message, lines, say

PEOPLE, EVERYBODY = "Les personnes", "Tout le monde"
EARLIER, LATER = pages.EARLIER, pages.LATER
UNDO = "Annuler ces ajouts"
NAMES_SHOWN = 24
AGAIN = "Pour d'autres heures : /saisir_equipe."


@dataclass(frozen=True)
class Team:
    """Who gets what: `asked` by name will be asked, `silent` have no Telegram; `warned` by name."""

    place: str | None
    work: Work
    asked: Sequence[str]
    silent: Sequence[str]
    warned: Sequence[tuple[str, Sequence[Warning]]] = ()


def silent(name: str) -> str:
    return f"{name} (sans Telegram)"


def who(any_silent: bool) -> Markup:
    told = "\nPour qui n'a pas Telegram, les heures comptent tout de suite." if any_silent else ""
    words = "Pour qui ? Choisissez, puis « C'est tout ». Vous pouvez aussi écrire les prénoms." + told
    return say(words)


def nobody_there() -> Message:
    words = "Il n'y a encore aucun·e coopérant·e pour qui noter des heures. Pour inviter : /inviter."
    return Message(say(words))


def nobody(name: str, alike: Sequence[str]) -> Markup:
    """A name that nobody bears, or several."""
    if alike:
        return say(
            "Il y a plusieurs « {} » : {}. Choisissez avec les boutons.",
            name,
            french.enumeration(list(alike)),
        )
    if name:
        return say("Je ne trouve pas « {} » dans la coopérative.", name)
    return say("Je n'y trouve pas de prénom.")


def what() -> Markup:
    words = "Qu'est-ce qui a été fait ? Choisissez, ou écrivez tout d'un coup (« 9h-12h tonte hier »)."
    return say(words)


def save(people: int) -> str:
    return f"Enregistrer pour {people}"


def card(team: Team) -> Markup:
    """What is written, for whom, and what it goes beyond for each."""
    return lines(
        hour_cards.sentence(team.work, hour_cards.Around(place=team.place)),
        say("Pour {}.", _people([*team.asked, *(silent(each) for each in team.silent)])),
        _ways(team),
        _warned(team),
    )


def _people(names: Sequence[str]) -> str:
    counted = french.count(len(names), "personne", "personnes")
    return f"{counted} : {_some(names)}"


def _some(names: Sequence[str]) -> str:
    """The first of them where there are many."""
    if len(names) <= NAMES_SHOWN:
        return french.enumeration(list(names))
    return f"{', '.join(names[:NAMES_SHOWN])} et {len(names) - NAMES_SHOWN} autres"


def _ways(team: Team) -> Markup:
    asked = "Chaque personne qui a Telegram confirmera ses heures." if team.asked else None
    direct = "Sans Telegram : c'est validé tout de suite." if team.silent else None
    return Markup("\n") + lines(*(say(each) for each in (asked, direct) if each))


def _warned(team: Team) -> Markup | None:
    """Each limit once, with the names of those for whom it is gone beyond: « Léa et Tom : … »."""
    names: dict[Markup, list[str]] = {}
    for name, warnings in team.warned:
        for each in warnings:
            names.setdefault(limits.sentence(each, adult=True), []).append(name)
    everybody = len(team.asked) + len(team.silent)
    said = [say("{} : {}", _whom(each, everybody), sentence) for sentence, each in names.items()]
    return Markup("\n") + lines(*said) if said else None


def _whom(names: list[str], everybody: int) -> str:
    return EVERYBODY if len(names) == everybody > 1 else _some(names)


def saved(team: Team, draft_id: int) -> Message:
    asked = say("À confirmer par {}.", _some(team.asked)) if team.asked else None
    direct = say("Validé pour {}.", _some(team.silent)) if team.silent else None
    said = say("C'est noté : {}.", _dated(team.work))
    undo = (Button(UNDO, "team_hours.undo", (draft_id,)),)
    return Message(lines(said, asked, direct, say(AGAIN)), (undo,))


def _dated(work: Work) -> Markup:
    return say("{}, {}", french.day(work.worked_on), hour_cards.work(work))


STATES = (
    ("À confirmer par {}.", (EntryState.PROPOSED,)),
    ("Ça compte pour {}.", (EntryState.RECORDED, EntryState.VALIDATED)),
    ("{} : ce n'est pas ça.", (EntryState.DECLINED,)),
    ("Refusé pour {}.", (EntryState.REFUSED,)),
    ("Annulé pour {}.", (EntryState.DELETED,)),
)


def state(named: Sequence[tuple[str, EntryState]]) -> Message:
    """How the hours of one card stand today."""
    said = []
    for words, states in STATES:
        names = [name for name, each in named if each in states]
        said += [say(words, _some(names))] if names else []
    return Message(lines(say("Ces heures en sont là :"), *said, say(AGAIN)))
