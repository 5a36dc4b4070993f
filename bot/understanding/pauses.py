"""Breaks: what is taken off the time between start and end."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from bot.understanding import clock, durations
from bot.understanding.durations import Length
from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.values import Duration, Impossible, Vague

_WORD = r"(?:pauses?|coupures?|break|dejeuner|dej|manger|mange|bouffer|bouffe)"
_COUNTED = r"(?:non |deja )?(?:comprise?|incluse?|deduite?|enlevee?)"
_THEN = rf"(?:(?: (?:de|d|du|dej|midi|repas|environ))*[ :=(]+\d| {_COUNTED})"
_AFTER = re.compile(
    rf"^[ ~](?:(?:de|d|pour|a|la|le|une|midi|en)[ ~])*(?:{_WORD}|repas)\b(?!{_THEN})"
    rf"|^[ ~]?\(? ?{_WORD}\b(?!{_THEN})"
)
_BEFORE = re.compile(
    rf"\b{_WORD}(?: (?:de|du|d|a|dej|dejeuner|repas|midi|le|pour|la|environ|=))*[ ~:(=]*$|\bsauf (?:de )?$"
)
_NONE = re.compile(rf"\b(?:sans|pas de|aucune?|0|zero)[ ~]{_WORD}|\b{_WORD} {_COUNTED}")
_UNTOLD = re.compile(rf"\b{_WORD}\b")


@dataclass(frozen=True, slots=True)
class Pauses:
    """The breaks that were said: their total in minutes, and whether one has no length."""

    found: tuple[Found[object], ...] = ()
    minutes: int = 0
    untold: bool = False
    inside: bool = True
    sure: bool = True
    """False when it was said in other words (« 30 min pour manger »)."""

    @property
    def places(self) -> frozenset[int]:
        """Where the lengths and stretches begin that are breaks and not work."""
        return frozenset(one.start for one in self.found)

    def taken_off(
        self, found: Iterable[Found[Duration | Vague | Impossible]], given: Line
    ) -> list[Found[Duration | Vague | Impossible]]:
        """The work without the break, when it is clear from which work it goes off."""
        every = list(found)
        if not self.minutes and not self.untold:
            return every
        if len(every) != 1:
            return [replace(one, value=Vague(given.said(one.start, one.end))) for one in every]
        return [replace(every[0], value=self._off(every[0].value))]

    def _off(self, value: Duration | Vague | Impossible) -> Duration | Vague | Impossible:
        if not isinstance(value, Duration):
            return value
        if self.untold or not self.sure or not (value.segments or self.inside):
            return Vague("", (value.minutes, max(value.minutes - self.minutes, 0)))
        left = durations.checked(Fraction(value.minutes - self.minutes), "")
        if isinstance(left, Impossible):
            return left
        return replace(value, minutes=left.minutes, break_minutes=self.minutes)


def pauses(given: Line, lengths: list[Found[Length]], stretches: list[Found[clock.Stretch]]) -> Pauses:
    """Which of the lengths and stretches are breaks."""
    if not _UNTOLD.search(given.text) and "repas" not in given.text and "sauf" not in given.text:
        return Pauses()
    off_lengths = [one for one in lengths if _is_break(given, one)]
    off_stretches = [one for one in stretches if _is_break(given, one) and len(stretches) > 1]
    minutes = sum(abs(int(one.value.minutes)) * _times(given, one.start) for one in off_lengths)
    minutes += sum(max(one.value.end - one.value.start, 0) for one in off_stretches)
    none_said = _NONE.search(given.text)
    untold = not minutes and not none_said and len(stretches) == 1 and _UNTOLD.search(given.text) is not None
    inside = re.search(r"\b(?:dont|moins|sauf|enlever|retire)\b", given.text) is not None
    sure = re.search(r"\b(?:manger|bouffer)\b", given.text) is None
    return Pauses((*off_lengths, *off_stretches), minutes, untold, inside, sure)


def _times(given: Line, start: int) -> int:
    """« 2x30 min de pause »."""
    found = re.search(r"(?<!\d)([2-4])[ ~]?(?:x|fois)[ ~]?$", given.text[:start])
    return int(found[1]) if found else 1


def _is_break(given: Line, one: Found[Length] | Found[clock.Stretch]) -> bool:
    before, after = given.text[max(0, one.start - 40) : one.start], given.text[one.end : one.end + 30]
    follows = isinstance(one.value, Length) and _AFTER.search(after)
    return bool(follows or _BEFORE.search(before))
