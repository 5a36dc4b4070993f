"""One message read: what it is, what it says, what said so, and what must still be asked."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from typing import Literal, TypeAlias

from bot.understanding import activity, dates, durations, money
from bot.understanding.found import take
from bot.understanding.line import line
from bot.understanding.values import Amount, Day, Duration, Segment

Kind: TypeAlias = Literal["hours", "contract", "other"]
Question: TypeAlias = Literal[
    "minutes", "date", "activity", "customer", "amount", "people", "person", "kind", "split", "confirm"
]


@dataclass(frozen=True, slots=True)
class Known:
    """The cooperative's own names, as they are written there."""

    customers: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line to write; None means not said. `ask` is what must be known first, most useful first."""

    kind: Kind
    minutes: int | None = None
    day: date | None = None
    start: time | None = None
    end: time | None = None
    segments: tuple[Segment, ...] = ()
    break_minutes: int | None = None
    activity: str | None = None
    customer: str | None = None
    amount_cents: int | None = None
    people: int | None = None
    colleagues: tuple[str, ...] = ()
    ask: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """`entries` is empty when the message is no entry, and has several when it must be split."""

    kind: Kind
    entries: tuple[Entry, ...] = ()
    ask: tuple[Question, ...] = field(default=())


def read(text: str, now: datetime, timezone: tzinfo, known: Known = Known()) -> Reading:
    """Reads one message; `now` is the aware instant at which it was sent. Never raises."""
    given = line(text)
    money_found = list(money.amounts(given))
    given = take(given, money_found)
    worked = durations.read_duration(given.text.replace("~", " "))
    day = dates.read_date(text, now, timezone)
    key = activity.activity_of(text)
    if not isinstance(worked, Duration) and not money_found:
        return Reading("other")
    kind: Kind = "hours" if isinstance(worked, Duration) and not money_found else "contract"
    ask: list[Question] = []
    if kind == "hours" and day is not None and not isinstance(day, Day):
        ask.append("date")
    if key is None:
        ask.append("activity")
    amount = money_found[0].value if money_found else None
    entry = Entry(
        kind,
        minutes=worked.minutes if isinstance(worked, Duration) else None,
        day=day.on if isinstance(day, Day) else now.astimezone(timezone).date() if day is None else None,
        start=worked.start if isinstance(worked, Duration) else None,
        end=worked.end if isinstance(worked, Duration) else None,
        activity=key,
        amount_cents=amount.cents if isinstance(amount, Amount) else None,
        ask=tuple(ask),
    )
    return Reading(kind, (entry,), tuple(ask))
