"""The day of an entry: said, assumed to be today, or asked."""

import re
from datetime import date, timedelta
from functools import cache

from rapidfuzz.distance import OSA

from bot.understanding import dates, day_forms, guessing, lexicon
from bot.understanding.calendars import Calendar
from bot.understanding.draft import Draft
from bot.understanding.facts import Facts
from bot.understanding.found import Found
from bot.understanding.values import Day, Duration, Impossible, Vague


def day(draft: Draft, work: Duration | None) -> date | None:
    said = list(dict.fromkeys(one.value for one in draft.facts.days))
    if len({one.on if isinstance(one, Day) else one for one in said}) > 1:
        _ask_which(draft, tuple(one.on for one in said if isinstance(one, Day)))
        return None
    if not said:
        return _assumed_day(draft, work)
    if _is_half_read(draft.facts, draft.facts.days[0]):
        draft.doubt("date")
        return None
    value = dates.refused(said[0], draft.calendar)
    if isinstance(value, Day):
        return _checked_day(draft, value, work)
    if draft.kind == "hours" and _is_sum(draft, work):
        draft.doubt("minutes")
    draft.doubt("date", value)
    return None


def _ask_which(draft: Draft, days: tuple[date, ...]) -> None:
    """Several days: which one, and how long on each?"""
    draft.doubt("date", Vague("", days))
    if draft.kind == "hours" and days:
        draft.doubt("minutes")


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
    rest = facts.rest
    words = {one.said for place, one in enumerate(rest.tokens) if not rest.is_taken(place, place + 1)}
    return (
        _NUMBERED_DAY.search(facts.rest.text) is not None
        or "toute les" in facts.rest.text
        or re.search(r"\b\d+[ ~]j\b", facts.line.text) is not None
        or any(map(_is_like_a_day, facts.leftover))
        or not _PERIODS.isdisjoint(words)
    )


def _is_half_read(facts: Facts, found: Found[dates.Said]) -> bool:
    """« avvant hier », « lundi de pââques »: a word that nobody knows may change the day."""
    before = re.search(r"\b([a-z]{4,7})[ -]$", facts.rest.text[: found.start])
    after = re.match(r" de ([a-z]{4,})\b", facts.rest.text[found.end :])
    unknown = before is not None and OSA.distance(before[1], "avant") < 3 and before[1] in facts.leftover
    weekday = facts.line.text[found.start : found.end] in day_forms.weekdays()
    return unknown or (weekday and after is not None and not guessing.is_known(after[1]))


_PERIODS = frozenset({"semaine", "sem", "mois", "weekend", "jour", "jours"})


_NUMBERED_DAY = re.compile(
    r"\b(?:du|le|au) (?:[1-9]|[12]\d|3[01])(?: ?(?:$|[,.;!)])| #| (?:a|chez|avec|pour)\b)"
)


@cache
def _day_words() -> tuple[str, ...]:
    """Words that name a day by themselves."""
    holidays = [form for forms in lexicon.words("days")["holidays"].values() for form in forms]
    return (
        "hier",
        "demain",
        "avanthier",
        *day_forms.weekdays(),
        *(one for one in holidays if " " not in one),
    )


def _is_like_a_day(word: str) -> bool:
    """« hyerr » may be « hier »: then today is not assumed."""
    return len(word) > 2 and any(OSA.distance(word, day) < 1 + len(day) // 4 for day in _day_words())


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
