"""What is asked about hours, and what is said when an answer cannot be taken."""

from markupsafe import Markup

from bot.texts import french
from bot.texts.message import say
from bot.texts.voice import to

DURATIONS = ((30, "30 min"), (60, "1 h"), (90, "1 h 30"), (120, "2 h"), (180, "3 h"), (240, "4 h"))
ALONE, NONE_OF_THEM = "Personne d'autre", "Personne de ceux-là"
MINE, MINE_TYPED = "Les miennes", {"moi", "les miennes", "c'est moi", "a moi"}
NO_CUSTOMER, NO_CONTRACT = "Pas de client", "Aucun de ces contrats"
HOURS, CONTRACT = "Des heures", "Un contrat"


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


def with_whom(adult: bool) -> Markup:
    words = "Avec qui ? Choisi[s|ssez], ou écri[s|vez] les prénoms."
    return say(to(adult, words))


def which_one(name: str, adult: bool) -> Markup:
    words = "Il y a plusieurs personnes qui s'appellent {}. C'était avec qui ? Choisi[s|ssez]."
    return say(to(adult, words), name)


def whose(name: str | None, adult: bool) -> Markup:
    if name:
        return say(to(adult, "Ce sont [tes|vos] heures, ou celles {} ?"), french.of(name))
    return say("Ce sont les heures de qui ?")


def theirs(name: str) -> str:
    return f"Celles {french.of(name)}"


def shared(minutes: int) -> Markup:
    return say("{} pour chaque personne, ou {} en tout ?", *[french.duration(minutes)] * 2)


def each(minutes: int) -> str:
    return f"{french.duration(minutes)} chacun·e"


def in_all(minutes: int, people: int) -> str:
    return f"{french.duration(minutes)} en tout, {french.duration(minutes // people)} chacun·e"


def which_customer(adult: bool) -> Markup:
    words = "Chez quel client ? Choisi[s|ssez], ou écri[s|vez] son nom."
    return say(to(adult, words))


def which_contract() -> Markup:
    return say("C'était pour quel contrat ?")


def which_kind() -> Markup:
    return say("Ce sont des heures déjà faites, ou un contrat à noter ?")


def no_activity() -> Markup:
    return say("Il me faut quelques mots, par exemple « tonte ».")


def no_day() -> Markup:
    return say("Je n'ai pas reconnu de jour.")


def no_duration() -> Markup:
    return say("Je n'ai pas reconnu de durée.")


def no_names() -> Markup:
    return say("Je n'ai pas reconnu de prénom.")


def no_customer() -> Markup:
    return say("Il me faut un nom, par exemple « Mme Le Goff ».")


def no_contract() -> Markup:
    return say("Je n'ai pas reconnu de contrat.")


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
    "clock": "Je ne sais pas si c'est l'heure qu'il était, ou le temps passé.",
    "vague": "Je n'en suis pas sûr.",
}
"""Why something can't be taken as it was said."""


def impossible(reason: str) -> Markup:
    return say(IMPOSSIBLE.get(reason, "Ce n'est pas possible."))


def doubted(reason: str | None, question: Markup) -> Markup:
    """The question again, after why what was said cannot be."""
    return impossible(reason) + Markup("\n\n") + question if reason else question
