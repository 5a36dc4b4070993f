"""One message read: what it is, what it says, what said so, and what must still be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from bot.understanding import buyers, calendars, drafts, facts, kinds, line, splitting, totals, unreal
from bot.understanding.entries import ORDER, Entry, Question
from bot.understanding.facts import Facts
from bot.understanding.found import take
from bot.understanding.known import Known
from bot.understanding.values import Duration


@dataclass(frozen=True, slots=True)
class Reading:
    """`entries` is empty when the message is no entry, and has several when it must be split."""

    kind: kinds.Kind
    entries: tuple[Entry, ...] = ()

    @property
    def ask(self) -> tuple[Question, ...]:
        """What must be known before anything is written, most useful first."""
        return tuple(one for one in ORDER if any(one in entry.ask for entry in self.entries))


NOTHING = Reading("other")


def read(text: str, now: datetime, timezone: tzinfo, known: Known = Known()) -> Reading:
    """Reads one message; `now` is the aware instant at which it was sent. Never raises."""
    calendar = calendars.calendar_of(now, timezone, "past")
    given = line.line(text)
    found = facts.gather(given, calendar, known)
    kind = kinds.kind(found, calendar)
    if kind == "hours" and (spans := unreal.unreal(take(given, found.customers))):
        days = found.days
        someone = found.somebody_else if unreal.names_worker(given, spans, found.somebody_else) else None
        found = facts.gather(given.without(spans), calendar, known)
        hidden = found.denied | ({"days"} if days and not found.days else set())
        found = replace(found, somebody_else=found.somebody_else or someone, denied=hidden)
        kind = kinds.kind(found, calendar)
    if kind == "other":
        return NOTHING
    if kind == "hours" and not found.customers:
        found = replace(found, customers=buyers.surname_after_work(found.rest, found.activities, known.names))
    if kind == "contract":
        calendar = replace(calendar, direction="future")
        found = _with_buyer(facts.gather(given, calendar, known), known)
    return Reading(kind, _entries(found, kind, calendar))


def _with_buyer(found: Facts, known: Known) -> Facts:
    """A contract's customer may stand without title or « chez », even after « avec »."""
    if found.customers or not found.activities:
        return found
    named = buyers.buyers(found.rest, known.names)
    return replace(found, customers=named, somebody_else=None) if named else found


def _entries(found: Facts, kind: kinds.Kind, calendar: calendars.Calendar) -> tuple[Entry, ...]:
    head = "works" if kind == "hours" else "amounts"
    total = totals.is_total(found)
    if total is not None:
        found = replace(found, works=(*found.works[:total], *found.works[total + 1 :]))
    parts = splitting.split(found, head) if _may_split(found, head) else (found,)
    parts = splitting.each_day(found) if len(parts) == 1 and kind == "hours" else parts
    drafted = tuple(drafts.entry(part, kind, calendar) for part in parts)
    if len(parts) > 1 and _are_one(parts, drafted):
        return (drafts.entry(_added_up(found), kind, calendar),)
    return drafted


def _may_split(found: Facts, head: str) -> bool:
    """Two amounts for one customer are a doubt, not two contracts."""
    return head == "works" or len({one.value.name for one in found.customers}) > 1


def _are_one(parts: Sequence[Facts], drafted: Sequence[Entry]) -> bool:
    """Parts that differ only in how long, unless each names its own work (« tonte 2h, arrosage 1h »)."""
    named = {tuple(one.start for one in part.activities) for part in parts}
    same = len({(one.day, one.activity, one.customer, one.amount_cents) for one in drafted}) == 1
    return same and len(named) < len(parts)


def _added_up(found: Facts) -> Facts:
    """Stretches add up; several durations stay as they are, to be asked."""
    rows = [one.value for one in found.works if isinstance(one.value, Duration) and one.value.segments]
    if not rows or len(rows) < len(found.works):
        return found
    segments = tuple(segment for one in rows for segment in one.segments)
    total = Duration(sum(one.minutes for one in rows), rows[0].start, rows[-1].end, segments)
    return replace(found, works=(replace(found.works[0], value=total),))
