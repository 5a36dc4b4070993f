"""What is said when a member did not work in a week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from bot.texts import french
from bot.texts.message import Button, Message, lines, say
from bot.texts.voice import to

NOTHING, AFTER_ALL = "Rien cette semaine", "En fait si"


@dataclass(frozen=True)
class Told:
    """What came of « rien » in one cooperative: `minutes` are there already, None where it is said.

    `place` is the cooperative's name where there are several.
    """

    minutes: int | None
    place: str | None


def said(
    monday: date, current: bool, told: Sequence[Told], taking_back: tuple[object, ...], adult: bool
) -> Message:
    """« C'est noté », or that there are hours already; the button takes it back."""
    quiet = [each for each in told if each.minutes is None]
    words = [_quiet(_week(monday, current), quiet, adult)] if quiet else []
    words += [_worked(_week(monday, current), each) for each in told if each.minutes is not None]
    change = "Pour voir [tes|vos] heures : /mesheures."
    if quiet:
        change = "Des heures notées plus tard l'annulent."
    buttons = ((Button(AFTER_ALL, "idle.undo", taking_back),),) if quiet else ()
    return Message(lines(*words, say(to(adult, change))), buttons)


def _week(monday: date, current: bool) -> str:
    sunday = monday + timedelta(days=6)
    first = french.day_of_month(monday)
    if monday.month == sunday.month:
        first = first.split(" ")[0]
    dates = f"du {first} au {french.day_of_month(sunday)}"
    return f"cette semaine ({dates})" if current else f"la semaine {dates}"


def _quiet(week: str, told: Sequence[Told], adult: bool) -> Markup:
    places = french.enumeration([each.place for each in told if each.place])
    words = to(adult, "C'est noté : [tu n'as|vous n'avez] pas travaillé {}{}.")
    return say(words, week, f" à {places}" if places else "")


def _worked(week: str, told: Told) -> Markup:
    where = f" à {told.place}" if told.place else ""
    words = "Il y a déjà {} de notées{} pour {} : je les garde."
    return say(words, french.duration(told.minutes or 0), where, week)


def taken_back(adult: bool) -> Message:
    words = (
        "D'accord, ce n'est plus « rien ». Écri[s|vez] [tes|vos] heures (« 2h flyers mardi »), ou /rattraper."
    )
    return Message(say(to(adult, words)))


def gone(adult: bool) -> Message:
    """A late press: hours came, or it was taken back."""
    words = "Ce n'est déjà plus « rien » pour cette semaine : rien n'a changé. [Tes|Vos] heures : /mesheures."
    return Message(say(to(adult, words)))
