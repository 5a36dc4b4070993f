"""What each role finds at hand: commands, the keyboard's words, greetings, and the answers to « /aide »."""

from collections.abc import Collection

from bot.people.models import Role
from bot.texts import french
from bot.texts.joining import IN
from bot.texts.message import Message, lines, say
from bot.texts.voice import to

DESCRIPTIONS = {
    "heures": "Noter mes heures",
    "rattraper": "Rattraper une semaine d'un coup",
    "mesheures": "Voir et corriger mes heures",
    "contrat": "Noter un contrat",
    "contrats": "Voir les contrats",
    "saisies": "Regarder et valider les heures notées",
    "equipe": "Voir l'équipe",
    "saisir_equipe": "Noter les heures d'une équipe",
    "inviter": "Inviter quelqu'un",
    "cooperatives": "Voir et régler les coopératives",
    "limites": "Voir les limites d'heures",
    "totaux": "Voir les totaux, sans les noms",
    "export": "Recevoir un fichier (Excel, CSV)",
    "aide": "Savoir ce que je peux faire ici",
    "annuler": "Arrêter ce qui est en cours",
    "reglages": "Changer mes réglages",
    "confidentialite": "Voir ou effacer mes données",
}

LABELS = {
    "Noter mes heures": "heures",
    "Mes heures": "mesheures",
    "Contrats": "contrats",
    "Saisies": "saisies",
    "Équipe": "equipe",
    "Inviter": "inviter",
    "Coopératives": "cooperatives",
    "Totaux": "totaux",
    "Aide": "aide",
}

WHAT_IT_IS = (
    "Une CJS (Coopérative Jeunesse de Services) est une petite entreprise que des jeunes montent ensemble "
    "pendant l'été : ils vendent des services près de chez eux, décident à égalité "
    "et se partagent ce qu'ils gagnent."
)

DESCRIPTION = (
    "Le bot des Coopératives Jeunesse de Services : noter ses heures en une phrase, suivre les contrats, "
    "voir où en est la coopérative.\n\nPour entrer, il faut le lien d'invitation de sa coopérative."
)
SHORT_DESCRIPTION = "Les heures et les contrats d'une Coopérative Jeunesse de Services, en une phrase."


def adult(roles: Collection[Role]) -> bool:
    """Who is called « vous »: everybody who is more than a member."""
    return any(role is not Role.MEMBER for role in roles)


def stranger(first_name: str, contact: str, adult: bool = False) -> Message:
    """Greeting and help of somebody who has no invitation; `contact` may be empty."""
    hello = (
        say("Bonjour {} ! Je suis le bot des CJS.", first_name)
        if first_name
        else say("Bonjour ! Je suis le bot des CJS.")
    )
    asking = (
        "Pour entrer, il faut un lien d'invitation. Demande[|z]-le à l'équipe d'animation de "
        "[ta|votre] coopérative, puis ouvr[e|ez]-le, ou coll[e|ez]-le ici."
    )
    seeking = to(adult, "[Tu cherches|Vous cherchez] une CJS ? Écri[s|vez] à {}.")
    whom = say(seeking, contact) if contact else None
    return Message(lines(hello, say(WHAT_IT_IS), say(to(adult, asking)), whom))


def waiting(first_name: str, where: str) -> Message:
    """Greeting and help of somebody who is not accepted yet."""
    text = lines(
        say(
            "Bonjour {} ! Ta demande pour <b>{}</b> attend le oui de l'équipe d'animation.", first_name, where
        ),
        say("Dès qu'elle a répondu, je te le dis ici. Tu pourras alors noter tes heures."),
        say(
            "En attendant, tu peux voir les contrats (/contrats), changer tes réponses (/reglages) "
            "ou lire ce que je garde sur toi (/confidentialite)."
        ),
    )
    return Message(text)


def greeting(
    first_name: str, roles: Collection[Role], titles: list[str], keyboard: tuple[tuple[str, ...], ...]
) -> Message:
    """« /start » of somebody who is in; `titles` say what they are where."""
    text = lines(
        say("Bonjour {} !", first_name),
        say("{}.", french.capital(french.enumeration(titles))),
        say(_first_step(roles)),
    )
    return Message(text, keyboard=keyboard)


def welcome(first_name: str, role: Role, place: str, keyboard: tuple[tuple[str, ...], ...]) -> Message:
    """To somebody who has just come in, in that role; the keyboard is that of all their roles."""
    text = lines(say("Bienvenue {} ! " + IN[role], first_name, place), say(_first_step([role])))
    return Message(text, keyboard=keyboard)


def _first_step(roles: Collection[Role]) -> str:
    if Role.MEMBER in roles:
        return to(adult(roles), "Écri[s|vez] par exemple « 2h flyers hier ». Le reste : /aide.")
    if Role.PARTNER in roles and len(roles) == 1:
        return "Les heures et les contrats de la coopérative, sans les noms : /totaux. Le reste : /aide."
    if Role.ANIMATOR in roles:
        return "Pour faire entrer les jeunes : /inviter. L'équipe : /equipe. Le reste : /aide."
    return "Les coopératives : /cooperatives. Faire entrer quelqu'un : /inviter. Le reste : /aide."


def help_of(roles: Collection[Role], commands: list[str]) -> Message:
    """« /aide »: a line for each command, short."""
    title = to(adult(roles), "Ce que [tu peux|vous pouvez] faire ici")
    example = to(adult(roles), "Le plus court : écri[s|vez] « 2h flyers hier », et je note.")
    line = say(example) if Role.MEMBER in roles else None
    offered = [say("· /{} : {}", word, _small(DESCRIPTIONS[word])) for word in commands if word != "aide"]
    return Message(lines(say("<b>{}</b>", title), line, *offered))


def not_understood(roles: Collection[Role]) -> Message:
    """Of somebody who is in; members are told how hours are written."""
    hours = "Pour noter des heures, écri[s|vez] par exemple « 2h flyers hier », ou /heures. "
    words = (hours if Role.MEMBER in roles else "") + "Pour voir ce que [tu peux|vous pouvez] faire : /aide."
    return Message(say(to(adult(roles), "Je n'ai pas compris. " + words)))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
