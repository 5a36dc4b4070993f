"""How hours stand once they are written: noted, waiting for somebody's yes, refused, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.hours import works
from bot.hours.models import Entry, EntryState
from bot.hours.rules import Week
from bot.people.models import Person
from bot.texts import french
from bot.texts.hours import MINE, UNDO, dated, week
from bot.texts.message import Button, Message, Rows, lines, say

UNDO_ALL, CORRECT = "Annuler ces ajouts", "Corriger"
ANSWERS = {
    EntryState.PROPOSED: "n'a pas encore répondu",
    EntryState.RECORDED: "a confirmé",
    EntryState.VALIDATED: "a confirmé",
    EntryState.DECLINED: "dit que ce n'est pas ça",
    EntryState.REFUSED: "n'est pas retenu par l'équipe",
}


def standing(entry: Entry, worked: Week, shared: Sequence[Entry] = (), verb: str = "noté") -> Message:
    """One entry as it is today, for whose hours they are; `shared`: what colleagues were asked about it."""
    said, buttons = _said(entry, verb), _buttons(entry)
    counted = entry.state in (EntryState.RECORDED, EntryState.VALIDATED, EntryState.DELETED)
    return Message(lines(said, week(worked) if counted else None, answers(shared)), (*buttons, _mine(entry)))


WORDS = {
    EntryState.RECORDED: "C'est {verb} : {done}.",
    EntryState.VALIDATED: "C'est {verb} et validé par l'équipe : {done}.",
    EntryState.DECLINED: "D'accord, ces heures ne comptent pas : {done}. Pour noter les tiennes : /heures.",
    EntryState.REFUSED: "L'équipe n'a pas retenu ces heures : {done}.",
    EntryState.DELETED: "C'est annulé, ça ne compte plus : {done}.",
}


def _said(entry: Entry, verb: str) -> Markup:
    done = dated(works.of_entry(entry))
    if entry.state is not EntryState.PROPOSED:
        return say(WORDS[entry.state], verb=verb, done=done)
    if entry.written_by_id is not None and entry.written_by is not None:
        return say("{} a noté ces heures pour toi : {}.", entry.written_by.first_name, done)
    return say("La semaine est fermée : ça comptera quand l'équipe aura dit oui. {}.", _capital(done))


def _capital(said: Markup) -> Markup:
    return Markup(french.capital(str(said)))  # noqa: S704 - escaped already


def _buttons(entry: Entry) -> Rows:
    match entry.state:
        case EntryState.RECORDED:
            return ((Button(UNDO, "hours.undo", (entry.id,)),),)
        case EntryState.PROPOSED if entry.written_by_id is None:
            return ((Button(UNDO, "hours.undo", (entry.id,)),),)
        case EntryState.REFUSED:
            return ((Button(CORRECT, "hours.correct", (entry.id,)),),)
    return ()


def _mine(entry: Entry) -> tuple[Button]:
    return (Button(MINE, "hours.mine", (entry.membership_id or 0,)),)


def answers(shared: Sequence[Entry]) -> Markup | None:
    """« Tom a confirmé, Zoé n'a pas encore répondu. »; None where nobody was asked."""
    asked = [each for each in shared if each.state in ANSWERS and each.membership is not None]
    said = [_answer(each.membership.person, each.state) for each in asked if each.membership]
    return say("{}.", ", ".join(said)) if said else None


def _answer(person: Person, state: EntryState) -> str:
    if person.telegram_id is None and state is EntryState.PROPOSED:
        return f"l'équipe doit confirmer pour {person.first_name}"
    return f"{person.first_name} {ANSWERS[state]}"


@dataclass(frozen=True)
class Card:
    """What one card wrote; `own_id` is the membership of whoever pressed it, None when no line is theirs."""

    draft_id: int
    entries: Sequence[Entry]
    shared: Sequence[Entry]
    own_id: int | None


def several(card: Card, weeks: Sequence[Week]) -> Message:
    """A line an entry, as it is today."""
    said = [say("· {}{}", _capital(dated(works.of_entry(each))), _mark(each, card)) for each in card.entries]
    kept = any(each.state is not EntryState.DELETED for each in card.entries)
    head = say("C'est noté :") if kept else say("C'est annulé, ça ne compte plus :")
    below = (Button(MINE, "hours.mine", (card.own_id,)),) if card.own_id else ()
    text = lines(head, *said, *map(week, weeks), answers(card.shared))
    return Message(text, tuple(row for row in (_undo_all(card), below) if row))


def _mark(entry: Entry, card: Card) -> str:
    """What a line is besides noted; whose it is if it was written for somebody else."""
    theirs = entry.membership if entry.membership_id != card.own_id else None
    name = theirs.person.first_name if theirs else ""
    match entry.state:
        case EntryState.PROPOSED:
            return f" ({name} doit dire oui)" if name else " (l'équipe doit dire oui)"
        case EntryState.DELETED:
            return " (annulé)"
        case EntryState.REFUSED:
            return " (non retenu)"
        case EntryState.DECLINED:
            return f" ({name} dit non)"
        case EntryState.VALIDATED:
            return " (validé)"
    return f" (pour {name})" if name else ""


def _undo_all(card: Card) -> tuple[Button, ...]:
    """What nobody has said yes to, and one's own."""
    undone = [
        each
        for each in card.entries
        if each.state is EntryState.PROPOSED
        or (each.state is EntryState.RECORDED and each.membership_id == card.own_id)
    ]
    label = UNDO_ALL if len(undone) > 1 else UNDO
    return (Button(label, "hours.undo_all", (card.draft_id,)),) if undone else ()


def closed(day_of_week: str, animators: Sequence[str]) -> Message:
    """A member may not change hours of a closed week."""
    who = french.enumeration(list(animators)) if animators else "l'équipe d'animation"
    return Message(
        say(
            "La semaine du {} est fermée : rien n'a changé. Pour corriger, demande à {}. "
            "Tes heures : /mesheures.",
            day_of_week,
            who,
        )
    )
