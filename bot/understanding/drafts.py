"""Facts become an entry field by field, each with its doubts and its questions."""

import itertools
import re
from collections.abc import Sequence

from bot.understanding import draft_days, entries, figures
from bot.understanding.activity import Activity
from bot.understanding.calendars import Calendar
from bot.understanding.draft import Draft
from bot.understanding.entries import Entry, Evidence, Question
from bot.understanding.facts import Facts
from bot.understanding.found import Found
from bot.understanding.kinds import Kind
from bot.understanding.tokens import LONGEST
from bot.understanding.values import Amount, Duration, Vague


def entry(facts: Facts, kind: Kind, calendar: Calendar) -> Entry:
    """The entry of one part of a message."""
    draft = Draft(kind, facts, calendar)
    work = _work(draft)
    day = draft_days.day(draft, work)
    if "minutes" in draft.ask:
        work = None
    activity, activities = _activity(draft)
    customer, customers = _customer(draft)
    amount = _amount(draft, work)
    _ask_who_and_what(draft)
    return Entry(
        kind, work.minutes if work else None, day,
        work.start if work else None, work.end if work else None,
        work.segments if work and len(work.segments) > 1 else (), work.break_minutes if work else None,
        activity, customer, amount,
        facts.who.count, tuple(one.value for one in facts.who.colleagues),
        facts.who.everyone, facts.somebody_else,
        tuple(one for one in entries.ORDER if one in draft.ask), tuple(draft.assumed), tuple(draft.doubts),
        customers, activities, _evidence(facts),
    )  # fmt: skip


def _work(draft: Draft) -> Duration | None:
    works = draft.facts.works
    if draft.kind == "contract":
        sure = [one.value for one in works if isinstance(one.value, Duration)]
        return sure[0] if len(works) == 1 and sure else None
    if len(works) == 1 and isinstance(works[0].value, Duration) and not draft.facts.who.shared:
        return works[0].value
    for one in works:
        draft.doubt(
            "minutes", one.value if not isinstance(one.value, Duration) else Vague("", (one.value.minutes,))
        )
    draft.doubt("minutes")
    return None


def _activity(draft: Draft) -> tuple[str | None, tuple[str, ...]]:
    """The one activity; when several are joined by « et », it must be asked which."""
    found = _without_papers(draft)
    strong = [one for one in found if not one.value.weak] or list(found)
    keys = tuple(dict.fromkeys(one.value.key for one in strong))
    if not keys:
        draft.doubt("activity")
        return None, ()
    if len(keys) == 1 or _is_head(draft.facts, strong):
        return keys[0], keys
    draft.doubt("activity")
    return None, keys


def _without_papers(draft: Draft) -> tuple[Found[Activity], ...]:
    """The quote and the invoice of a contract are no service that is sold."""
    given, found = draft.facts.line, draft.facts.activities
    if draft.kind != "contract":
        return found
    return tuple(one for one in found if not re.fullmatch("devis|factures?", given.text[one.start : one.end]))


_JOINED = re.compile(r"[ ~]?(?:(?:de|d|du|des|pour|le|la|les|l|au|a|aux|en|sur|-)[ ~])*[ ~]?")


def _is_head(facts: Facts, found: list[Found[Activity]]) -> bool:
    """« formation caisse », « réunion de prospection »: the first word says what was done."""
    places = itertools.pairwise(found)
    return all(_JOINED.fullmatch(facts.line.text[one.end : other.start]) for one, other in places)


def _customer(draft: Draft) -> tuple[str | None, tuple[str, ...]]:
    found = draft.facts.customers
    names = tuple(dict.fromkeys(one.value.name for one in found))
    options = found[0].value.options if len(found) == 1 else names if len(names) > 1 else ()
    if options:
        draft.doubt("customer")
        return None, options
    if not names and draft.kind == "contract":
        draft.doubt("customer")
    return (names[0] if names else None), ()


def _amount(draft: Draft, work: Duration | None) -> int | None:
    found = draft.facts.amounts
    values = list(dict.fromkeys(one.value for one in found))
    if not values:
        if draft.kind == "contract":
            draft.doubt("amount")
        return None
    value = values[0]
    if len(values) > 1 or not isinstance(value, Amount):
        draft.doubt("amount", value if not isinstance(value, Amount) else Vague(value.said))
        return None
    if value.per_hour:
        return _per_hour(draft, value, work)
    return value.cents


_REPEATED = re.compile(
    r"\b(?:par|/|chaque|toute les) ?(?:semaine|soir|matin|nuit|seance|j|mois|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche)\b"
)


def _per_hour(draft: Draft, value: Amount, work: Duration | None) -> int | None:
    if work is None or draft.facts.who.count not in {None, 1} or _REPEATED.search(draft.facts.line.text):
        draft.doubt("amount", Vague(value.said))
        return None
    return round(value.cents * work.minutes / 60)


_DONE = re.compile(r"\b(?:fait|travaille|paye|gagne|touche|encaisse|vendu|recu)\b")


def _ask_who_and_what(draft: Draft) -> None:
    """Also asked: hours with a price and no day may be a contract to come."""
    facts = draft.facts
    if facts.somebody_else and draft.kind == "hours":
        draft.doubt("person")
    open_to: Question = "minutes" if draft.kind == "hours" else "amount"
    if open_to not in draft.ask and figures.unexplained(facts):
        draft.doubt(open_to)
    if facts.who.doubtful:
        draft.doubt("people")
    if len(facts.line.tokens) >= LONGEST // 2 and facts.line.is_cut:
        draft.doubt("confirm")
    flat = any(isinstance(one.value, Amount) and not one.value.per_hour for one in facts.amounts)
    if draft.kind == "hours" and flat and not facts.days and not _DONE.search(facts.line.text):
        draft.doubt("kind")


def _evidence(facts: Facts) -> tuple[Evidence, ...]:
    parts: list[tuple[str, Sequence[Found[object]]]] = [
        ("minutes", facts.works), ("date", facts.days), ("activity", facts.activities),
        ("customer", facts.customers), ("amount", facts.amounts), ("people", facts.who.colleagues),
    ]  # fmt: skip
    given = facts.line
    found = [(part, given.span(one.start, one.end)) for part, several in parts for one in several]
    return tuple(Evidence(part, first, last, given.original[first:last]) for part, (first, last) in found)
