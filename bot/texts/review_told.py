"""What a youth hears when an animator has looked at their hours, and how both answer each other."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.hours import works
from bot.hours.limits import Warning
from bot.hours.models import Entry
from bot.hours.rules import Work
from bot.people.models import Person, Standing
from bot.texts import hour_cards, hours, limits
from bot.texts.message import Button, Message, Rows, lines, say
from bot.texts.review_entries import CORRECT, whose
from bot.texts.voice import to

REPLY = "Répondre"
KEEP, NO_REASON = "Ne pas refuser", "Sans raison"
REASONS = (
    "C'est déjà noté",
    "Le jour ou la durée ne va pas",
    "Ce n'est pas un travail de la coopérative",
)


def why_refused(entry: Entry) -> Markup:
    question = say("Pourquoi ? Choisissez, ou écrivez-le avec vos mots. {}", _who_reads(entry))
    return lines(say("Refuser : {}.", whose(entry)), question)


def why_corrected(first_name: str, reads: bool) -> Markup:
    if not reads:
        return say("Pourquoi ? Ce que vous écrivez est gardé avec la saisie.")
    return say("Pourquoi ? {} lira ce que vous écrivez.", first_name)


def which_activity() -> Markup:
    return say("Quelle activité ? Choisissez, ou écrivez-la.")


def card_of(work: Work, whose: str, warnings: Sequence[Warning]) -> Markup:
    """What will be written for somebody, with the limits that it goes beyond."""
    beyond = [limits.sentence(each, True) for each in warnings]
    return lines(hour_cards.sentence(work, hour_cards.Around(whose=whose)), *beyond)


def reason_given(reason: str | None) -> Markup | None:
    return say("Votre raison : « {} »", reason) if reason else None


def is_same(before: Work, after: Work) -> bool:
    """Whether nobody would see a difference."""
    shown = ("worked_on", "minutes", "activity", "starts", "ends", "segments", "customer", "contract_id")
    return all(getattr(before, each) == getattr(after, each) for each in shown)


def nothing_corrected() -> Markup:
    return say("Rien n'était à corriger : rien n'a changé.\n")


def _who_reads(entry: Entry) -> Markup:
    if entry.membership is None or entry.membership.person.telegram_id is None:
        return say("Ce sera gardé avec la saisie.")
    return say("{} le lira.", entry.membership.person.first_name)


def no_reason() -> Markup:
    return say("Il me faut quelques mots, par exemple « déjà notée lundi ».")


def no_reply(adult: bool) -> Markup:
    return say(to(adult, "Il me faut quelques mots : écri[s|vez] ce que [tu veux|vous voulez] dire."))


def kept() -> Markup:
    return say("D'accord, rien n'a été refusé.\n")


def refused_now(entry: Entry) -> Markup:
    """News above what is left, to whoever refused."""
    return say("C'est refusé, ça ne compte pas : {}.\n", whose(entry))


def corrected_now(entry: Entry) -> Markup:
    return say("C'est corrigé et validé : {}.\n", whose(entry))


def corrected(entry: Entry, before: Work, by: Person, reason: str | None) -> Message:
    """Before and after, and why."""
    text = lines(
        say("{} a corrigé une de tes saisies.", by.first_name),
        say("Avant : {}.", hours.dated(before)),
        say("Maintenant : {}.", hours.dated(works.of_entry(entry))),
        _why(reason),
    )
    return Message(text, _ways(entry, by))


def refused(entry: Entry, by: Person, reason: str | None) -> Message:
    text = lines(
        say("{} n'a pas retenu une de tes saisies : {}.", by.first_name, _what(entry)),
        say("Elle ne compte pas."),
        _why(reason),
    )
    correct = Button(CORRECT, "hours.correct", (entry.id,))
    return Message(text, _ways(entry, by, correct))


def accepted(entry: Entry, by: Person) -> Message:
    """Of what did not count before: written into a closed week, or refused at first."""
    text = say("{} a accepté ta saisie : {}. Elle compte maintenant.", by.first_name, _what(entry))
    return Message(text, _mine(entry))


def what_to_reply(name: str, entry: Entry, adult: bool) -> Markup:
    about = say("À propos de : {}.", whose(entry) if adult else _what(entry))
    return lines(about, say(to(adult, "Que [veux-tu|voulez-vous] dire à {} ? Écri[s|vez]-le."), name))


def reply(entry: Entry, by: Person, words: str, adult: bool) -> Message:
    """Somebody's words to the other one, who can answer; `adult`: an animator reads it."""
    about = say("<b>{}</b>, à propos de : {}.", by.first_name, _what(entry))
    text = lines(about, say("« {} »", words))
    entry_page = ((Button("Voir la saisie", "review.see", (entry.id,)),),) if adult else ()
    return Message(text, ((Button(REPLY, "review.reply", (entry.id, by.id)),), *entry_page))


def sent(names: str) -> Message:
    return Message(say("C'est envoyé à {}.", names))


def nobody_there(adult: bool) -> Message:
    words = "Il n'y a personne à qui je puisse l'envoyer : parle[|z]-en de vive voix. Le reste : /aide."
    return Message(say(to(adult, words)))


def _what(entry: Entry) -> Markup:
    return hours.dated(works.of_entry(entry))


def _why(reason: str | None) -> Markup | None:
    return say("Pourquoi : « {} »", reason) if reason else None


def _ways(entry: Entry, by: Person, *more: Button) -> Rows:
    """Only for somebody who is still in."""
    if entry.membership is None or entry.membership.standing is not Standing.ACTIVE:
        return ()
    answer = Button(REPLY, "review.reply", (entry.id, by.id))
    return ((*more, answer),)


def _mine(entry: Entry) -> Rows:
    active = entry.membership is not None and entry.membership.standing is Standing.ACTIVE
    return ((Button(hours.MINE, "hours.mine", (entry.membership_id, 0)),),) if active else ()
