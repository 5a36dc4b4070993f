"""The notice that comes before anything is kept: who invites, what is kept, why, how long, who answers."""

from dataclasses import dataclass

from markupsafe import Markup

from bot.people.models import Role
from bot.texts.message import lines, say

READ, NO = "J'ai lu, je continue", "Non merci"

NEWS = {
    Role.MEMBER: "Tu es invité·e à rejoindre la coopérative <b>{}</b>.",
    Role.ANIMATOR: "Vous êtes invité·e à animer la coopérative <b>{}</b>.",
    Role.PARTNER: "Vous êtes invité·e comme partenaire de la coopérative <b>{}</b>.",
    Role.REGIONAL: "Vous êtes invité·e à la coordination de la région <b>{}</b>.",
    Role.COORDINATOR: "Vous êtes invité·e à la coordination nationale.",
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
