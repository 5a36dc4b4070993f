"""What is said to somebody who opens an invitation, until they are in."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.people.models import Role
from bot.texts import french
from bot.texts.message import Message, lines, say

READ, NO = "J'ai lu, je continue", "Non merci"

GENDERS = {"woman": "coopérante", "man": "coopérant", "other": "autre", "unsaid": "je ne dis pas"}

NEWS = {
    Role.MEMBER: "Tu es invité·e à rejoindre la coopérative <b>{}</b>.",
    Role.ANIMATOR: "Vous êtes invité·e à animer la coopérative <b>{}</b>.",
    Role.PARTNER: "Vous êtes invité·e comme partenaire de la coopérative <b>{}</b>.",
    Role.REGIONAL: "Vous êtes invité·e à la coordination de la région <b>{}</b>.",
    Role.COORDINATOR: "Vous êtes invité·e à la coordination nationale.",
}

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


@dataclass(frozen=True)
class Invited:
    """What the notice is about. `known`: the bot knows this person; `place`: the name of who takes it."""

    role: Role
    where: str
    minimum_age: int
    responsible: str
    contact: str
    known: bool = False
    place: str | None = None

    @property
    def young(self) -> bool:
        """Youths are called « tu »."""
        return self.role is Role.MEMBER

    @property
    def asks_age(self) -> bool:
        return self.young and not self.known


def go_on(invited: Invited) -> str:
    return READ if not invited.known else "Je rejoins"


def too_young(minimum_age: int) -> str:
    return f"J'ai moins de {minimum_age} ans"


def notice(invited: Invited) -> Markup:
    """Short, and before anything is kept: who answers, what, why, how long, how to see and erase it."""
    place = (
        say("La place de <b>{}</b>, avec ses heures, devient la tienne.", invited.place)
        if invited.place
        else None
    )
    if invited.known:
        again = "On continue ?" if invited.young else "Souhaitez-vous continuer ?"
        return lines(say(NEWS[invited.role], invited.where), place, say(again))
    kept = _kept_of_youth(invited) if invited.young else _kept_of_adult(invited)
    return lines(say(NEWS[invited.role], invited.where), place, Markup(""), kept)


def _kept_of_youth(invited: Invited) -> Markup:
    return lines(
        say("Avant de commencer, voici ce que je garde :"),
        say(
            "· <b>Quoi</b> : ton prénom, ton identifiant Telegram (pas ton numéro de téléphone), "
            "tes réponses, tes heures, tes contrats."
        ),
        say("· <b>Pourquoi</b> : compter le travail de la coopérative et faire son bilan. Rien d'autre."),
        say(
            "· <b>Combien de temps</b> : la saison et son bilan. Tu peux tout voir et tout effacer "
            "quand tu veux : /confidentialite."
        ),
        say("· <b>Qui en répond</b> : {}.", _responsible(invited)),
    )


def _kept_of_adult(invited: Invited) -> Markup:
    return lines(
        say("Avant de commencer, voici ce que je garde :"),
        say(
            "· <b>Quoi</b> : votre prénom, votre identifiant Telegram (pas votre numéro de téléphone), "
            "votre rôle, ce que vous notez."
        ),
        say("· <b>Pourquoi</b> : faire vivre la coopérative et son bilan. Rien d'autre."),
        say(
            "· <b>Combien de temps</b> : la saison et son bilan. Vous pouvez tout voir et tout effacer "
            "quand vous voulez : /confidentialite."
        ),
        say("· <b>Qui en répond</b> : {}.", _responsible(invited)),
    )


def _responsible(invited: Invited) -> str:
    return f"{invited.responsible} ({invited.contact})" if invited.contact else invited.responsible


def choose_first() -> Markup:
    return say("Pour continuer, choisis un des boutons.")


def which_name(invited: Invited) -> Markup:
    words = "Quel est ton prénom ?" if invited.young else "Quel est votre prénom ?"
    how = "Choisis, ou écris-le." if invited.young else "Choisissez, ou écrivez-le."
    return say(words + " " + how)


def no_name() -> Markup:
    return say("Je n'y trouve pas de prénom. Écris-le avec des lettres, par exemple « Léa ».")


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


def no_gender() -> Markup:
    return say("Choisis un des boutons, ou « Passer ».")


def not_let_in() -> Message:
    """The same words for every code that leads nowhere, so that nobody learns anything from them."""
    text = say(
        "Cette invitation ne marche pas, ou ne marche plus.\n"
        "Demande un nouveau lien à la personne qui te l'a donné, puis ouvre-le."
    )
    return Message(text)


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
    if invited.young:
        return Message(say("D'accord, rien n'a été gardé. Si tu changes d'avis, rouvre le lien."))
    return Message(say("D'accord, rien n'a été gardé. Si vous changez d'avis, rouvrez le lien."))


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
        say(
            "Dès qu'elle a répondu, je te le dis ici. "
            "En attendant, tu peux lire et poser des questions : /aide."
        ),
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
    young = role is Role.MEMBER
    help_words = (
        "Pour voir ce que tu peux faire : /aide." if young else "Pour voir ce que vous pouvez faire : /aide."
    )
    return Message(lines(say("C'est déjà fait. " + IN[role], where), say(help_words)))


def thanks(first_name: str, young: bool) -> Message:
    return Message(say("Merci {}, c'est fait." if young else "Merci {}, c'est enregistré.", first_name))


def told(first_name: str, role: Role, where: str) -> Message:
    """To whoever made the invitation."""
    text = lines(say(TELLS[role], first_name, where), say("Pour voir l'équipe : /equipe."))
    return Message(text)


def where_of(cooperative: str | None, region: str | None) -> str:
    return cooperative or region or "le réseau"


def place_of(role: Role, where: str) -> Markup:
    return say(french.capital(IN[role]), where)
