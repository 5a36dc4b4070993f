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

MOST_NAMED = 3


@dataclass(frozen=True)
class Around:
    """What a card says besides the work: for whom, with whom, where.

    `contract`: on which contract they count. `inside`: members by name, who will be asked; `outside`: people
    who are not of the cooperative; `offline`: members without Telegram, for whom animators answer.
    `may_tell`: whether saving it tells the members named.
    """

    place: str | None = None
    contract: str | None = None
    whose: str | None = None
    inside: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    offline: tuple[str, ...] = ()
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
    notes = [_unsure(adult)] if any(each.unsure for each in arounds) else []
    notes += [say("Compté sur le contrat : {}.", each.contract) for each in arounds if each.contract]
    notes += _told(arounds)
    notes += [_closed()] if any(each.closed for each in checked) else []
    warned = limits.warned_of_lines([each.warnings for each in checked], adult)
    return [Markup("\n") + each for each in (*notes, warned) if each]


def _told(arounds: Sequence[Around]) -> list[Markup]:
    """Who will be asked, and who can't be."""
    offline = {name for each in arounds for name in each.offline}
    asked = dict.fromkeys(name for each in arounds if each.may_tell for name in (*_whose(each), *each.inside))
    online, others = (
        [name for name in asked if name not in offline],
        [name for name in asked if name in offline],
    )
    outside = list(dict.fromkeys(name for each in arounds for name in each.outside))
    found = [_asked(online, any(each.everybody for each in arounds))] if online else []
    if others:
        found.append(say("L'équipe d'animation confirmera pour {}.", french.enumeration(others)))
    if outside:
        verb = "lui" if len(outside) == 1 else "leur"
        found.append(
            say("Je ne connais pas {} ici : je ne {} demande rien.", french.enumeration(outside), verb)
        )
    return found


def _asked(names: list[str], everybody: bool) -> Markup:
    if everybody and len(names) > MOST_NAMED:
        return say("Chaque personne confirmera ses heures.")
    verb = "confirmera ses heures" if len(names) == 1 else "confirmeront leurs heures"
    return say("{} {}.", french.enumeration(names), verb)


def _whose(around: Around) -> tuple[str, ...]:
    return (around.whose,) if around.whose else ()


def _unsure(adult: bool) -> Markup:
    return say(to(adult, "Je ne suis pas sûr d'avoir tout compris : reli[s|sez] bien."))


def _closed() -> Markup:
    return say("Cette semaine est fermée : l'équipe d'animation devra dire oui avant que ça compte.")


def save_label(warnings: Sequence[Warning]) -> str:
    return SAVE_ANYWAY if warnings else SAVE


def save_all_label(checked: Sequence[Checked]) -> str:
    return SAVE_ALL_ANYWAY if any(each.warnings for each in checked) else SAVE_ALL
