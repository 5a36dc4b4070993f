"""What everybody hears: greetings, help, refusals, and what cannot be read."""

from markupsafe import Markup

from bot.people.models import Role
from bot.texts import french
from bot.texts.message import Message, say
from bot.texts.voice import to

ROLES = {
    Role.MEMBER: "aux coopérantes et coopérants",
    Role.ANIMATOR: "à l'animation",
    Role.PARTNER: "aux partenaires",
    Role.REGIONAL: "à la coordination",
    Role.COORDINATOR: "à la coordination",
}

TRY = "Pour voir ce que je sais faire : /aide."


def not_joined(adult: bool) -> Message:
    words = (
        "Pour ça, il faut faire partie d'une coopérative. Demande[|z] le lien d'invitation à "
        "[ton animatrice ou ton animateur|l'équipe d'animation ou à la coordination], puis ouvr[e|ez]-le ici."
    )
    return Message(say(to(adult, words)))


def not_accepted_yet() -> Message:
    text = say(
        "Ton inscription attend le oui de l'équipe d'animation. Dès que c'est fait, je te le dis ici. "
        "En attendant, voici ce que tu peux faire : /aide."
    )
    return Message(text)


def not_for_role(roles: tuple[Role, ...]) -> Message:
    whom = french.enumeration(list(dict.fromkeys(ROLES[role] for role in roles)))
    return Message(say("Cette commande est réservée {}. " + TRY, whom))


def unknown_button(adult: bool) -> Message:
    words = "Ce bouton ne [te|vous] concerne pas ou n'existe plus : rien n'a changé. " + TRY
    return Message(say(to(adult, words)))


def bug(adult: bool) -> Message:
    words = (
        "Il y a eu un problème de mon côté : rien n'a été enregistré. Réessa[ie|yez] dans un moment ; "
        "si ça recommence, [dis-le à ton équipe d'animation|dites-le à la coordination]."
    )
    return Message(say(to(adult, words)))


def too_fast(adult: bool) -> Message:
    words = "Doucement, je n'arrive plus à suivre. Attend[s|ez] quelques secondes, puis recommence[|z]."
    return Message(say(to(adult, words)))


def choose_a_button(adult: bool) -> Markup:
    return say(to(adult, "Répond[s|ez] avec un des boutons, s'il [te|vous] plaît."))


def failed(update_id: int, kind: str) -> Message:
    """To the operator: which update failed; the log says where."""
    words = "La mise à jour {} a échoué ({}). La personne le sait ; le journal dit où. Rien n'a été écrit."
    return Message(say(words, update_id, kind))
