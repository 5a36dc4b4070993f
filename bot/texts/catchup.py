"""What is said while a week is caught up: its days, what a line lacks, and what could not be taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.hours.rules import Work
from bot.texts import french, hour_cards
from bot.texts import hour_questions as questions
from bot.texts import idle as idle_texts
from bot.texts.message import Button, Message, lines, say
from bot.texts.voice import to

DAY = "Le jour"
NOTHING, EARLIER, CURRENT = "Rien ce jour-là", "Semaine d'avant", "Cette semaine"
GO_ON = "Continuer sans"
LINES_SHOWN, NOTES_SHOWN = 8, 5
DROP_LINE = "Enlever cette ligne"

MISFITS = {
    "unread": "je n'ai pas compris.",
    "days": "un seul jour par ligne, s'il [te|vous] plaît.",
    "split": "une seule chose par ligne, s'il [te|vous] plaît.",
    "person": "ce sont peut-être les heures de quelqu'un d'autre.",
    "kind": "des heures, ou un contrat ? Pour un contrat : /contrat.",
    "not_over": "ce n'est pas encore fini : on note les heures une fois faites.",
    "contract": "pour un contrat : /contrat.",
    "confirm": "cette ligne est trop longue.",
    "no_model": "je n'ai pas d'heures à recopier pour ce jour-là.",
    "many": "c'est trop d'un coup. Le reste, [note-le|notez-le] après avoir enregistré.",
    "part": "ça ne répond pas à cette question. Réponds[|ez]-y d'abord, le reste vient après.",
}
"""Why a line was not taken."""


@dataclass(frozen=True)
class Week:
    """A week that is asked: its days without hours; `idle` if « rien » was said of it."""

    monday: date
    days: Sequence[date]
    today: date
    idle: bool
    adult: bool


def intro(week: Week) -> Markup:
    """Which days are empty, and how they are told."""
    days = french.enumeration([_short(day) for day in week.days])
    how = (
        "Écri[s|vez] par exemple « 9h-12h tonte », ou « rien ». "
        "Plusieurs jours d'un coup : une ligne par jour, « mardi 2h flyers »."
    )
    return lines(
        say("<b>Semaine du {}</b>", french.day_of_month(week.monday)),
        say(to(week.adult, "[Tu as|Vous avez] dit « rien » : des heures l'annulent.")) if week.idle else None,
        say("Sans heures : {}.", days),
        say(to(week.adult, how)),
    )


def _short(day: date) -> str:
    """« lundi 13 »."""
    return " ".join(french.day(day).split(" ")[:2])


def day(on: date, adult: bool, before: Sequence[Markup | None]) -> Markup:
    """« Mardi 14 juillet : tu as fait quoi ? », below what is to be said before."""
    question = to(adult, "<b>{}</b> : [tu as|vous avez] fait quoi ?")
    return _apart([*before, say(question, french.capital(french.day(on)))])


def _apart(parts: Sequence[Markup | None]) -> Markup:
    return Markup("\n\n").join(part for part in parts if part is not None)


def same_as(model: date) -> str:
    """« Pareil que lundi »."""
    return f"Pareil que {french.day(model).split(' ')[0]}"


def idle(current: bool) -> str:
    return idle_texts.NOTHING if current else "Rien cette semaine-là"


def so_far(told: Sequence[tuple[Work, hour_cards.Around]]) -> Markup:
    said = [say("· {}", hour_cards.sentence(work, around)) for work, around in told[-LINES_SHOWN:]]
    more = say("· … et {} avant", len(told) - LINES_SHOWN) if len(told) > LINES_SHOWN else None
    return lines(say("Pas encore enregistré :"), more, *said)


def notes(found: Sequence[Sequence[str]], adult: bool) -> Markup | None:
    """The lines that were not taken, each with its reason."""
    shown = found[:NOTES_SHOWN]
    return lines(*(_note(said, reason, adult) for said, reason, _ in shown)) if shown else None


def left(found: Sequence[Sequence[str]], adult: bool) -> Markup:
    """The same, where nothing else is asked any more."""
    again = to(adult, "Réécri[s|vez] ce qui manque, ou continue[|z] sans.")
    return _apart([notes(found, adult), say(again)])


def _note(said: str, reason: str, adult: bool) -> Markup:
    words = misfit(reason, adult)
    return say("Pas pris, « {} » : {}", said, words[:1].lower() + words[1:]) if said else words


def misfit(reason: str, adult: bool) -> Markup:
    """A sentence."""
    words = MISFITS.get(reason)
    return say(french.capital(to(adult, words))) if words else questions.impossible(reason)


def about(day: date, what: dict[str, Any] | None, how_long: dict[str, Any] | None) -> Markup:
    """« Mardi 14 juillet, 3 h », « Mardi 14 juillet, tonte »: the line that lacks something."""
    said = what["activity"] if what else french.duration(how_long["minutes"]) if how_long else None
    named = french.capital(french.day(day))
    return say("<b>{}, {}</b>", named, said) if said else say("<b>{}</b>", named)


def part(before: Markup | None, line: Markup, question: Markup) -> Markup:
    return _apart([before, lines(line, question)])


def nothing_missing(current: bool) -> Markup:
    """Every day has its hours."""
    when = "Cette semaine" if current else "La semaine d'avant"
    return say("{} : chaque jour a déjà ses heures. Pour les voir : /mesheures.", when)


def nothing_told(free: Sequence[date], label: str, offer: tuple[object, ...] | None, adult: bool) -> Message:
    """Nothing is to be written; `offer` are the arguments of « Rien cette semaine », if that can be said."""
    days = french.enumeration([french.day(day) for day in free])
    said = say("D'accord : rien {}.", days) if free else say("D'accord, rien de plus.")
    again = "Je n'ai rien enregistré. Pour recommencer : /rattraper."
    if offer is None:
        return Message(lines(said, say(again)))
    ask = say(to(adult, "Et si [tu n'as|vous n'avez] pas travaillé du tout, [dis|dites]-le d'un bouton."))
    return Message(lines(said, say(again), ask), ((Button(label, "idle.say", offer),),))
