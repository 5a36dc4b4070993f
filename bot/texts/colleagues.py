"""What is said about hours that somebody else wrote down: to whose they are, and to who wrote them."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.hours import works
from bot.hours.limits import Warning
from bot.hours.models import Entry
from bot.texts import hours, limits
from bot.texts.message import Button, Message, Rows, lines, say

YES, ANYWAY, CHANGE, NO = "Oui, c'est ça", "Oui, quand même", "Modifier", "Ce n'est pas moi"


def asked(entry: Entry, author: str, mark: str) -> Message:
    """« Léa a noté des heures pour toi : mardi 14 juillet, 5 h de tonte. C'est bien ça ? »"""
    said = say(
        "{} a noté des heures pour toi : {}. C'est bien ça ? Ça compte quand tu dis oui.",
        author or "Quelqu'un",
        hours.dated(works.of_entry(entry)),
    )
    return Message(said, _buttons(entry, mark, YES, ()))


def beyond(entry: Entry, mark: str, warnings: Sequence[Warning], adult: bool) -> Message:
    said = hours.card(works.of_entry(entry))
    warned = Markup("\n") + limits.warned(warnings, adult)
    return Message(lines(said, warned), _buttons(entry, mark, ANYWAY, ("anyway",)))


def _buttons(entry: Entry, mark: str, yes: str, more: tuple[str, ...]) -> Rows:
    return (
        (Button(yes, "colleague.yes", (entry.id, mark, *more)),),
        (Button(CHANGE, "colleague.edit", (entry.id, mark)), Button(NO, "colleague.no", (entry.id, mark))),
    )


def told_declined(entry: Entry, name: str, adult: bool) -> Message:
    done = hours.dated(works.of_entry(entry))
    said = say("{} dit que ce n'est pas ça : {}. Ces heures ne comptent pas pour {}.", name, done, name)
    return Message(lines(said, _way_on(adult)))


def told_changed(entry: Entry, name: str, adult: bool) -> Message:
    done = hours.dated(works.of_entry(entry))
    return Message(lines(say("{} a confirmé ses heures en les corrigeant : {}.", name, done), _way_on(adult)))


def _way_on(adult: bool) -> Markup:
    """Where the author looks further: an animator at what waits, a member at their own."""
    return say("La suite : /saisies." if adult else "Tes heures à toi n'ont pas changé : /mesheures.")
