"""What is answered to small talk; the words themselves are in bot/small_talk/talk.yaml."""

from bot.small_talk import Kind
from bot.texts.message import Message, say
from bot.texts.voice import to

UNSAVED = "Rien n'est encore enregistré : touche[|z] un des boutons du message au-dessus."


def reply(kind: Kind, adult: bool) -> Message:
    """Only for kinds that have one."""
    words = (kind.reply_adult if adult else None) or kind.reply or ""
    return Message(say("{}", to(adult, words)))


def card_waits(adult: bool) -> Message:
    """To « ok » or « oui », where somebody may believe that this was the button."""
    return Message(say(to(adult, UNSAVED)))
