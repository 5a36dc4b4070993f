"""Everything one message says, each fact with its place, before it is told what the message is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from bot.understanding import (
    activity,
    colleagues,
    customers,
    dates,
    denied,
    governed,
    junk,
    lexicon,
    money,
    people,
    vague_days,
    work,
)
from bot.understanding.activity import Activity
from bot.understanding.calendars import Calendar
from bot.understanding.found import Found, take
from bot.understanding.known import Known
from bot.understanding.line import Line
from bot.understanding.matching import Customer
from bot.understanding.normalise import plain
from bot.understanding.phrases import phrases
from bot.understanding.values import Amount, Impossible, Vague


@dataclass(frozen=True, slots=True)
class Facts:
    """What the stages found; `rest` is the line without it, `line` the whole of it."""

    line: Line
    rest: Line
    days: tuple[Found[dates.Said], ...] = ()
    works: tuple[Found[work.Worked], ...] = ()
    amounts: tuple[Found[Amount | Impossible | Vague], ...] = ()
    customers: tuple[Found[Customer], ...] = ()
    activities: tuple[Found[Activity], ...] = ()
    who: people.People = people.NOBODY
    somebody_else: str | None = None
    denied: frozenset[str] = frozenset()
    """Fields of which only something was said that isn't so (« pas lundi »)."""

    @property
    def leftover(self) -> tuple[str, ...]:
        """Words that nobody understood and that a plain entry doesn't need."""
        glue = _glue()
        places = range(len(self.rest.words))
        words = (self.rest.words[one] for one in places if not self.rest.is_taken(one, one + 1))
        return tuple(word for word in words if word.isalpha() and len(word) > 1 and word not in glue)


def gather(given: Line, calendar: Calendar, known: Known) -> Facts:
    """Each stage reads what the ones before have left."""
    rest = denied.without_bare(junk.without_junk(given))
    titled = tuple(customers.titled(rest, known.names))
    rest = take(rest, titled)
    every_day = _days(rest, calendar)
    days = governed.own_days(rest, every_day)
    rest = take(rest, every_day)
    amounts = tuple(money.amounts(given, rest))
    rest = take(rest, amounts)
    worked = work.worked(rest)
    who = people.people(worked.line, known.members)
    rest = worked.line.without(who.taken)
    long_places = customers.long_places(rest, known.names)
    rest = take(rest, long_places)
    several = tuple(one for one in activity.mentions(rest) if one.value.size > 1)
    named = (*titled, *long_places)
    facts = Facts(given, take(rest, several), days, worked.found, amounts, named, several, who)
    return corrected(_undenied(_with_places(_with_vague_days(facts, calendar), known)))


_WEEK_OF = re.compile(
    r"\b(?:semaine|sem|weekend) (?:du|de) (?:(?:lundi|samedi) )?\d{1,2}(?:er)?(?:/\d{1,2}"
    r"| (?:(?:au|-) \d{1,2} )?(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre"
    r"|novembre|decembre))?\b"
)


def _days(given: Line, calendar: Calendar) -> tuple[Found[dates.Said], ...]:
    """« chaque lundi » is no Monday, « lundi de Pâques » a single one."""
    if week := _WEEK_OF.search(given.text):
        return (Found(Vague(given.said(*week.span())), *week.span()),)
    repeated = vague_days.repeated(given)
    if repeated:
        return repeated
    named = vague_days.around_holidays(given, calendar)
    return _with_work(given, (*named, *dates.days(take(given, named), calendar)))


_NO_WORK = re.compile(
    r"[ :,=-]*(?:(?:rien|0|repos)\b"
    r"|pas\b(?! (?:le|la|du|de|avec|chez|hier|avanthier)\b| (?:lun|mar|mer|jeu|vendre|sam|dim))(?!$))"
)


def _with_work(given: Line, days: tuple[Found[dates.Said], ...]) -> tuple[Found[dates.Said], ...]:
    """« mercredi rien » says that nothing was done."""
    return tuple(one for one in days if not _NO_WORK.match(given.text[one.end : one.end + 20])) or days


def _with_places(facts: Facts, known: Known) -> Facts:
    """Activities of several words are read before places (« vider le garage »), places before single ones."""
    found = customers.joined(facts.rest, customers.placed(facts.rest, known.names))
    placed = customers.without_their_places(facts.line, found, facts.customers)
    rest = take(facts.rest, placed)
    single = tuple(activity.mentions(rest))
    rest = take(rest, single)
    who = _without_pets(facts.who, (*facts.activities, *single), known)
    facts = replace(facts, who=who)
    other = (
        None
        if who.colleagues or who is not facts.who
        else colleagues.somebody_else(facts.line, rest, known.members)
    )
    every = tuple(sorted((*facts.activities, *single), key=lambda one: one.start))
    first, last = colleagues.subject(facts.line)
    ordered = [one for one in (*facts.customers, *placed) if not first <= one.start < last]
    named = tuple(sorted(ordered, key=lambda one: one.start))
    return replace(facts, rest=rest, activities=every, customers=named, somebody_else=other)


