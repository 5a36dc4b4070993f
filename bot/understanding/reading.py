"""One message read: what it is, what it says, what said so, and what must still be asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from bot.understanding import calendars, drafts, facts, kinds, line, splitting
from bot.understanding.entries import ORDER, Entry, Question
from bot.understanding.found import Found
from bot.understanding.known import Known
from bot.understanding.values import Duration
from bot.understanding.work import Worked


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
    if kind == "other":
        return NOTHING
    if kind == "contract":
        calendar = replace(calendar, direction="future")
        found = facts.gather(given, calendar, known)
    head = "works" if kind == "hours" else "amounts"
    parts = splitting.split(found, head) if _may_split(found, head) else (found,)
    return Reading(
        kind,
        tuple(_merged(tuple(drafts.entry(part, kind, calendar) for part in parts), found, kind, calendar)),
    )


def _may_split(found: facts.Facts, head: str) -> bool:
    """Two amounts for one customer are a doubt, not two contracts."""
    return head == "works" or len({one.value.name for one in found.customers}) > 1


def _merged(
    parts: tuple[Entry, ...], found: facts.Facts, kind: kinds.Kind, calendar: calendars.Calendar
) -> Iterator[Entry]:
    """Parts that differ in nothing but how long are one entry: stretches add up, durations are asked."""
    if len(parts) < 2 or len({(one.day, one.activity, one.customer, one.amount_cents) for one in parts}) > 1:
        yield from parts
        return
    works = [one.value for one in found.works]
    if all(isinstance(one, Duration) and one.segments for one in works):
        yield drafts.entry(replace(found, works=(_summed(found),)), kind, calendar)
    else:
        yield drafts.entry(found, kind, calendar)


def _summed(found: facts.Facts) -> Found[Worked]:
    rows = [one.value for one in found.works if isinstance(one.value, Duration)]
    segments = tuple(segment for one in rows for segment in one.segments)
    total = Duration(sum(one.minutes for one in rows), rows[0].start, rows[-1].end, segments)
    return replace(found.works[0], value=total)
