"""What animators hear in the evening about hours, all together."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.hours.due import Alert
from bot.hours.models import Entry
from bot.texts import french
from bot.texts.message import Button, Message, lines, say
from bot.texts.review_entries import in_short, whose

OPEN = "Voir les saisies"
SHOWN = 6


def alert(place: str, cooperative_id: int, told: Alert) -> Message:
    """One message for everything; the list itself is one press away."""
    text = lines(
        say("<b>{} : des saisies vous attendent</b>", place),
        *_part("À regarder de près", told.warned, warned=True),
        *_part("À confirmer par vous", told.to_confirm),
        *_part("Sans réponse depuis deux jours", told.unanswered),
    )
    return Message(text, ((Button(OPEN, "review.open", (cooperative_id,)),),))


def _part(title: str, entries: Sequence[Entry], *, warned: bool = False) -> list[Markup]:
    """A few entries by name, the others as a number."""
    if not entries:
        return []
    told = [_line(each, warned) for each in entries[:SHOWN]]
    rest = len(entries) - SHOWN
    more = [say("· et {}", french.count(rest, "autre", "autres"))] if rest > 0 else []
    return [say("\n{} :", title), *told, *more]


def _line(entry: Entry, warned: bool) -> Markup:
    short = f" ({in_short(entry)})" if warned else ""
    return say("· {}{}", whose(entry), short)
