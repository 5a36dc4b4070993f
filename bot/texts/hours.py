"""What is said about hours: the questions, the card, and what has been written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from bot.hours.models import Entry
from bot.hours.queries import Share
from bot.hours.rules import Week, Work
from bot.texts import french, pages
from bot.texts.message import Button, Message, in_rows, lines, say
from bot.texts.voice import to

MINE, UNDO = "Mes heures", "Annuler cet ajout"
CORRECT, DELETE, BACK = "Corriger", "Supprimer", "Retour"
YES, NO = "Oui, supprimer", "Non, la garder"
SHARES_SHOWN = 10

DURATIONS = ((30, "30 min"), (60, "1 h"), (90, "1 h 30"), (120, "2 h"), (180, "3 h"), (240, "4 h"))


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


def which_cooperative() -> Markup:
    return say("Pour quelle coopérative ?")


def what(adult: bool) -> Markup:
    words = "[Tu as|Vous avez] fait quoi ? Choisi[s|ssez], ou écri[s|vez]-le avec [tes|vos] mots."
    return say(to(adult, words))


def when(adult: bool) -> Markup:
    words = "C'était quel jour ? Choisi[s|ssez], ou écri[s|vez]-le (« 12 juillet », « mardi »)."
    return say(to(adult, words))


def how_long(adult: bool) -> Markup:
    words = "Combien de temps ? Choisi[s|ssez], ou écri[s|vez]-le (« 1h30 », « 9h-12h »)."
    return say(to(adult, words))


def no_activity() -> Markup:
    return say("Il me faut quelques mots, par exemple « tonte ».")


def no_day() -> Markup:
    return say("Je n'ai pas reconnu de jour.")


def no_duration() -> Markup:
    return say("Je n'ai pas reconnu de durée.")


IMPOSSIBLE = {
    "zero": "Zéro heure, je ne peux pas le noter.",
    "negative": "Une durée ne peut pas être négative.",
    "too_long": "Une journée n'a que 24 heures.",
    "no_such_day": "Ce jour n'existe pas dans le calendrier.",
    "no_such_time": "Cette heure n'existe pas.",
    "future": "Ce jour n'est pas encore passé : on note les heures une fois faites.",
    "past": "Ce jour est trop loin dans le passé.",
    "too_far": "Ce jour est trop loin.",
    "too_much": "Ce montant est trop grand.",
    "foreign": "Je ne connais que les euros.",
}


HELD = {
    "split": "Il y a plusieurs choses dans ce message : je les note encore une par une. "
    "On commence par la première.",
    "person": "Ce sont peut-être les heures de quelqu'un d'autre : je ne sais pas encore les noter. "
    "Chaque personne note les siennes.",
    "kind": "Ce sont peut-être des heures, peut-être un contrat. Pour un contrat : /contrat.",
    "confirm": "Ce message est trop long pour être noté d'un coup. On le fait pas à pas.",
}
"""Why a line is asked about step by step, though it says hours."""


def impossible(reason: str) -> Markup:
    return say({**IMPOSSIBLE, **HELD}.get(reason, "Ce n'est pas possible."))


def doubted(reason: str | None, question: Markup) -> Markup:
    """The question again, after why what was said cannot be."""
    return impossible(reason) + Markup("\n\n") + question if reason else question


def today(on: date, now: date) -> str:
    """A day as a button: « Aujourd'hui », « Hier », « Lundi 13 juillet »."""
    names = {0: "Aujourd'hui", 1: "Hier"}
    return names.get((now - on).days) or french.capital(french.day(on))


def work(done: Work) -> Markup:
    """« 2 h de tonte chez Mme Le Goff »."""
    starts, ends = done.starts, done.ends
    times = f", de {french.clock(starts)} à {french.clock(ends)}" if starts and ends else ""
    where = f" chez {done.customer}" if done.customer else ""
    return say("<b>{}</b> {}{}{}", french.duration(done.minutes), french.of(done.activity), where, times)


def card(done: Work, place: str | None = None) -> Markup:
    """« Mardi 14 juillet : 2 h de tonte. », after the cooperative's name where there are several."""
    day = french.day(done.worked_on)
    return say("{} : {}.", f"{place}, {day}" if place else french.capital(day), work(done))


def dated(done: Work) -> Markup:
    """« mardi 14 juillet, 2 h de tonte », within a sentence."""
    return say("{}, {}", french.day(done.worked_on), work(done))


def of_entry(entry: Entry) -> Work:
    return Work(
        entry.worked_on,
        entry.minutes,
        entry.activity,
        entry.activity_key,
        entry.starts,
        entry.ends,
        entry.customer,
        entry.contract_id,
        entry.segments,
        entry.people,
        tuple(entry.warnings),
    )


def week(worked: Week) -> Markup:
    """« Cette semaine : 7 h 30. », for an earlier one « Semaine du 6 juillet : 7 h 30. »."""
    name = "Cette semaine" if worked.current else f"Semaine du {french.day_of_month(worked.monday)}"
    where = f" ({worked.place})" if worked.place else ""
    return say("{}{} : {}.", name, where, french.duration(worked.minutes))


def saved(entry: Entry, worked: Week) -> Message:
    said = say("C'est noté : {}.", dated(of_entry(entry)))
    undo = (Button(UNDO, "hours.undo", (entry.id,)),)
    return Message(lines(said, week(worked)), (undo, _mine(entry)))


def corrected(entry: Entry, worked: Week) -> Message:
    said = say("C'est corrigé : {}.", dated(of_entry(entry)))
    return Message(lines(said, week(worked)), (_mine(entry),))


def undone(entry: Entry, worked: Week) -> Message:
    said = say("C'est annulé, ça ne compte plus : {}.", dated(of_entry(entry)))
    return Message(lines(said, week(worked)), (_mine(entry),))


def _mine(entry: Entry) -> tuple[Button]:
    return (Button(MINE, "hours.mine", (entry.membership_id or 0,)),)


def for_members() -> Message:
    text = say(
        "Ce sont les coopérantes et coopérants qui notent leurs heures : rien n'a été enregistré. "
        "Pour voir ce que je sais faire : /aide."
    )
    return Message(text)


def deleted_meanwhile(entry: Entry) -> Message:
    text = say("Cette saisie a été supprimée : rien n'a changé. Pour en noter une autre : /heures.")
    return Message(text, (_mine(entry),))


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


def entry_page(entry: Entry) -> Message:
    correct, delete = (
        Button(CORRECT, "hours.correct", (entry.id,)),
        Button(DELETE, "hours.delete", (entry.id,)),
    )
    back = Button(BACK, "hours.page", (entry.membership_id or 0, 0))
    return Message(card(of_entry(entry)), ((correct, delete), (back,)))


def sure_to_delete(done: Work) -> Markup:
    return lines(card(done), say("On supprime cette saisie ?"))
