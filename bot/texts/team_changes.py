"""What is said when a team changes: somebody leaves, comes back, is added without Telegram."""

from markupsafe import Markup

from bot.people.models import Membership
from bot.texts.message import Button, Message, lines, say

BACK = "Retour"
KEEP = "Non, ne rien changer"


def sure_of_left(first_name: str) -> Markup:
    return lines(
        say("<b>{}</b> a quitté la coopérative ?", first_name),
        say(
            "Ses heures et ses contrats restent dans les totaux. On peut faire revenir {} plus tard.",
            first_name,
        ),
    )


def yes_left(first_name: str) -> str:
    return f"Oui, {first_name[:30]} a quitté"


def left(first_name: str) -> Markup:
    return say("C'est noté : {} a quitté la coopérative.", first_name)


def left_already(first_name: str) -> Markup:
    return say("{} avait déjà quitté la coopérative : rien n'a changé.", first_name)


def back(first_name: str) -> Markup:
    return say("C'est noté : {} fait de nouveau partie de la coopérative.", first_name)


def nothing_changed() -> Markup:
    return say("Rien n'a changé depuis : voici où on en est.")


def kept() -> Markup:
    return say("D'accord, rien n'a changé.")


def changed() -> Markup:
    return say("C'est changé.")


def added(first_name: str) -> Markup:
    return say("{} fait partie de la coopérative, sans Telegram pour l'instant.", first_name)


def your_left(membership: Membership) -> Message:
    """To the person, kindly."""
    text = lines(
        say(
            "L'équipe d'animation a noté que tu as quitté la coopérative {}. Merci pour tout !",
            _where(membership),
        ),
        say("Tes heures restent comptées. Si c'est une erreur, parles-en à l'équipe d'animation."),
        say("Ce que je garde sur toi, et comment l'effacer : /confidentialite."),
    )
    return Message(text)


def your_back(membership: Membership) -> Message:
    text = say(
        "Te revoilà dans la coopérative {}, avec tes heures. Pour t'y remettre : /aide.",
        _where(membership),
    )
    return Message(text)


def adult_left(membership: Membership) -> Message:
    text = lines(
        say("Il a été noté que vous avez quitté la coopérative {}. Merci pour tout !", _where(membership)),
        say("Si c'est une erreur, dites-le à la coordination ou à l'équipe d'animation."),
        say("Ce que je garde sur vous, et comment l'effacer : /confidentialite."),
    )
    return Message(text)


def adult_back(membership: Membership) -> Message:
    return Message(
        say(
            "Vous faites de nouveau partie de la coopérative {}. Pour voir ce que je sais faire : /aide.",
            _where(membership),
        )
    )


def which_name() -> Markup:
    return say("Quel est son prénom ? Écrivez-le.")


def which_committees() -> Markup:
    return say("Quels sont ses comités ? Choisissez-en autant qu'il faut.")


def place_link(first_name: str, membership_id: int) -> Message:
    """Before the link itself, which the animator hands on."""
    text = lines(
        say("Voici le lien pour que <b>{}</b> prenne sa place, avec ses heures.", first_name),
        say("Il marche une fois. Les liens faits avant pour cette place ne marchent plus."),
    )
    return Message(text, ((Button(BACK, "team.member", (membership_id,)),),))


def sure_of_new_link(first_name: str, membership_id: int, count: int) -> Message:
    text = say(
        "Il y a déjà un lien pour la place de <b>{}</b>. En faire un autre ? L'ancien ne marchera plus.",
        first_name,
    )
    again = Button("Faire un autre lien", "team.place", (membership_id, count))
    return Message(text, ((again,), (Button(BACK, "team.member", (membership_id,)),)))


def taken_meanwhile(first_name: str) -> Markup:
    return say("{} a Telegram maintenant : il n'y a plus besoin de lien.", first_name)


def _where(membership: Membership) -> str:
    assert membership.cooperative is not None
    return membership.cooperative.name
