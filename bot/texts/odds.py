"""What is said to everything that is neither a command, nor a press, nor words for the bot."""

from bot.texts.message import Button, Message, say
from bot.texts.voice import to

TYPE_IT = "Écri[s|vez]-le-moi en un message, par exemple « 2h flyers hier », ou regarde[|z] /aide."
SEE_HELP = "Pour voir ce que je sais faire : /aide."

THINGS = {
    "photo": "Je ne regarde pas les photos, et je ne les garde pas.",
    "video": "Je ne regarde pas les vidéos, et je ne les garde pas.",
    "video_note": "Je ne regarde pas les vidéos, et je ne les garde pas.",
    "animation": "Je ne regarde pas les images animées.",
    "voice": "Je ne sais pas écouter les messages vocaux.",
    "audio": "Je n'écoute pas les sons.",
    "sticker": "Joli ! Mais je ne lis que les mots.",
    "document": "Je n'ouvre pas les fichiers, et je ne les garde pas.",
    "location": "Je ne me sers pas de la position, et je ne la garde pas.",
    "venue": "Je ne me sers pas de la position, et je ne la garde pas.",
    "contact": "Je ne garde pas les contacts. Pour faire entrer quelqu'un, il faut un lien d'invitation.",
    "poll": "Je ne réponds pas aux sondages.",
    "dice": "Bien joué ! Mais je ne lis que les mots.",
    "story": "Je ne regarde pas les stories.",
}

OPEN = "Ouvrir la conversation"


def thing(kind: str, member: bool, adult: bool) -> Message:
    """What happens with it, and the next step."""
    next_step = to(adult, TYPE_IT) if member else SEE_HELP
    return Message(say(THINGS.get(kind, "Je ne lis que les mots.") + " " + next_step))


def edited(adult: bool) -> Message:
    words = (
        "Je ne relis pas les messages modifiés : rien n'a changé. Envo[ie|yez] un nouveau message ; "
        "pour corriger une saisie : /mesheures."
    )
    return Message(say(to(adult, words)))


def edited_by_outsider() -> Message:
    return Message(say("Je ne relis que les nouveaux messages, pas ceux qui sont modifiés. " + SEE_HELP))


def unknown_command(word: str) -> Message:
    return Message(say("Je ne connais pas la commande /{}. Pour voir ce que je sais faire : /aide.", word))


def in_private(username: str) -> Message:
    """In a group, once when the bot comes in and at each command."""
    text = say("Ici je me tais : je parle en privé, pour que chaque chose reste entre nous.")
    return Message(text, ((Button(OPEN, url=f"https://t.me/{username.removeprefix('@')}?start"),),))
