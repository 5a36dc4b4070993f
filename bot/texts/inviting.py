"""What is said around invitations: the questions, the link with its picture, and that it is withdrawn."""

from markupsafe import Markup

from bot.people.models import Invitation, Role
from bot.texts import french
from bot.texts.message import Attachment, Button, Message, lines, say

WITHDRAW = "Retirer cette invitation"
PICTURE = "invitation.png"

ROLES = {
    Role.MEMBER: "Coopérant·e",
    Role.ANIMATOR: "Animateur·rice",
    Role.PARTNER: "Partenaire local",
    Role.REGIONAL: "Coordination d'une région",
    Role.COORDINATOR: "Coordination nationale",
}

FOR = {
    Role.MEMBER: "Pour entrer dans la coopérative <b>{}</b>",
    Role.ANIMATOR: "Pour animer la coopérative <b>{}</b>",
    Role.PARTNER: "Pour être partenaire de la coopérative <b>{}</b>",
    Role.REGIONAL: "Pour la coordination de la région <b>{}</b>",
    Role.COORDINATOR: "Pour la coordination nationale",
}


def which_role() -> Markup:
    return say("Qui souhaitez-vous inviter ?")


def no_role() -> Markup:
    return say("Je ne connais pas ce rôle.")


def which_place(more: bool) -> Markup:
    return say(
        "Pour quelle coopérative ? Choisissez, ou écrivez son nom." if more else "Pour quelle coopérative ?"
    )


def no_place() -> Markup:
    return say("Je ne trouve pas cette coopérative parmi les vôtres.")


def several_places() -> Markup:
    return say("Plusieurs coopératives ont ce nom : écrivez-le en entier.")


def which_region() -> Markup:
    return say("Pour quelle région ? Choisissez, ou écrivez son nom.")


def no_region() -> Markup:
    return say("Je n'y trouve pas de nom de région.")


def how_many() -> Markup:
    return say("Pour combien de personnes ? Choisissez, ou écrivez un nombre.")


def no_uses(most: int) -> Markup:
    return say("Écrivez un nombre de 1 à {}.", french.number(most))


def how_long() -> Markup:
    return say("Pendant combien de jours ? Choisissez, ou écrivez un nombre.")


def no_days(most: int) -> Markup:
    return say("Écrivez un nombre de jours, de 1 à {}.", most)


def people(count: int) -> str:
    return french.count(count, "personne", "personnes")


def days(count: int) -> str:
    return french.count(count, "jour", "jours")


def made() -> Message:
    return Message(say("C'est fait, voici l'invitation."))


def no_cooperative() -> Message:
    text = say(
        "Il n'y a pas encore de coopérative à qui inviter quelqu'un. Pour en ajouter une : /cooperatives."
    )
    return Message(text)


def invitation(made: Invitation, where: str, link: str, picture: bytes, timezone: str) -> Message:
    """The link as text, the code as a picture to print, one button to take it back."""
    until = french.instant(made.expires_at, timezone)
    text = lines(
        described(made.role, where) + say(" : {}, jusqu'au {}.", people(made.uses_allowed), until),
        say("{}", link),
        say("À envoyer, ou à imprimer : l'image s'ouvre avec l'appareil photo d'un téléphone."),
    )
    button = Button(WITHDRAW, "inviting.withdraw", (made.id,))
    return Message(text, ((button,),), attachment=Attachment(PICTURE, picture, picture=True))


def described(role: Role, where: str) -> Markup:
    return say(FOR[role], where)


def withdrawn(words: Markup, uses: int) -> Message:
    came = say("{} l'avaient déjà ouverte, et restent.", people(uses)) if uses > 1 else None
    came = say("La personne qui l'avait ouverte reste.") if uses == 1 else came
    text = lines(
        words + Markup("."),
        say("Cette invitation est retirée : son lien ne marche plus."),
        came,
        say("Pour en faire une autre : /inviter."),
    )
    return Message(text)


def made_already() -> Message:
    return Message(say("Cette invitation est déjà faite, plus bas. Pour en faire une autre : /inviter."))
