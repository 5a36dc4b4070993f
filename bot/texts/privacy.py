"""What is said about people's data: what is kept and why, and what erasing it means."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.people.kept import Kept
from bot.people.models import Membership, Person, Role, Standing
from bot.texts import french, joining, privacy_file, roles
from bot.texts.message import Attachment, Button, Message, lines, say
from bot.texts.voice import to

RECEIVE, ERASE = "Recevoir mes données", "Effacer mes données"
YES, NO = "Oui, tout effacer", "Non, tout garder"


def kept(about: Kept, responsible: str, contact: str, adult: bool) -> Message:
    """Everything by kind, with figures; who answers for it, why, how long, who sees it."""
    text = lines(
        say(to(adult, "<b>Ce que je garde sur [toi|vous]</b>")),
        *_kinds(about, adult),
        Markup(""),
        say(WHY),
        say(to(adult, HOW_LONG)),
        say(to(adult, WHO_SEES)),
        say("<b>Qui en répond</b> : {}.", f"{responsible} ({contact})" if contact else responsible),
    )
    return Message(text, ((Button(RECEIVE, "privacy.file"),), (Button(ERASE, "privacy.erase"),)))


WHY = "<b>Pourquoi</b> : compter le travail de la coopérative et faire son bilan. Rien d'autre."
HOW_LONG = (
    "<b>Combien de temps</b> : la saison et son bilan. [Tu peux|Vous pouvez] tout effacer avant, tout de "
    "suite. Les traces techniques des messages partent après 48 heures."
)
WHO_SEES = (
    "<b>Qui le voit</b> : l'équipe d'animation et la coordination. Les [autres |]coopérant·es voient "
    "[ton|votre] prénom et [tes comités|votre rôle] ; les partenaires, seulement des totaux sans noms."
)


def _kinds(about: Kept, adult: bool) -> list[Markup]:
    person = about.person
    told = [to(adult, "[ton|votre] identifiant Telegram")]
    if person.gender is not None:
        told.append(f"« {joining.GENDERS[person.gender.value]} » pour le bilan national")
    kinds = [say("· Identité : {}, {}", person.first_name, " et ".join(told))]
    kinds += [_place(each) for each in about.memberships]
    kinds += [_hours(about)] if about.entries or not adult else []
    kinds += [_contracts(about)] if about.contracts or about.steps or not adult else []
    kinds += [say("· Invitations faites : {}", len(about.invitations))] if about.invitations else []
    kinds += [say("· Inscriptions décidées : {}", len(about.decisions))] if about.decisions else []
    kinds += [say("· Questions en cours : {}", len(about.drafts))] if about.drafts else []
    return kinds


def _hours(about: Kept) -> Markup:
    entries = french.count(len(about.recorded), "saisie", "saisies")
    minutes = french.duration(sum(each.minutes for each in about.recorded))
    changes = french.count(about.corrections, "correction", "corrections")
    return say("· Heures : {} ({}), {}", entries, minutes, changes)


def _contracts(about: Kept) -> Markup:
    brought = french.count(len(about.contracts), "apporté", "apportés")
    steps = french.count(len(about.steps), "étape notée", "étapes notées")
    return say("· Contrats : {}, {}", brought, steps)


STANDINGS = {
    Standing.PENDING: " (en attente)",
    Standing.ACTIVE: "",
    Standing.REFUSED: " (inscription refusée)",
    Standing.LEFT: " (terminé)",
}


def _place(membership: Membership) -> Markup:
    committees = f" ; comités : {french.enumeration(membership.committees)}" if membership.committees else ""
    return say("· {}{}{}", french.capital(roles.full(membership)), STANDINGS[membership.standing], committees)


def nothing_kept(begun: int, responsible: str, contact: str) -> Message:
    """To a stranger; `begun` conversations wait."""
    text = lines(
        say("Je ne te connais pas : je ne garde ni ton nom, ni tes messages."),
        say(
            "Quand tu m'écris, je retiens 48 heures le numéro du message, pour ne pas répondre deux fois ; "
            "un code d'invitation qui ne marche pas, pareil."
        ),
        say("Il y a une inscription commencée : tes réponses attendent ici, au plus 90 jours.")
        if begun
        else None,
        say("Qui répond des données : {}.", f"{responsible} ({contact})" if contact else responsible),
        say("Pour voir ce que je sais faire : /aide."),
    )
    return Message(text, ((Button(ERASE, "privacy.erase"),),) if begun else ())


def file(about: Kept, timezone: str, adult: bool) -> Message:
    """Everything as a file to open or to take elsewhere."""
    caption = say(to(adult, "Voici tout ce que je garde sur [toi|vous]. Pour l'effacer : /confidentialite."))
    content = privacy_file.content(about, timezone)
    return Message(caption, attachment=Attachment(file_name(about.person), content))


def file_name(person: Person) -> str:
    """A name of its own for each person, by which the file is found again when they are erased."""
    return f"mes-donnees-{person.id}.json"


def sure(adult: bool, alone: Sequence[Membership]) -> Markup:
    """What goes, what stays, and what becomes of those who are left alone."""
    return lines(
        say(to(adult, "<b>Effacer [tes|vos] données ?</b>")),
        say(to(adult, GOES)),
        say("Les heures restent dans les totaux et les contrats à la coopérative, sans nom."),
        *(_left_alone(each) for each in alone),
        say("On ne peut pas revenir en arrière."),
    )


GOES = (
    "[Ton|Votre] prénom, [ton|votre] identifiant Telegram, [tes|vos] réponses et [tes|vos] mots partent tout "
    "de suite. [Tu ne fais plus partie de la coopérative.|Vos accès partent avec.]"
)


def _left_alone(membership: Membership) -> Markup:
    if membership.role is Role.ANIMATOR:
        return say(
            "Vous êtes la seule personne à l'animation de {} : personne n'y acceptera plus les nouveaux. "
            "La coordination est prévenue.",
            roles.where(membership),
        )
    if membership.role is Role.REGIONAL:
        return say("Vous êtes la seule coordination de la région {}.", roles.where(membership))
    return say(
        "Vous êtes la seule coordination nationale : après, seule la personne qui fait tourner le bot "
        "peut en inviter une autre."
    )


def sure_for_stranger() -> Markup:
    return say("On efface l'inscription commencée ? Le lien d'invitation, lui, marche toujours.")


def stayed() -> Message:
    return Message(say("D'accord, tout reste. Pour revoir ce que je garde : /confidentialite."))


def done() -> Message:
    return Message(say("C'est effacé."))


def goodbye(adult: bool) -> Message:
    """The last message; it takes the keyboard away."""
    words = (
        "Je ne garde plus rien qui dise qui [tu es|vous êtes]. Merci pour tout, et bonne route !\n"
        "Les messages de cette conversation restent dans [ton|votre] Telegram : [tu peux|vous pouvez] les y "
        "supprimer. Pour revenir un jour, il [te|vous] faudra un nouveau lien d'invitation : /start."
    )
    return Message(say(to(adult, words)), keyboard=())


def stranger_erased() -> Message:
    return Message(
        say("C'est effacé : je ne garde rien de cette inscription. Pour savoir ce que je fais : /start.")
    )


FREED = {
    Role.MEMBER: "Une place s'est libérée dans la coopérative {}.",
    Role.ANIMATOR: "Une place s'est libérée à l'animation de la coopérative {}.",
    Role.PARTNER: "Une place de partenaire s'est libérée pour la coopérative {}.",
    Role.REGIONAL: "Une place s'est libérée à la coordination de la région {}.",
    Role.COORDINATOR: "Une place s'est libérée à la coordination nationale.",
}


def freed(membership: Membership) -> Message:
    """To those who run it, without saying who it was."""
    return Message(
        lines(
            say(FREED[membership.role], roles.where(membership)),
            say("L'équipe : /equipe. Inviter : /inviter."),
        )
    )
