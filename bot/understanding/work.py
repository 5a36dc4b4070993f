"""How long was worked: durations and stretches put together with breaks, hedges and corrections."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from bot.understanding import bounds, clock, durations, hedges, pauses
from bot.understanding.durations import Length
from bot.understanding.found import Found, take
from bot.understanding.line import Line
from bot.understanding.values import Duration, Impossible, Segment, Vague

Worked: TypeAlias = Duration | Vague | Impossible

LONGEST_SURE_MINUTES = 12 * 60
"""A longer day is asked: it is rather a sum, or a time of the clock."""
_CLOCK_FROM = 7 * 60


@dataclass(frozen=True, slots=True)
class Work:
    """What was found, and the line without it."""

    found: tuple[Found[Worked], ...]
    line: Line


def worked(given: Line) -> Work:
    """Everything that says how long, left to right; what is vague counts only when nothing else is said."""
    pairs = list(clock.stretches(given))
    apart = bounds.bounds(given) if not pairs else bounds.NOT_SAID
    if apart.both:
        pairs = [Found(clock.Stretch(*apart.both, clear=True), *apart.spans[0])]
    rest = take(given, pairs).without(apart.spans if apart.both else ())
    said = list(durations.lengths(rest))
    breaks = pauses.pauses(given, said, pairs)
    said = [one for one in said if one.start not in breaks.places]
    pairs = [one for one in pairs if one.start not in breaks.places]
    found = _stretched(given, pairs) + _lasting(given, said)
    left = take(take(rest, said), pairs)
    if not found and (vague := hedges.vague(left)):
        found = [Found(Vague(given.said(vague.start, vague.end)), vague.start, vague.end)]
    found = _once(_without_clock(_joined(given, sorted(found, key=lambda one: one.start)), given))
    return Work(tuple(breaks.taken_off(found, given)), take(take(left, found), breaks.found))


def _stretched(given: Line, pairs: list[Found[clock.Stretch]]) -> list[Found[Worked]]:
    return [Found(_stretch(one, given), one.start, one.end) for one in pairs]


def _stretch(one: Found[clock.Stretch], given: Line) -> Worked:
    said = given.said(one.start, one.end)
    if not one.value.clear:
        return Vague(said, (one.value.start, one.value.end))
    if one.value.start == one.value.end:
        return Impossible("zero", said)
    segment = clock.segment(one.value)
    return Duration(segment.minutes, segment.start, segment.end, (segment,)) if segment else Vague(said)


def _lasting(given: Line, said: list[Found[Length]]) -> list[Found[Worked]]:
    return [Found(_length(one, given), one.start, one.end) for one in said]


def _length(one: Found[Length], given: Line) -> Worked:
    """A bare hour of seven or more may be a time of the clock, unless a word says that it lasted."""
    said = given.said(one.start, one.end)
    if one.value.doubtful or hedges.is_hedged(given, one):
        return Vague(said, (int(one.value.minutes),))
    value = durations.checked(one.value.minutes, said)
    if (
        isinstance(value, Duration)
        and "min" not in given.text[one.start : one.end]
        and _may_be_clock(given, one, value)
    ):
        return Vague(said, (value.minutes,), clock=True)
    return value


def _may_be_clock(given: Line, one: Found[Length], value: Duration) -> bool:
    if hedges.is_clock(given, one) or value.minutes > LONGEST_SURE_MINUTES:
        return True
    return value.minutes >= _CLOCK_FROM and not hedges.lasted(given, one)


def _joined(given: Line, found: list[Found[Worked]]) -> list[Found[Worked]]:
    """Stretches in a row are one day's work; a duration beside the stretch it repeats is no second one."""
    done: list[Found[Worked]] = []
    for one in found:
        last = done[-1] if done else None
        both = _together(given, last, one) if last else None
        if last and both:
            done[-1] = Found(both, last.start, one.end)
        else:
            done.append(one)
    return done


_BETWEEN = re.compile(
    r"[ ,;+&/(]*(?:\b(?:et|puis|pui|ensuite|apres|le|apresmidi|matin|de|soit|=|:|re|plus)\b[ ,:]*)*[ =:(]*"
)


def _together(given: Line, last: Found[Worked], one: Found[Worked]) -> Worked | None:
    between = given.text[last.end : one.start]
    if (
        not isinstance(last.value, Duration)
        or not isinstance(one.value, Duration)
        or not _BETWEEN.fullmatch(between)
    ):
        return None
    first, second = last.value, one.value
    if first.segments and second.segments:
        return _row(first, second, given.said(last.start, one.end))
    if first.segments or second.segments:
        return _repeated(first, second, given.said(last.start, one.end))
    if first == second and re.search(r"soit|=|\(", between):
        return first
    if "+" in between or "plus" in between:
        return durations.checked(Fraction(first.minutes + second.minutes), between)
    return None


def _row(first: Duration, second: Duration, said: str) -> Worked:
    segments = (*first.segments, *second.segments)
    if (
        second.segments[0].start < first.segments[-1].end
        and first.segments[-1].end > first.segments[-1].start
    ):
        return Vague(said)
    return Duration(first.minutes + second.minutes, first.start, second.end, segments)


def _repeated(first: Duration, second: Duration, said: str) -> Worked:
    """« 9h-12h (3h) » says it twice; « 9h-12h 2h » contradicts itself."""
    if first.minutes == second.minutes:
        return first if first.segments else second
    return Vague(said, (first.minutes, second.minutes))


def _once(found: list[Found[Worked]]) -> list[Found[Worked]]:
    """« 3h hier 14h-17h tonte »: a duration that the times confirm."""
    if len(found) != 2 or not all(isinstance(one.value, Duration) for one in found):
        return found
    stretched = [one for one in found if isinstance(one.value, Duration) and one.value.segments]
    minutes = {one.value.minutes for one in found if isinstance(one.value, Duration)}
    return stretched if len(stretched) == 1 and len(minutes) == 1 else found


def _without_clock(found: list[Found[Worked]], given: Line) -> list[Found[Worked]]:
    """« à 14h, 2h de tonte »: beside a duration, a time of the clock only says when."""
    sure = [one for one in found if isinstance(one.value, Duration)]
    clocks = [one for one in found if isinstance(one.value, Vague) and one.value.clock]
    if len(sure) != 1 or len(clocks) != 1 or len(found) != 2:
        return found
    near = clocks[0].end <= sure[0].start and _BETWEEN.fullmatch(given.text[clocks[0].end : sure[0].start])
    if (not near and not hedges.is_clock(given, clocks[0])) or not isinstance(sure[0].value, Duration):
        return found
    if sure[0].value.segments:
        return sure
    return [replace(sure[0], value=_beginning(sure[0].value, clocks[0], hedges.says_until(given, clocks[0])))]


def _beginning(worked: Duration, at: Found[Worked], ends: bool) -> Duration:
    minutes = at.value.options[0] if isinstance(at.value, Vague) else 0
    if not isinstance(minutes, int) or minutes + worked.minutes > 1440 or (minutes < worked.minutes and ends):
        return worked
    start = minutes - worked.minutes if ends else minutes
    segment: Segment | None = clock.segment(clock.Stretch(start, start + worked.minutes, True))
    return Duration(worked.minutes, segment.start, segment.end) if segment else worked
