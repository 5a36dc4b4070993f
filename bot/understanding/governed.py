"""Which of several days is the work's own: « affiche hier pour la buvette de samedi », « 2h comme hier »."""

import re
from collections.abc import Sequence

from bot.understanding.dates import Said
from bot.understanding.found import Found
from bot.understanding.line import Line

_OF = re.compile(
    r"\b(?:comme|de|du|d|des|pour|depuis|avant|sur|a propos|preparer|prevu|prevue|pas)"
    r"(?: (?:le|la|l|celui|celle|de|du|d))*[ ~]$"
)
_AIM = re.compile(r"\b(?:pour|avant|en vue|d ici|comme|prevue?)\b")


def own_days(given: Line, days: Sequence[Found[Said]]) -> tuple[Found[Said], ...]:
    """The days that aren't an attribute of something else; all of them when that tells none apart."""
    if len({one.value for one in days}) < 2:
        return tuple(days)
    free = tuple(one for one in days if not _is_attribute(given, one))
    if free:
        return free
    first = days[0]
    later = tuple(one for one in days[1:] if _AIM.search(given.text[first.end : one.start]))
    return tuple(one for one in days if one not in later)


def _is_attribute(given: Line, one: Found[Said]) -> bool:
    before = given.text[max(0, one.start - 30) : one.start]
    return _OF.search(before) is not None and not re.search(r"\bnuit (?:de|du) $", before)
