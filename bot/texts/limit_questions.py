"""The questions asked of whoever changes the limits of a cooperative, each with what the law says."""

from markupsafe import Markup

from bot.hours.limits import ARTICLES, Name
from bot.texts.message import say


def which_day() -> Markup:
    return _asks("Au plus combien d'heures par jour ?", "8 h", Name.DAY)


def which_week() -> Markup:
    return _asks("Au plus combien d'heures par semaine ?", "35 h", Name.WEEK)


def which_stretch() -> Markup:
    return _asks("Une pause de 30 min au bout de combien de temps ?", "4 h 30", Name.STRETCH)


def which_rest() -> Markup:
    return _asks("Au moins combien d'heures de repos entre deux jours ?", "12 h", Name.REST)


def which_night() -> Markup:
    return _asks("De quelle heure à quelle heure est-ce la nuit ?", "22 h à 6 h", Name.NIGHT)


def _asks(question: str, law: str, name: Name) -> Markup:
    words = "{} La loi, avant 18 ans : {} ({}).\nChoisissez, ou écrivez-le."
    return say(words, question, law, ARTICLES[name])


def whether_sunday() -> Markup:
    words = "Prévenir pour le dimanche ? La loi, avant 18 ans : on n'y travaille pas en principe ({})."
    return say(words, ARTICLES[Name.SUNDAY])


def whether_holidays() -> Markup:
    words = "Prévenir pour les jours fériés ? La loi, avant 18 ans : on n'y travaille pas en principe ({})."
    return say(words, ARTICLES[Name.HOLIDAY])


def which_tolerated() -> Markup:
    words = (
        "Pour quels travaux ne faut-il pas prévenir, par exemple parce que tout le monde est majeur ? "
        "La loi les interdit avant 18 ans ({})."
    )
    return say(words, ARTICLES[Name.FORBIDDEN])


def which_territory() -> Markup:
    return say("Les jours fériés de quel territoire ?")


def how_far() -> Markup:
    return say("Prévenir quand un jour date de plus de combien de jours ? Choisissez, ou écrivez un nombre.")


def when_closed() -> Markup:
    words = (
        "Combien de jours après son dimanche une semaine se ferme-t-elle ? Ensuite, seule l'équipe "
        "d'animation corrige. Choisissez, ou écrivez un nombre."
    )
    return say(words)


def no_hours() -> Markup:
    return say("Il me faut une durée possible, par exemple « 7h30 ».")


def no_night() -> Markup:
    return say("Il me faut deux heures, par exemple « 21h-6h ».")


def no_days() -> Markup:
    return say("Il me faut un nombre de jours, par exemple « 10 ».")


def choose() -> Markup:
    return say("Choisissez un des boutons.")
