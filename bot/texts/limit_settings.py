"""What is said about the limits of a cooperative: the list with the law beside it, and how to change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from markupsafe import Markup

from bot.cooperatives.models import Cooperative
from bot.hours import closed_activities
from bot.hours import limits as rules
from bot.hours.limits import ARTICLES, LAW, NO_DAY, NO_WEEK, Limits, Name
from bot.texts import french, pages
from bot.texts.message import Button, Message, in_rows, lines, say

CHANGE, ALL_OF_THEM = "Modifier", "Prévenir pour tous"
OFF, BY_HAND = "Ne pas prévenir", "Seulement à la main"
YES_NO = ((True, "Prévenir"), (False, OFF))
NEVER_DAYS = 366
SIZE = 10

TERRITORIES = (
    (None, "Selon le fuseau"),
    ("6AE", "Alsace"),
    ("57", "Moselle"),
    ("971", "Guadeloupe"),
    ("972", "Martinique"),
    ("973", "Guyane"),
    ("974", "La Réunion"),
    ("976", "Mayotte"),
    ("BL", "Saint-Barthélemy"),
    ("MF", "Saint-Martin"),
    ("PM", "St-Pierre-et-Miquelon"),
    ("NC", "Nouvelle-Calédonie"),
    ("PF", "Polynésie française"),
    ("WF", "Wallis-et-Futuna"),
)


@dataclass(frozen=True)
class Settled:
    """What a cooperative has settled; `territory` is the one whose holidays count (None: the mainland)."""

    name: str
    limits: Limits
    territory: str | None
    lock_after_days: int | None
    minimum_age: int


def which(cooperatives: Sequence[Cooperative], page: int) -> Message:
    if not cooperatives:
        return Message(say("Il n'y a pas encore de coopérative. Pour en ajouter une : /cooperatives."))
    shown = pages.page_of(cooperatives, page, SIZE)
    buttons = [Button(each.name, "limits.page", (each.id,)) for each in shown]
    held = pages.held(page, len(cooperatives), SIZE)
    turners = pages.turners("limits.which", (), held, pages.pages(len(cooperatives), SIZE))
    return Message(say("Les limites de quelle coopérative ?"), (*in_rows(buttons, 1), *turners))


def for_members(settled: Settled) -> Message:
    end = "Une question ? Parles-en à ton équipe d'animation. Tes heures : /mesheures."
    return Message(lines(card(settled, False), say(end)))


def for_animators(settled: Settled, cooperative_id: int, news: Markup | None = None) -> Message:
    text = lines(news + Markup("\n") if news else None, card(settled, True))
    return Message(text, ((Button(CHANGE, "limits.change", (cooperative_id,)),),))


def card(settled: Settled, adult: bool) -> Markup:
    """Each limit with its article; what the law says too, where it says something else."""
    limits = settled.limits
    kind = (
        "Rien n'est bloqué : je préviens avant d'enregistrer, et l'équipe d'animation le voit. "
        "Les articles sont ceux du Code du travail ; avec un CAPE, c'est un repère prudent."
    )
    return lines(
        say("<b>Les limites d'heures : {}</b>", settled.name),
        say(kind),
        *(_line(name, *words) for name, words in _rows(limits).items()),
        say("· Calendrier des jours fériés : {}", territory(settled.territory)),
        say("· Jour lointain : {}", _far(limits.far_past_days)),
        say("· Une semaine se ferme : {}", _closed(settled.lock_after_days)),
        say(YOUNGER) if settled.minimum_age < 16 else None,
        _looser(limits) if adult else None,
    )


YOUNGER = (
    "Avant 16 ans, la loi dit moins : 7 h par jour (D4153-3), 14 h de repos (L3164-1), "
    "rien de 20 h à 6 h (L3163-1)."
)


def _rows(limits: Limits) -> dict[Name, tuple[str, str, str]]:
    """What it is called, how it stands, and what the law says."""
    return {
        Name.DAY: ("Par jour", day(limits), day(LAW)),
        Name.WEEK: ("Par semaine", week(limits), week(LAW)),
        Name.STRETCH: ("Pause", stretch(limits), stretch(LAW)),
        Name.REST: ("Repos entre deux jours", rest(limits), rest(LAW)),
        Name.NIGHT: ("Nuit", night(limits), night(LAW)),
        Name.SUNDAY: ("Dimanche", _on(limits.sunday), "pas de travail en principe"),
        Name.HOLIDAY: ("Jours fériés", _on(limits.holidays), "pas de travail en principe"),
        Name.FORBIDDEN: ("Travaux interdits aux mineurs", _tolerated(limits), "interdits"),
    }


def _line(name: Name, called: str, stands: str, law: str) -> Markup:
    source = (
        ARTICLES[name] if stands == _rows(LAW)[name][1] else f"la loi, avant 18 ans : {law}, {ARTICLES[name]}"
    )
    return say("· {} : {} ({})", called, stands, source)


def day(limits: Limits) -> str:
    return _most(limits.day_minutes, NO_DAY)


def week(limits: Limits) -> str:
    return _most(limits.week_minutes, NO_WEEK)


def _most(minutes: int, none: int) -> str:
    return "pas de limite" if minutes >= none else f"{french.duration(minutes)} au plus"


def stretch(limits: Limits) -> str:
    if limits.stretch_minutes >= NO_DAY:
        return "pas de limite"
    return f"{limits.pause_minutes} min au bout de {french.duration(limits.stretch_minutes)}"


def rest(limits: Limits) -> str:
    return f"{french.duration(limits.rest_minutes)} au moins" if limits.rest_minutes else "pas de limite"


def night(limits: Limits) -> str:
    if limits.night_from == limits.night_to:
        return "pas de limite"
    return f"rien de {french.clock(limits.night_from)} à {french.clock(limits.night_to)}"


def _on(told: bool) -> str:
    return "je préviens" if told else "je ne préviens pas"


def _tolerated(limits: Limits) -> str:
    every = closed_activities.every()
    names = [every[key].name.lower() for key in limits.tolerated if key in every]
    return f"je préviens, sauf : {french.enumeration(names)}" if names else "je préviens"


def _far(old: int) -> str:
    return "je ne préviens pas" if old >= NEVER_DAYS else f"je préviens après {days(old)}"


def _closed(after: int | None) -> str:
    return "seulement à la main" if after is None else f"{days(after)} après son dimanche"


def days(number: int) -> str:
    return french.count(number, "jour", "jours")


def by_law(label: str) -> str:
    return f"{label} (la loi)"


def from_to(starts: time, ends: time) -> str:
    """« 22 h - 6 h », for buttons."""
    return f"{french.clock(starts)} - {french.clock(ends)}"


def territory(code: str | None) -> str:
    return "métropole" if code is None else dict(TERRITORIES)[code]


def _looser(limits: Limits) -> Markup | None:
    """That a setting changes what the bot says, not the law."""
    names = [_rows(limits)[name][0].lower() for name in rules.looser(limits)]
    if not names:
        return None
    words = (
        "Attention, avant 18 ans la loi est plus stricte : {}. Ce réglage change mes messages, pas la loi."
    )
    return say(words, french.enumeration(names))


def changed() -> Markup:
    return say("C'est changé.")


def nothing_changed() -> Markup:
    return say("Rien n'a changé depuis : voici où on en est.")
