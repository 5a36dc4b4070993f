"""What is said about one's own settings."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.people.models import Membership, Person, Role, Standing
from bot.texts import french, joining, roles
from bot.texts.message import Button, Message, Rows, lines, say
from bot.texts.voice import to

NO_COMMITTEE = "Aucun comité"
NAME, COMMITTEES, GENDER = "Changer de prénom", "Changer de comités", "Changer de réponse"
QUIT, PRIVACY = "Quitter la coopérative", "Confidentialité"
GIVE_UP, YES_GIVE_UP, GO_ON_WAITING = "Retirer ma demande", "Oui, je la retire", "Non, j'attends"


def which_name(adult: bool) -> Markup:
    return say(to(adult, "Quel est [ton|votre] prénom ? Écri[s|vez]-le."))


def which_committees(adult: bool) -> Markup:
    words = "[Tu fais|Vous faites] partie de quels comités ? Choisi[s|ssez]-en autant qu'il faut."
    return say(to(adult, words))


def which_gender(adult: bool) -> Markup:
    words = (
        "[Tu es|Vous êtes]… ?\nLe bilan national compte les coopérantes et les coopérants, sans les noms. "
        "[Tu n'es|Vous n'êtes] pas obligé·e de répondre."
    )
    return say(to(adult, words))


def settings(
    person: Person, memberships: Sequence[Membership], adult: bool, news: Markup | None = None
) -> Message:
    """What one can change about oneself, and what one is where."""
    member = any(each.role is Role.MEMBER for each in memberships)
    gender = joining.GENDERS[person.gender.value if person.gender else "unsaid"]
    text = lines(
        news + Markup("\n") if news else None,
        say(to(adult, "<b>[Tes|Vos] réglages</b>")),
        say("Prénom : {}", person.first_name),
        say("Pour le bilan national : {}", gender) if member else None,
        *(_place(each) for each in memberships),
        say(to(adult, NOWHERE)) if not memberships else None,
    )
    return Message(text, _buttons(memberships, member))


NOWHERE = (
    "[Tu ne fais plus partie d'une coopérative. Pour y revenir, ouvre|"
    "Vous n'avez plus de rôle. Pour en retrouver un, ouvrez] un nouveau lien d'invitation."
)


def _place(membership: Membership) -> Markup:
    waits = " (pas encore accepté·e)" if membership.standing is Standing.PENDING else ""
    committees = f". Comités : {french.enumeration(membership.committees)}" if membership.committees else ""
    return say("{}{}{}", french.capital(roles.full(membership)), waits, committees)


def _buttons(memberships: Sequence[Membership], member: bool) -> Rows:
    rows = [(Button(NAME, "preferences.name"),)]
    if member:
        rows.append((Button(GENDER, "preferences.gender"),))
    local = [each for each in memberships if each.role.local]
    for each in memberships:
        if each.role is Role.MEMBER and each.standing is Standing.ACTIVE:
            label = COMMITTEES if len(local) == 1 else f"{COMMITTEES}, {roles.where(each)}"
            rows.append((Button(label, "preferences.committees", (each.id,)),))
    rows += [(Button(_quit(each, len(local)), "preferences.quit", (each.id,)),) for each in memberships]
    return (*rows, (Button(PRIVACY, "privacy.page"),))


def _quit(membership: Membership, local: int) -> str:
    if membership.standing is Standing.PENDING:
        return GIVE_UP if local == 1 else f"{GIVE_UP}, {roles.where(membership)}"
    if not membership.role.local:
        return f"Quitter la {roles.full(membership)}"
    return QUIT if local == 1 else f"{QUIT} {roles.where(membership)}"


def changed() -> Markup:
    return say("C'est changé.")


def kept() -> Markup:
    return say("D'accord, rien n'a changé.")


def sure_to_quit(membership: Membership, adult: bool, only_animator: bool) -> Markup:
    alone = (
        say("Il n'y aura plus personne à l'animation ; la coordination sera prévenue.")
        if only_animator
        else None
    )
    if membership.standing is Standing.PENDING:
        return say("Tu veux vraiment retirer ta demande pour <b>{}</b> ?", roles.where(membership))
    return lines(
        say(
            to(adult, "[Tu veux|Voulez-vous] vraiment quitter <b>{}</b> ?"),
            roles.where(membership) or "la coordination nationale",
        ),
        say(to(adult, QUITTING)),
        alone,
        say(to(adult, "Pour effacer [tes|vos] données aussi : /confidentialite.")),
    )


QUITTING = (
    "[Tes heures restent comptées, et l'équipe d'animation est prévenue.|"
    "Les personnes concernées sont prévenues.]"
)


def yes_quit(membership: Membership) -> str:
    return YES_GIVE_UP if membership.standing is Standing.PENDING else "Oui, je quitte"


def stay(membership: Membership) -> str:
    return GO_ON_WAITING if membership.standing is Standing.PENDING else "Non, je reste"


def quit_done(membership: Membership, adult: bool) -> Message:
    words = "C'est fait : [tu as|vous avez] quitté {}. Merci pour tout !" + KEPT
    where = roles.where(membership) or "la coordination nationale"
    return Message(say(to(adult, words), where))


def given_up(membership: Membership) -> Message:
    """To somebody who waited and does not want to any more."""
    words = "C'est fait : ta demande pour {} est retirée." + KEPT
    return Message(say(to(False, words), roles.where(membership)))


KEPT = " Ce que je garde sur [toi|vous] : /confidentialite."


def somebody_left(first_name: str, membership: Membership) -> Message:
    """To those who run what was left."""
    where = roles.where(membership) or "la coordination nationale"
    return Message(
        say("{} ({}) a quitté {}. L'équipe : /equipe.", first_name, roles.NAMES[membership.role], where)
    )
