"""What everybody hears: greetings, help, refusals, and what cannot be read."""

from markupsafe import Markup

from bot.people.models import Role
from bot.texts import french
from bot.texts.message import Message, say

ROLES = {
    Role.MEMBER: "aux coopérantes et coopérants",
    Role.ANIMATOR: "à l'animation",
    Role.PARTNER: "aux partenaires",
    Role.REGIONAL: "à la coordination régionale",
    Role.COORDINATOR: "à la coordination",
}

TRY = "Pour voir ce que je sais faire : /aide."


def not_joined() -> Message:
    text = say(
        "Pour ça, il faut faire partie d'une coopérative. "
        "Demande le lien d'invitation à ton animatrice ou ton animateur, puis ouvre-le ici."
    )
    return Message(text)


def not_accepted_yet() -> Message:
    text = say(
        "Ton inscription attend le oui de l'équipe d'animation. Dès que c'est fait, je te le dis ici. "
        "En attendant, tu peux lire et poser des questions : /aide."
    )
    return Message(text)


def not_for_role(roles: tuple[Role, ...]) -> Message:
    whom = french.enumeration([ROLES[role] for role in roles])
    return Message(say("Cette commande est réservée {}. " + TRY, whom))


def unknown_button() -> Message:
    return Message(say("Ce bouton ne te concerne pas ou n'existe plus : rien n'a changé. " + TRY))


def bug() -> Message:
    text = say(
        "Il y a eu un problème de mon côté : rien n'a été enregistré. "
        "Réessaie dans un moment ; si ça recommence, dis-le à ton équipe d'animation."
    )
    return Message(text)


def too_fast() -> Message:
    return Message(say("Doucement, je n'arrive plus à suivre. Attends quelques secondes, puis recommence."))


def not_understood() -> Message:
    text = say(
        "Je n'ai pas compris. Pour noter des heures, écris par exemple « 2h flyers hier », ou /heures. " + TRY
    )
    return Message(text)


def choose_a_button() -> Markup:
    return say("Réponds avec un des boutons, s'il te plaît.")
