"""Facts become an entry field by field, each with its doubts and its questions."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rapidfuzz.distance import OSA

from bot.understanding import dates, entries, figures
from bot.understanding.activity import Activity
from bot.understanding.calendars import Calendar
from bot.understanding.entries import Entry, Evidence, Question
from bot.understanding.facts import Facts
from bot.understanding.found import Found
from bot.understanding.kinds import Kind
from bot.understanding.tokens import LONGEST
from bot.understanding.values import Amount, Day, Duration, Impossible, Vague


@dataclass
class Draft:
    """What is collected while the fields are read."""

    kind: Kind
    facts: Facts
    calendar: Calendar
    ask: set[Question] = field(default_factory=set)
    assumed: set[Question] = field(default_factory=set)
    doubts: list[Impossible | Vague] = field(default_factory=list)

    def doubt(self, question: Question, value: Impossible | Vague | None = None) -> None:
        """Something must be asked, and perhaps why."""
        self.ask.add(question)
        if value is not None:
            self.doubts.append(value)


def entry(facts: Facts, kind: Kind, calendar: Calendar) -> Entry:
    """The entry of one part of a message."""
    draft = Draft(kind, facts, calendar)
    work = _work(draft)
    day = _day(draft, work)
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


def _day(draft: Draft, work: Duration | None) -> date | None:
    said = list(dict.fromkeys(one.value for one in draft.facts.days))
    different = {one.on if isinstance(one, Day) else one for one in said}
    if len(different) > 1:
        draft.doubt("date", Vague("", tuple(one.on for one in said if isinstance(one, Day))))
        if draft.kind == "hours" and any(isinstance(one, Day) for one in said):
            draft.doubt("minutes")
        return None
    if not said:
        return _assumed_day(draft, work)
    value = dates.refused(said[0], draft.calendar)
    if isinstance(value, Day):
        return _checked_day(draft, value, work)
    if draft.kind == "hours" and _is_sum(draft, work):
        draft.doubt("minutes")
    draft.doubt("date", value)
    return None


def _is_sum(draft: Draft, work: Duration | None) -> bool:
    """« 10 h en août », « 2 h du 24 au 28 »: several days' work, or each day's."""
    said = draft.facts.days[0]
    between = draft.facts.line.text[said.start : said.end].startswith("du ")
    return work is not None and (work.minutes >= 7 * 60 or between)


def _assumed_day(draft: Draft, work: Duration | None) -> date | None:
    """No day said is today, unless today it can't have been: it hasn't begun, or isn't that old."""
    if draft.kind == "contract":
        return None
    draft.assumed.add("date")
    if "days" in draft.facts.denied or _may_name_a_day(draft.facts):
        draft.doubt("date")
    if not _fits_today(draft.calendar, work):
        draft.doubt("date", Vague("", (draft.calendar.today - timedelta(days=1), draft.calendar.today)))
    return draft.calendar.today


def _may_name_a_day(facts: Facts) -> bool:
    """« fête du 14 », « hyerr »: today is not simply assumed."""
    return _NUMBERED_DAY.search(facts.rest.text) is not None or any(map(_is_like_a_day, facts.leftover))


_NUMBERED_DAY = re.compile(
    r"\b(?:du|le|au) (?:[1-9]|[12]\d|3[01])(?: ?(?:$|[,.;!)])| #| (?:a|chez|avec|pour)\b)"
)


def _is_like_a_day(word: str) -> bool:
    """« hyerr » may be « hier »: then today is not assumed."""
    return 2 < len(word) < 7 and OSA.distance(word, "hier") < 2


_WEEKDAY_ALONE = re.compile(r"(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*", re.IGNORECASE)


def _checked_day(draft: Draft, day: Day, work: Duration | None) -> date:
    """« dimanche » said on a Sunday may be today or a week ago."""
    calendar = draft.calendar
    if draft.kind == "hours" and day.on == calendar.today and _is_going_on(calendar, work):
        draft.doubt("date", Impossible("future", day.said))
        return day.on
    if draft.kind == "contract" or day.on != calendar.today or not _WEEKDAY_ALONE.fullmatch(day.said.strip()):
        return day.on
    if calendar.minute < 5 * 60 and not _fits_today(calendar, work):
        return day.on - timedelta(days=7)
    draft.doubt("date", Vague(day.said, (day.on, day.on - timedelta(days=7))))
    return day.on


def _is_going_on(calendar: Calendar, work: Duration | None) -> bool:
    """« ce soir 18h-20h » said at half past six: not done yet."""
    if work is None or work.start is None or work.end is None or work.end <= work.start:
        return False
    return work.end.hour * 60 + work.end.minute > calendar.minute + 30


def _fits_today(calendar: Calendar, work: Duration | None) -> bool:
    if work is None:
        return True
    if work.end is not None and work.start is not None:
        end = work.end.hour * 60 + work.end.minute
        return end <= calendar.minute + 30 and work.start <= work.end
    return work.minutes <= calendar.minute


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
    r"\b(?:par|/|chaque|toute les) ?(?:semaine|j|mois|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
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
