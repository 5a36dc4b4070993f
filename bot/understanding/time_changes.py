"""How the time of an open card changes: said anew, by one end, by its break, or « 30 min de plus »."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.understanding import answers, bounds, clock, durations, hedges, pauses, work
from bot.understanding.entries import Entry
from bot.understanding.found import Found, take
from bot.understanding.line import Line
from bot.understanding.values import Duration, Impossible, Vague
from bot.understanding.work import Worked

_MORE = re.compile(r"^[ ~](?:de|en|d) (?:plus|rab|rabe)\b")
_LESS = re.compile(r"^[ ~](?:de|en) moins\b")
_ADD = re.compile(r"(?:\b(?:ajoute[rz]?|rajoute[rz]?|plus|mets en plus) |\+ ?)$")
_TAKE_OFF = re.compile(r"\b(?:enleve[rz]?|retire[rz]?|moins) $")
_NO_BREAK = re.compile(
    r"\b(?:sans|pas de|pas eu de|aucune?|0|enleve la|retire la)[ ~](?:pauses?|coupures?)\b"
)


@dataclass(frozen=True, slots=True)
class TimeChange:
    """The time as it is now, None when nothing was said of it, and the line without those words."""

    value: Worked | None
    line: Line


def time_change(given: Line, card: Entry) -> TimeChange:
    """What is said of the time beside the card that stands."""
    for read in (_break, _edges, _more_or_less):
        changed = read(given, card)
        if changed is not None:
            return changed
    return TimeChange(None, given)


def lasting(given: Line, found: tuple[Found[Worked], ...], *, alone: bool) -> Worked | None:
    """The time said anew; « 8h » beside no day can only have lasted."""
    if not found:
        return None
    if len(found) > 1:
        return Vague(given.original, tuple(_minutes(one.value) for one in found))
    one = found[0]
    return answers.as_lasting(given, one.value) if alone and not hedges.is_clock(given, one) else one.value


def _minutes(value: Worked) -> int:
    return value.minutes if isinstance(value, Duration) else 0


def _break(given: Line, card: Entry) -> TimeChange | None:
    """« 30 min de pause », « sans pause » on a card with or without times."""
    pairs, lengths = list(clock.stretches(given)), list(durations.lengths(given))
    none = _NO_BREAK.search(given.text)
    said = pauses.pauses(given, lengths, pairs)
    if pairs or (not none and (not said.found or len(said.found) < len(lengths))):
        return None
    left = take(given, said.found)
    left = left.taken(*none.span()) if none else left
    return TimeChange(_with_break(card, 0 if none else said.minutes), left.without(_break_words(left)))


def _break_words(given: Line) -> list[tuple[int, int]]:
    return [
        found.span() for found in re.finditer(r"\b(?:pauses?|coupures?|dejeuner|dej|repas)\b", given.text)
    ]


def _with_break(card: Entry, minutes: int) -> Worked:
    """The whole time is known when the card has times or a break; otherwise it may be with or without."""
    if card.minutes is None:
        return Vague("pause")
    whole = card.minutes + (card.break_minutes or 0)
    if card.start is None and card.break_minutes is None and minutes:
        return Vague("pause", (card.minutes, max(card.minutes - minutes, 0)))
    left = durations.checked(Fraction(whole - minutes), "pause")
    if isinstance(left, Impossible):
        return left
    return Duration(left.minutes, card.start, card.end, card.segments, minutes or None)


def _edges(given: Line, card: Entry) -> TimeChange | None:
    """« fini à 18h », « commencé à 8h30 » moves one end of the card's time."""
    said = bounds.bounds(given)
    if not said.spans or list(clock.stretches(given)):
        return None
    left = given.without(said.spans)
    if list(durations.lengths(left)) or len(card.segments) > 1:
        return None
    return TimeChange(_moved(card, said), left)


def _moved(card: Entry, said: bounds.Bounds) -> Worked:
    start = said.start if said.start is not None else _of(card.start)
    end = said.end if said.end is not None else _of(card.end)
    if start is None or end is None:
        return Vague("", (card.minutes,) if card.minutes else ())
    segment = clock.segment(clock.Stretch(start, end, True))
    if segment is None:
        return Vague("")
    whole = Duration(segment.minutes, segment.start, segment.end, (segment,))
    off = card.break_minutes or 0
    return (
        replace(whole, minutes=whole.minutes - off, break_minutes=off or None)
        if off < whole.minutes
        else whole
    )


def _of(at: object) -> int | None:
    hour, minute = getattr(at, "hour", None), getattr(at, "minute", 0)
    return None if hour is None else int(hour) * 60 + int(minute)


def _more_or_less(given: Line, card: Entry) -> TimeChange | None:
    """« 30 min de plus », « rajoute 1h », « enlève 15 min »."""
    found = list(durations.lengths(given))
    if len(found) != 1:
        return None
    one = found[0]
    before, after = given.text[: one.start], given.text[one.end :]
    more = bool(_MORE.match(after) or _ADD.search(before))
    less = bool(_LESS.match(after) or _TAKE_OFF.search(before) or one.value.minutes < 0)
    if more == less:
        return None
    left = re.sub(r"[~ ](?:de|en) (?:plus|moins)", lambda words: "#" * len(words[0]), given.text)
    return TimeChange(
        _by(card, abs(one.value.minutes) * (1 if more else -1)),
        replace(given, text=left).taken(one.start, one.end),
    )


def _by(card: Entry, minutes: Fraction) -> Worked:
    if card.minutes is None or abs(minutes) > work.LONGEST_SURE_MINUTES:
        return Vague("")
    return durations.checked(card.minutes + minutes, "")
