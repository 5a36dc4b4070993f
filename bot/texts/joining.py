"""What is said to somebody who opens an invitation, until they are in."""

from markupsafe import Markup

from bot.people.models import Role
from bot.texts.message import Message, lines, say
from bot.texts.notice import Invited
from bot.texts.voice import to

GENDERS = {"woman": "coopérante", "man": "coopérant", "other": "autre", "unsaid": "je ne dis pas"}

IN = {
    Role.MEMBER: "Tu fais partie de la coopérative <b>{}</b>.",
    Role.ANIMATOR: "Vous animez la coopérative <b>{}</b>.",
    Role.PARTNER: "Vous êtes partenaire de la coopérative <b>{}</b>.",
    Role.REGIONAL: "Vous faites partie de la coordination de la région <b>{}</b>.",
    Role.COORDINATOR: "Vous faites partie de la coordination nationale.",
}

TELLS = {
    Role.MEMBER: "{} a pris sa place dans la coopérative {}.",
    Role.ANIMATOR: "{} a ouvert votre invitation et anime maintenant la coopérative {}.",
    Role.PARTNER: "{} a ouvert votre invitation : la coopérative {} a un·e partenaire de plus.",
    Role.REGIONAL: "{} a ouvert votre invitation et rejoint la coordination de la région {}.",
    Role.COORDINATOR: "{} a ouvert votre invitation et rejoint la coordination nationale.",
}


def choose_first(adult: bool) -> Markup:
    return say(to(adult, "Pour continuer, choisi[s|ssez] un des boutons."))


def which_name(adult: bool) -> Markup:
    return say(to(adult, "Quel est [ton|votre] prénom ? Choisi[s|ssez], ou écri[s|vez]-le."))


def no_name(adult: bool) -> Markup:
    words = "Je n'y trouve pas de prénom. Écri[s|vez]-le avec des lettres, par exemple « Léa »."
    return say(to(adult, words))


def name_too_long(longest: int) -> Markup:
    return say("C'est trop long pour un prénom : {} signes au plus.", longest)


def which_committees() -> Markup:
    return say("Tu fais partie d'un comité ? Tu peux en choisir plusieurs, ou passer.")


def no_committee() -> Markup:
    return say("Je ne connais pas ce comité.")


def which_gender() -> Markup:
    return say(
        "Tu es… ?\nLe bilan national compte les coopérantes et les coopérants, sans les noms. "
        "Tu n'es pas obligé·e de répondre."
    )


def no_gender(adult: bool) -> Markup:
    return say(to(adult, "Choisi[s|ssez] un des boutons, ou « Passer »."))


def not_let_in(adult: bool) -> Message:
    """The same words for every code that leads nowhere, so that nobody learns anything from them."""
    words = (
        "Cette invitation ne marche pas, ou ne marche plus.\n"
        "Demande[|z] un nouveau lien à la personne qui [te|vous] l'a donné, puis ouvr[e|ez]-le."
    )
    return Message(say(to(adult, words)))


def too_late(invited: Invited) -> Message:
    if not invited.young:
        text = (
            "L'invitation vient d'arriver à sa limite : rien n'a été gardé. "
            "Demandez un nouveau lien à la personne qui vous l'a donné."
        )
    else:
        text = (
            "L'invitation vient d'arriver à sa limite : quelqu'un a été plus rapide. Rien n'a été gardé. "
            "Demande un nouveau lien à ton équipe d'animation, il y a sûrement encore une place pour toi."
        )
    return Message(say(text))


def declined(invited: Invited) -> Message:
    words = "D'accord, rien n'a été gardé. Si [tu changes|vous changez] d'avis, rouvr[e|ez] le lien."
    return Message(say(to(not invited.young, words)))


def come_with_animators(minimum_age: int) -> Message:
    text = say(
        "Merci de l'avoir dit. Avant {} ans, je ne peux pas t'inscrire, et je n'ai rien gardé de toi.\n"
        "Parles-en à l'équipe d'animation : elle peut t'expliquer comment participer.",
        minimum_age,
    )
    return Message(text)


def asked(first_name: str, where: str) -> Message:
    text = lines(
        say("Merci {} ! Ta demande est partie à l'équipe d'animation de <b>{}</b>.", first_name, where),
        say("Dès qu'elle a répondu, je te le dis ici. En attendant, voici ce que tu peux faire : /aide."),
    )
    return Message(text)


def already_asked(where: str) -> Message:
    text = say(
        "Ta demande pour <b>{}</b> est déjà partie : l'équipe d'animation va te répondre. "
        "En attendant : /aide.",
        where,
    )
    return Message(text)


def already_in(role: Role, where: str) -> Message:
    help_words = to(role is not Role.MEMBER, "Pour voir ce que [tu peux|vous pouvez] faire : /aide.")
    return Message(lines(say("C'est déjà fait. " + IN[role], where), say(help_words)))


def thanks(first_name: str, young: bool) -> Message:
    return Message(say("Merci {}, c'est fait." if young else "Merci {}, c'est enregistré.", first_name))


def told(first_name: str, role: Role, where: str) -> Message:
    """To whoever made the invitation."""
    text = lines(say(TELLS[role], first_name, where), say("Pour voir l'équipe : /equipe."))
    return Message(text)


def where_of(cooperative: str | None, region: str | None) -> str:
    return cooperative or region or "le réseau"
