"""What is said about hours: the questions, the card, and what has been written."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from bot.hours.models import Entry
from bot.hours.queries import Share
from bot.hours.rules import Work
from bot.texts import french
from bot.texts.message import Button, Message, in_rows, lines, say

MINE, UNDO = "Mes heures", "Annuler cet ajout"
CORRECT, DELETE, BACK = "Corriger", "Supprimer", "Retour"

DURATIONS = ((30, "30 min"), (60, "1 h"), (90, "1 h 30"), (120, "2 h"), (180, "3 h"), (240, "4 h"))


def which_cooperative() -> Markup:
    return say("Pour quelle coopérative ?")


def what() -> Markup:
    return say("Tu as fait quoi ? Choisis, ou écris-le avec tes mots.")


def when() -> Markup:
    return say("C'était quel jour ? Choisis, ou écris-le (« 12 juillet », « mardi »).")


def how_long() -> Markup:
    return say("Combien de temps ? Choisis, ou écris-le (« 1h30 », « 9h-12h »).")


def no_activity() -> Markup:
    return say("Je n'ai pas compris ce que tu as fait. Dis-le en quelques mots, par exemple « tonte ».")


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


def impossible(reason: str) -> Markup:
    return say(IMPOSSIBLE.get(reason, "Ce n'est pas possible."))


def today(on: date, now: date) -> str:
    """A day as a button: « Aujourd'hui », « Hier », « lun. 13 »."""
    names = {0: "Aujourd'hui", 1: "Hier"}
    return names.get((now - on).days) or french.day(on)


def work(done: Work) -> Markup:
    """« 2 h de tonte chez Mme Le Goff »."""
    times = f" ({french.clock(done.starts)} – {french.clock(done.ends)})" if done.starts and done.ends else ""
    where = f" chez {done.customer}" if done.customer else ""
    return say("<b>{}</b> {}{}{}", french.duration(done.minutes), french.of(done.activity), where, times)


def card(done: Work) -> Markup:
    return say("{} : {}.", french.capital(french.day(done.worked_on)), work(done))


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
    )


def saved(entry: Entry, week_minutes: int) -> Message:
    text = lines(
        say("C'est noté : {}, {}.", french.day(entry.worked_on), work(of_entry(entry))),
        say("Cette semaine-là : {}.", french.duration(week_minutes)),
    )
    return Message(text, ((Button(UNDO, "hours.undo", (entry.id,)),), (Button(MINE, "hours.mine"),)))


def corrected(entry: Entry, week_minutes: int) -> Message:
    text = lines(
        say("C'est corrigé : {}, {}.", french.day(entry.worked_on), work(of_entry(entry))),
        say("Cette semaine-là : {}.", french.duration(week_minutes)),
    )
    return Message(text, ((Button(MINE, "hours.mine"),),))


def undone(entry: Entry, week_minutes: int) -> Message:
    text = lines(
        say("C'est annulé : {}, {} ne compte plus.", french.day(entry.worked_on), work(of_entry(entry))),
        say("Cette semaine-là : {}.", french.duration(week_minutes)),
    )
    return Message(text, ((Button(MINE, "hours.mine"),),))


def deleted_meanwhile() -> Message:
    text = say("Cette saisie a été supprimée entre-temps : rien n'a changé. Pour en noter une autre : /heures.")
    return Message(text, ((Button(MINE, "hours.mine"),),))


def not_yours() -> Message:
    return Message(say("Ce bouton ne concerne pas une de tes saisies : rien n'a changé. Tes heures : /mesheures."))


def totals(week: int, season: int, shares: Sequence[Share], latest: Sequence[Entry], place: str | None) -> Message:
    """« Mes heures »: the week, the season by activity, the last entries as buttons."""
    head = say("<b>Tes heures à {}</b>", place) if place else say("<b>Tes heures</b>")
    if not latest and not season:
        empty = say("Rien de noté pour l'instant. Écris par exemple « 2h flyers hier », ou /heures.")
        return Message(lines(head, empty))
    text = lines(
        head,
        say("Cette semaine : <b>{}</b>", french.duration(week)),
        say("Depuis le début de la saison : <b>{}</b>", french.duration(season)),
        *(say("· {} : {}", french.capital(share.activity), french.duration(share.minutes)) for share in shares[:12]),
        say("\nPour corriger ou supprimer une saisie, choisis-la :") if latest else None,
    )
    buttons = [Button(one_line(entry), "hours.entry", (entry.id,)) for entry in latest]
    return Message(text, in_rows(buttons, 1))


def one_line(entry: Entry) -> str:
    """« mar. 14 : 2 h, tonte », short enough for a button."""
    return f"{french.short_day(entry.worked_on)} : {french.duration(entry.minutes)}, {entry.activity[:30]}"


def entry_page(entry: Entry) -> Message:
    actions = (
        Button(CORRECT, "hours.correct", (entry.id,)),
        Button(DELETE, "hours.delete", (entry.id,)),
    )
    return Message(card(of_entry(entry)), (actions, (Button(BACK, "hours.mine"),)))


def sure_to_delete(entry: Entry) -> Message:
    text = lines(card(of_entry(entry)), say("On supprime cette saisie ?"))
    yes, no = Button("Oui, supprimer", "hours.undo", (entry.id,)), Button("Non, la garder", "hours.entry", (entry.id,))
    return Message(text, ((yes, no),))
