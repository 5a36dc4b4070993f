"""What is said about one's own settings."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.people.models import Membership, Person, Role, Standing
from bot.texts import french, joining, roles
from bot.texts.message import Button, Message, Rows, lines, say

NO_COMMITTEE = "Aucun comité"
NAME, COMMITTEES, GENDER = "Changer de prénom", "Changer de comités", "Changer de réponse"
QUIT, PRIVACY = "Quitter la coopérative", "Confidentialité"


def you(adult: bool, young: str, grown: str) -> str:
    """« tu » to youths, « vous » to adults."""
    return grown if adult else young


def which_name(adult: bool) -> Markup:
    return say(you(adult, "Quel est ton prénom ? Écris-le.", "Quel est votre prénom ? Écrivez-le."))


def which_committees() -> Markup:
    return say("Tu fais partie de quels comités ? Choisis-en autant que tu veux.")


def which_gender(adult: bool) -> Markup:
    asked = you(adult, "Tu es… ?", "Vous êtes… ?")
    free = you(adult, "Tu n'es pas obligé·e de répondre.", "Vous n'êtes pas obligé·e de répondre.")
    return say(
        "{}\nLe bilan national compte les coopérantes et les coopérants, sans les noms. {}", asked, free
    )


def settings(
    person: Person, memberships: Sequence[Membership], adult: bool, news: Markup | None = None
) -> Message:
    """What one can change about oneself, and what one is where."""
    member = any(each.role is Role.MEMBER for each in memberships)
    gender = joining.GENDERS[person.gender.value if person.gender else "unsaid"]
    text = lines(
        news + Markup("\n") if news else None,
        say(you(adult, "<b>Tes réglages</b>", "<b>Vos réglages</b>")),
        say("Prénom : {}", person.first_name),
        say("Pour le bilan national : {}", gender) if member else None,
        *(_place(each) for each in memberships),
        say(you(adult, NOWHERE, NOWHERE_ADULT)) if not memberships else None,
    )
    return Message(text, _buttons(memberships, member))


NOWHERE = "Tu ne fais plus partie d'une coopérative. Pour y revenir, ouvre un nouveau lien d'invitation."
NOWHERE_ADULT = "Vous n'avez plus de rôle. Pour en retrouver un, ouvrez un nouveau lien d'invitation."


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
    return lines(
        say(
            you(adult, "Tu veux vraiment quitter <b>{}</b> ?", "Voulez-vous vraiment quitter <b>{}</b> ?"),
            roles.where(membership) or "la coordination nationale",
        ),
        say(
            you(
                adult,
                "Tes heures restent comptées, et l'équipe d'animation est prévenue.",
                "Les personnes concernées sont prévenues.",
            )
        ),
        alone,
        say(
            you(
                adult,
                "Pour tout effacer aussi : /confidentialite.",
                "Pour effacer vos données aussi : /confidentialite.",
            )
        ),
    )


def yes_quit() -> str:
    return "Oui, je quitte"


def stay() -> str:
    return "Non, je reste"


def quit_done(membership: Membership, adult: bool) -> Message:
    where = roles.where(membership) or "la coordination nationale"
    text = say(
        you(
            adult,
            "C'est fait : tu as quitté {}. Merci pour tout ! Ce que je garde sur toi : /confidentialite.",
            "C'est fait : vous avez quitté {}. Merci pour tout ! "
            "Ce que je garde sur vous : /confidentialite.",
        ),
        where,
    )
    return Message(text)


def somebody_left(first_name: str, membership: Membership) -> Message:
    """To those who run what was left."""
    where = roles.where(membership) or "la coordination nationale"
    return Message(
        say("{} ({}) a quitté {}. L'équipe : /equipe.", first_name, roles.NAMES[membership.role], where)
    )
