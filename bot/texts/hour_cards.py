"""The card of hours: the sentence said back before anything is written, with what is unusual about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.hours.limits import Warning
from bot.hours.rules import Work
from bot.texts import french, limits
from bot.texts.flows import SAVE
from bot.texts.message import lines, say
from bot.texts.voice import to

SAVE_ANYWAY, SAVE_ALL, SAVE_ALL_ANYWAY = (
    "Enregistrer quand même",
    "Tout enregistrer",
    "Tout enregistrer quand même",
)


@dataclass(frozen=True)
class Around:
    """What a card says besides the work: for whom, with whom, where.

    `contract`: on which contract they count. `inside`: members by name, who will be asked; `outside`: people
    who are not of the cooperative. `may_tell`: whether saving it tells the members named.
    """

    place: str | None = None
    contract: str | None = None
    whose: str | None = None
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    everybody: bool = False
    unsure: bool = False
    may_tell: bool = False
    adult: bool = False


@dataclass(frozen=True)
class Checked:
    """What one entry goes beyond, and whether its week is closed for members."""

    warnings: tuple[Warning, ...] = ()
    closed: bool = False


NOTHING = Checked()


def work(done: Work) -> Markup:
    """« 2 h de tonte chez Mme Le Goff, de 9 h à 12 h et de 14 h à 16 h »."""
    where = f" chez {done.customer}" if done.customer else ""
    return say(
        "<b>{}</b> {}{}{}", french.duration(done.minutes), french.of(done.activity), where, _times(done)
    )


def _times(done: Work) -> str:
    pairs = done.segments or ([(done.starts, done.ends)] if done.starts and done.ends else [])
    said = [f"de {french.clock(start)} à {french.clock(end)}" for start, end in pairs]
    return f", {french.enumeration(said)}" if said else ""


def sentence(done: Work, around: Around) -> Markup:
    """« Mardi 14 juillet : 2 h de tonte, avec Tom. », after the place and the person where they matter."""
    head = [each for each in (around.place, f"pour {around.whose}" if around.whose else None) if each]
    day = french.capital(", ".join([*head, french.day(done.worked_on)]))
    return say("{} : {}{}.", day, work(done), company(done, around))


def company(done: Work, around: Around) -> str:
    """« , avec Léa et Tom », « , avec toute l'équipe », « , à 3 »."""
    names = [*(["toute l'équipe"] if around.everybody else around.inside), *around.outside]
    if names:
        return f", avec {french.enumeration(names)}"
    return f", à {done.people}" if done.people and done.people > 1 else ""


def card(done: Work, around: Around, checked: Checked = NOTHING) -> Markup:
    return lines(sentence(done, around), *_notes([around], [checked]))


def card_of_several(each: Sequence[tuple[Work, Around]], checked: Sequence[Checked]) -> Markup:
    """A line an entry, numbered."""
    said = [say("{}. {}", number, sentence(done, around)) for number, (done, around) in enumerate(each, 1)]
    return lines(*said, *_notes([around for _, around in each], checked))


def _notes(arounds: Sequence[Around], checked: Sequence[Checked]) -> list[Markup]:
    adult = arounds[0].adult
    warnings = [warning for each in checked for warning in each.warnings]
    notes = [_unsure(adult)] if any(each.unsure for each in arounds) else []
    notes += [say("Compté sur le contrat : {}.", each.contract) for each in arounds if each.contract]
    notes += _told(arounds)
    notes += [_closed(adult)] if any(each.closed for each in checked) else []
    return [Markup("\n") + each for each in [*notes, *([limits.warned(warnings, adult)] if warnings else [])]]


def _told(arounds: Sequence[Around]) -> list[Markup]:
    """Who will be asked, and who can't be."""
    inside = list(
        dict.fromkeys(name for each in arounds if each.may_tell for name in (*_whose(each), *each.inside))
    )
    outside = list(dict.fromkeys(name for each in arounds for name in each.outside))
    found = []
    if inside:
        verb = "confirmera ses heures" if len(inside) == 1 else "confirmeront leurs heures"
        everybody = any(each.everybody for each in arounds)
        who = "Chaque personne" if everybody else french.enumeration(inside)
        found.append(say("{} {}.", who, "confirmera ses heures" if everybody else verb))
    if outside:
        known = "n'est pas" if len(outside) == 1 else "ne sont pas"
        found.append(
            say("{} {} dans la coopérative : je ne note rien pour eux.", french.enumeration(outside), known)
        )
    return found


def _whose(around: Around) -> tuple[str, ...]:
    return (around.whose,) if around.whose else ()


def _unsure(adult: bool) -> Markup:
    return say(to(adult, "Je ne suis pas sûr d'avoir tout compris : reli[s|sez] bien."))


def _closed(adult: bool) -> Markup:
    words = "Cette semaine est fermée : l'équipe d'animation devra dire oui avant que ça compte."
    return say(to(adult, words))


def save_label(warnings: Sequence[Warning]) -> str:
    return SAVE_ANYWAY if warnings else SAVE


def save_all_label(checked: Sequence[Checked]) -> str:
    return SAVE_ALL_ANYWAY if any(each.warnings for each in checked) else SAVE_ALL