def _without_pets(who: people.People, done: Iterable[Found[Activity]], known: Known) -> people.People:
    """« promenade avec Rex »: who is walked or minded is no colleague, unless it is somebody's usual name."""
    if not who.colleagues or not any(one.value.key == "garde_animaux" for one in done):
        return who
    named = tuple(
        one for one in who.colleagues if colleagues.is_known(plain(one.value).split()[0], known.members)
    )
    return (
        who
        if len(named) == len(who.colleagues)
        else replace(who, colleagues=named, count=len(named) + 1 if named else None)
    )


def _with_vague_days(facts: Facts, calendar: Calendar) -> Facts:
    """Holidays and words for several days count when no day is said: « gâteaux de Noël hier »."""
    if facts.days:
        return facts
    found = vague_days.holidays(facts.rest, calendar) or vague_days.vague_days(facts.rest, calendar)
    return replace(facts, days=found, rest=take(facts.rest, found))


def _undenied(facts: Facts) -> Facts:
    """« pas lundi, mardi »: what is denied goes, and is asked when nothing else is said instead."""
    if not denied.may_deny(facts.line):
        return facts
    left: dict[str, Any] = {name: denied.kept(facts.line, _of(facts, name)) for name in _FIELDS}
    if facts.works and not left["works"]:
        left["works"] = tuple(
            replace(one, value=Vague(one.value.said if isinstance(one.value, Vague) else ""))
            for one in facts.works[:1]
        )
    without = frozenset(name for name in _FIELDS if _of(facts, name) and not left[name])
    return replace(facts, **left, denied=without)


def corrected(facts: Facts) -> Facts:
    """« 3h, non 2h »: what is said after a correction replaces the same before it."""
    markers = list(phrases("talk", "corrections").find(facts.rest))
    for marker in markers:
        facts = _corrected(facts, marker)
    return replace(facts, rest=take(facts.rest, markers))


_FIELDS = ("days", "works", "amounts", "customers", "activities")


def _corrected(facts: Facts, marker: Found[str]) -> Facts:
    after = [(one.start, field) for field in _FIELDS for one in _of(facts, field) if one.start >= marker.end]
    if not after or min(after)[0] > marker.end + 14:
        return _at_last(facts, marker)
    field = min(after)[1]
    before = [one for one in _of(facts, field) if one.end <= marker.start]
    if not before or (
        field != "works" and marker.value == "enfin" and not _adjoins(before[-1], marker, min(after)[0])
    ):
        return facts
    gone = before if _anew(facts, marker) else before[-1:]
    kept = tuple(one for one in _of(facts, field) if one not in gone)
    if field == "works" and _adds(facts, marker):
        return facts
    changed: dict[str, Any] = {field: kept}
    return replace(facts, **changed)


def _at_last(facts: Facts, marker: Found[str]) -> Facts:
    """« 3h … donc 2h30 en vrai »: the duration right before these words is the one."""
    last = [one for one in facts.works if 0 <= marker.start - one.end < 3]
    return replace(facts, works=tuple(last)) if last and marker.value in _AT_LAST else facts


_AT_LAST = frozenset({"en vrai", "finalement", "au final", "en realite", "en fait"})


def _adjoins(before: Found[Any], marker: Found[str], after: int) -> bool:
    """« lundi enfin mardi »."""
    return marker.start - before.end < 6 and after - marker.end < 3


def _anew(facts: Facts, marker: Found[str]) -> bool:
    """« 1h + 30 min… nan juste 1h »: everything is said again."""
    return (
        re.match(r"[ ,.]*(?:juste|seulement|que|en toute|au total)\b", facts.line.text[marker.end :])
        is not None
    )


def _adds(facts: Facts, marker: Found[str]) -> bool:
    """« 2h tonte et enfin 1h vitres » goes on, it doesn't correct."""
    later = [one for one in facts.activities if one.start >= marker.end]
    earlier = [one for one in facts.activities if one.end <= marker.start]
    return bool(later and earlier and marker.value in {"enfin", "en fait"})


def _of(facts: Facts, field: str) -> Iterable[Found[Any]]:
    found: Iterable[Found[Any]] = getattr(facts, field)
    return found


def _glue() -> frozenset[str]:
    return (
        lexicon.members("talk", "glue")
        | lexicon.members("talk", "greetings")
        | lexicon.members("talk", "requests")
    )
