"""What is said about hours that are written: noted, corrected, deleted, listed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from bot.hours import works
from bot.hours.models import Entry, EntryState
from bot.hours.queries import Share
from bot.hours.rules import Week, Work
from bot.texts import french, pages
from bot.texts.hour_cards import Around, sentence, work
from bot.texts.message import Button, Message, in_rows, lines, say
from bot.texts.voice import to

MINE, UNDO = "Mes heures", "Annuler cet ajout"
CORRECT, DELETE, BACK = "Corriger", "Supprimer", "Retour"
YES, NO = "Oui, supprimer", "Non, la garder"
SHARES_SHOWN = 10


@dataclass(frozen=True)
class Mine:
    """What somebody worked in one cooperative, with one page of entries; `place` where they have several."""

    membership_id: int
    place: str | None
    week_minutes: int
    season_minutes: int
    shares: Sequence[Share]
    entries: Sequence[Entry]
    page: int
    pages: int
    adult: bool = False


def today(on: date, now: date) -> str:
    """A day as a button: « Aujourd'hui », « Hier », « Lundi 13 juillet »."""
    names = {0: "Aujourd'hui", 1: "Hier"}
    return names.get((now - on).days) or french.capital(french.day(on))


def card(done: Work) -> Markup:
    """« Mardi 14 juillet : 2 h de tonte. »"""
    return sentence(done, Around())


def dated(done: Work) -> Markup:
    """« mardi 14 juillet, 2 h de tonte », within a sentence."""
    return say("{}, {}", french.day(done.worked_on), work(done))


def week(worked: Week) -> Markup:
    """« Cette semaine : 7 h 30. », for an earlier one « Semaine du 6 juillet : 7 h 30. »."""
    name = "Cette semaine" if worked.current else f"Semaine du {french.day_of_month(worked.monday)}"
    where = f" ({worked.place})" if worked.place else ""
    return say("{}{} : {}.", name, where, french.duration(worked.minutes))


def for_members() -> Message:
    text = say(
        "Ce sont les coopérantes et coopérants qui notent leurs heures : rien n'a été enregistré. "
        "Pour voir ce que je sais faire : /aide."
    )
    return Message(text)


def mine(shown: Mine) -> Message:
    """« Mes heures »: the week, the season by activity, a page of entries as buttons."""
    head = to(shown.adult, "<b>{} : [tes|vos] heures</b>" if shown.place else "<b>[Tes|Vos] heures</b>")
    if not shown.entries and not shown.season_minutes:
        empty = "Rien de noté pour l'instant. Écri[s|vez] par exemple « 2h flyers hier », ou /heures."
        return Message(lines(say(head, shown.place), say(to(shown.adult, empty))))
    choose = to(shown.adult, "\nPour corriger ou supprimer une saisie, choisi[s|ssez]-la :")
    text = lines(
        say(head, shown.place),
        say("Cette semaine : <b>{}</b>", french.duration(shown.week_minutes)),
        say("Depuis le début de la saison : <b>{}</b>", french.duration(shown.season_minutes)),
        *_shares(shown.shares),
        say(choose) if shown.entries else None,
    )
    buttons = [Button(one_line(entry), "hours.entry", (entry.id,)) for entry in shown.entries]
    turners = pages.turners("hours.page", (shown.membership_id,), shown.page, shown.pages)
    return Message(text, (*in_rows(buttons, 1), *turners))


def _shares(shares: Sequence[Share]) -> Iterable[Markup]:
    """The largest by name, the others together, so that the list adds up."""
    for share in shares[:SHARES_SHOWN]:
        yield say("· {} : {}", french.capital(share.activity), french.duration(share.minutes))
    rest = sum(share.minutes for share in shares[SHARES_SHOWN:])
    if rest:
        yield say("· Le reste : {}", french.duration(rest))


def one_line(entry: Entry) -> str:
    """« mar. 14 : 2 h, tonte », short enough for a button."""
    return f"{french.short_day(entry.worked_on)} : {french.duration(entry.minutes)}, {entry.activity[:30]}"


def entry_page(entry: Entry, told: Markup | None = None) -> Message:
    """`told`: what colleagues said of it."""
    correct, delete = (
        Button(CORRECT, "hours.correct", (entry.id,)),
        Button(DELETE, "hours.delete", (entry.id,)),
    )
    back = Button(BACK, "hours.page", (entry.membership_id or 0, 0))
    validated = say("Validé par l'équipe.") if entry.state is EntryState.VALIDATED else None
    return Message(lines(card(works.of_entry(entry)), validated, told), ((correct, delete), (back,)))


def sure_to_delete(done: Work) -> Markup:
    return lines(card(done), say("On supprime cette saisie ?"))
