"""What animators read of one entry: its line, its page with its history, and why it was not changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from markupsafe import Markup

from bot.hours import works
from bot.hours.limits import made_from
from bot.hours.models import Change, Entry, EntryChange, EntryState
from bot.hours.review_queries import Seen
from bot.hours.rules import Work
from bot.people.team_rules import milliseconds
from bot.texts import french, hour_cards, hours, limits
from bot.texts.message import Button, Message, Rows, lines, say

PERSON, DAY, WEEK = "p", "d", "w"
VALIDATE, CONFIRM, CORRECT, REFUSE, BACK = "Valider", "Confirmer", "Corriger", "Refuser", "Retour"
HISTORY_SHOWN = 8

STATES = {
    EntryState.RECORDED: "à valider",
    EntryState.PROPOSED: "attend une réponse",
    EntryState.DECLINED: "la personne a dit non",
    EntryState.VALIDATED: "validée",
    EntryState.REFUSED: "refusée, ne compte pas",
    EntryState.DELETED: "supprimée",
}

DONE = {
    Change.CREATED: "notée",
    Change.PROPOSED: "proposée",
    Change.CONFIRMED: "confirmée",
    Change.DECLINED: "pas confirmée",
    Change.CORRECTED: "corrigée",
    Change.VALIDATED: "validée",
    Change.REFUSED: "refusée",
    Change.DELETED: "supprimée",
}


def marks(seen: Seen) -> tuple[int, int]:
    """What was seen, within a button: nothing later is meant by it."""
    return seen.change_id, milliseconds(seen.at)


def name(entry: Entry) -> str:
    return entry.membership.person.first_name if entry.membership else "Quelqu'un"


def whose(entry: Entry) -> Markup:
    """« Léa, mardi 14 juillet, 2 h de tonte », within a sentence."""
    return say("{}, {}", name(entry), hours.dated(works.of_entry(entry)))


def label(entry: Entry, mode: str) -> str:
    """Short enough for a button: « mar. 14 : 2 h, tonte », « Léa : 2 h, tonte », or with both."""
    head = {
        PERSON: french.short_day(entry.worked_on),
        DAY: name(entry)[:20],
        WEEK: f"{name(entry)[:20]}, {french.short_day(entry.worked_on)}",
    }[mode]
    return f"{head} : {french.duration(entry.minutes)}, {entry.activity[:30]}"


def line(entry: Entry, mode: str) -> Markup:
    """« · Mardi 14 juillet : 2 h de tonte (un dimanche) »; of a week, with who it is and how it stands."""
    head = {
        PERSON: french.capital(french.day(entry.worked_on)),
        DAY: name(entry),
        WEEK: f"{name(entry)}, {french.day(entry.worked_on)}",
    }[mode]
    state = STATES[entry.state] if mode == WEEK else None
    remarks = [each for each in (_waits(entry) or state, in_short(entry)) if each]
    told = say(" ({})", " ; ".join(remarks)) if remarks else ""
    return say("· {} : {}{}", head, hour_cards.work(works.of_entry(entry)), told)


def in_short(entry: Entry) -> str | None:
    """Which limits it went beyond, in few words; needs the cooperative loaded."""
    cooperative = entry.membership.cooperative if entry.membership and entry.warnings else None
    if cooperative is None:
        return None
    allowed = made_from(cooperative.limits)
    return ", ".join(limits.in_short(each, allowed) for each in entry.warnings)


def _waits(entry: Entry) -> str | None:
    """Whose yes a proposed entry waits for."""
    if entry.state is not EntryState.PROPOSED or entry.membership is None:
        return None
    if entry.membership.person.telegram_id is None:
        return "à confirmer, sans Telegram"
    if entry.written_by_id is None:
        return "à confirmer, la semaine était fermée"
    return f"attend la réponse de {name(entry)}"


def is_ready(entry: Entry) -> bool:
    """Whether an animator may say yes to it: as `review_queries.READY`, or it was refused before."""
    waits = entry.state in (EntryState.RECORDED, EntryState.REFUSED)
    return waits or (entry.state is EntryState.PROPOSED and not is_open(entry))


def is_open(entry: Entry) -> bool:
    """Whether somebody with Telegram has still to answer a colleague."""
    answerable = entry.membership is not None and entry.membership.person.telegram_id is not None
    return entry.state is EntryState.PROPOSED and entry.written_by_id is not None and answerable


@dataclass(frozen=True)
class Page:
    """One entry with its history and who made it; `opened_at` and the latest change go into its buttons."""

    entry: Entry
    history: Sequence[EntryChange]
    names: Mapping[int, str]
    mode: str
    opened_at: datetime


def page(shown: Page, news: Markup | None = None) -> Message:
    """Its buttons do what its state allows today."""
    entry = shown.entry
    state = _waits(entry) or STATES[entry.state]
    past = [_past(each, entry, shown.names) for each in shown.history[-HISTORY_SHOWN:]]
    text = lines(
        news,
        say("<b>{}</b>", name(entry)),
        hours.card(works.of_entry(entry)),
        say("{}.", french.capital(state)),
        say("À regarder : {}.", warned) if (warned := in_short(entry)) else None,
        "",
        *past,
    )
    return Message(text, _buttons(shown, entry))


def _buttons(shown: Page, entry: Entry) -> Rows:
    seen = Seen(shown.history[-1].id if shown.history else 0, shown.opened_at)
    arguments = (entry.id, *marks(seen), shown.mode)
    yes = CONFIRM if entry.state is EntryState.PROPOSED else VALIDATE
    rows: list[tuple[Button, ...]] = []
    if is_ready(entry):
        rows.append((Button(yes, "review.validate", arguments),))
    correct, refuse = Button(CORRECT, "review.correct", arguments), Button(REFUSE, "review.refuse", arguments)
    changing = [correct] if is_correctable(entry) else []
    changing += (
        [refuse] if entry.state in (EntryState.RECORDED, EntryState.PROPOSED, EntryState.VALIDATED) else []
    )
    if changing:
        rows.append(tuple(changing))
    return (*rows, (Button(BACK, "review.back", (entry.id, shown.mode)),))


def is_correctable(entry: Entry) -> bool:
    return is_ready(entry) or entry.state is EntryState.VALIDATED


def _past(change: EntryChange, entry: Entry, names: Mapping[int, str]) -> Markup:
    """« · mardi 14 juillet à 18 h : corrigée par Nadia. Avant : mardi 14 juillet, 3 h de tonte »."""
    zone = (
        entry.membership.cooperative.timezone if entry.membership and entry.membership.cooperative else "UTC"
    )
    who = names.get(change.by_id or 0)
    by = f" par {who}" if who else ""
    before = say(". Avant : {}", hours.dated(was(change.before, entry))) if change.before else ""
    why = say(". « {} »", change.reason) if change.reason else ""
    return say("· {} : {}{}{}{}", french.instant(change.at, zone), DONE[change.change], by, before, why)


def was(before: Mapping[str, Any], entry: Entry) -> Work:
    """What an entry held before a change of it."""
    return Work(
        worked_on=date.fromisoformat(before.get("worked_on") or entry.worked_on.isoformat()),
        minutes=before.get("minutes") or entry.minutes,
        activity=before.get("activity") or entry.activity,
        starts=_time(before.get("starts")),
        ends=_time(before.get("ends")),
        customer=before.get("customer"),
    )


def _time(words: str | None) -> time | None:
    return time.fromisoformat(words) if words else None


def changed_since() -> Markup:
    """Above the entry as it is today, after a press on a page that is not what it was."""
    return say("Cette page n'était plus à jour : rien n'a été fait. Voici où en est la saisie.\n")
