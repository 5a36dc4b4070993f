"""What is said about hours that somebody else wrote down: to whose they are, and to who wrote them."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.hours.limits import Warning
from bot.hours.models import Entry
from bot.texts import hours, limits
from bot.texts.message import Button, Message, Rows, lines, say

YES, ANYWAY, CHANGE, NO = "Oui, c'est ça", "Oui, quand même", "Modifier", "Ce n'est pas moi"


def asked(entry: Entry, author: str, mark: str) -> Message:
    """« Léa a noté des heures pour toi : mardi 14 juillet, 5 h de tonte. C'est bien ça ? »"""
    said = say(
        "{} a noté des heures pour toi : {}. C'est bien ça ? Elles comptent quand tu dis oui.",
        author or "Quelqu'un",
        hours.dated(hours.of_entry(entry)),
    )
    return Message(said, _buttons(entry, mark, YES, ()))


def beyond(entry: Entry, mark: str, warnings: Sequence[Warning], adult: bool) -> Message:
    said = hours.card(hours.of_entry(entry))
    warned = Markup("\n") + limits.warned(warnings, adult)
    return Message(lines(said, warned), _buttons(entry, mark, ANYWAY, ("anyway",)))


def _buttons(entry: Entry, mark: str, yes: str, more: tuple[str, ...]) -> Rows:
    return (
        (Button(yes, "colleague.yes", (entry.id, mark, *more)),),
        (Button(CHANGE, "colleague.edit", (entry.id, mark)), Button(NO, "colleague.no", (entry.id, mark))),
    )


def told_declined(entry: Entry, name: str) -> Message:
    said = say(
        "{} dit que ce n'est pas ça : {}. Ces heures ne comptent pas pour {}. "
        "Tes heures à toi n'ont pas changé : /mesheures.",
        name,
        hours.dated(hours.of_entry(entry)),
        name,
    )
    return Message(said)


def told_changed(entry: Entry, name: str) -> Message:
    said = say(
        "{} a confirmé ses heures en les corrigeant : {}. Tes heures à toi n'ont pas changé : /mesheures.",
        name,
        hours.dated(hours.of_entry(entry)),
    )
    return Message(said)
