"""The answer to « how long? », where a bare figure means hours and « 8h » can only last."""

import re
from collections.abc import Iterator
from fractions import Fraction

from bot.understanding import clock, work
from bot.understanding.durations import Length, checked, lengths, number
from bot.understanding.found import Found
from bot.understanding.line import Line, line
from bot.understanding.values import Duration, Impossible, Vague

_BARE = re.compile(
    r"\W*?(?P<sign>-)?(?P<hours>\d{1,4}(?:[.,]\d{1,2})?)(?:[ ~](?:et )?(?P<part>demi|quart|1/2))?\W*"
)


def read_duration(text: str) -> Duration | Vague | Impossible | None:
    """A duration, or stretches of the clock added up.

    None when no duration is said at all; Vague when it may be several (« 2-3h », « toute la matinée »).
    """
    given = line(text)
    found = work.worked(given).found or tuple(_bare(given))
    if not found:
        return None
    if len(found) > 1:
        return _added(found, text)
    return as_lasting(given, found[0].value)


def _bare(given: Line) -> Iterator[Found[Duration | Vague | Impossible]]:
    found = _BARE.fullmatch(given.text)
    if found:
        minutes = number(found["hours"]) * 60 + {"demi": 30, "1/2": 30, "quart": 15}.get(
            found["part"] or "", 0
        )
        yield Found(checked(-minutes if found["sign"] else minutes, given.original), 0, len(given.text))


def as_lasting(given: Line, said: Duration | Vague | Impossible) -> Duration | Vague | Impossible:
    """« 8h » typed to « how long? » is no time of the clock."""
    alone = list(lengths(given))
    if isinstance(said, Vague) and said.clock and len(alone) == 1 and not list(clock.stretches(given)):
        length: Length = alone[0].value
        return (
            said
            if length.doubtful or length.minutes > work.LONGEST_SURE_MINUTES
            else checked(length.minutes, given.original)
        )
    return said


def _added(
    found: tuple[Found[Duration | Vague | Impossible], ...], text: str
) -> Duration | Vague | Impossible:
    """Several durations in one answer: « 2h + 1h30 »."""
    for one in found:
        if not isinstance(one.value, Duration):
            return one.value
    return checked(Fraction(sum(one.value.minutes for one in found if isinstance(one.value, Duration))), text)
