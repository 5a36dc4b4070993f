"""What all conversations say: the card's buttons, and what happens when one is pressed too late."""

from markupsafe import Markup

from bot.texts.message import Message, say
from bot.texts.voice import to

SAVE, CHANGE, DROP = "Enregistrer", "Modifier", "Ne pas enregistrer"
SKIP, DONE, BACK = "Passer", "C'est tout", "Retour"


def chosen(label: str) -> str:
    return f"✓ {label}"


def not_understood(words: Markup, question: Markup) -> Markup:
    return words + Markup("\n\n") + question


def which_part(card: Markup) -> Markup:
    return card + Markup("\n\nQu'est-ce qu'on change ?")


def dropped(again: str, adult: bool) -> Message:
    return Message(say("D'accord, rien n'a été enregistré. Pour recommencer : {}.", to(adult, again)))


def gone() -> Message:
    return Message(say("Ce bouton ne sert plus : rien n'a changé. Pour voir ce que je sais faire : /aide."))


def still_open(where: Message) -> Message:
    """The question or card that is open now, after a press on an older one."""
    return Message(Markup("Cette question est déjà passée. On en est là :\n\n") + where.text, where.buttons)


def nothing_to_cancel() -> Message:
    return Message(
        say("Il n'y a rien en cours, donc rien à annuler. Pour voir ce que je sais faire : /aide.")
    )


def cancelled(again: str, adult: bool) -> Message:
    return Message(say("C'est annulé : rien n'a été enregistré. Pour recommencer : {}.", to(adult, again)))


def no_place() -> Markup:
    return say("Je n'ai pas reconnu de coopérative.")
