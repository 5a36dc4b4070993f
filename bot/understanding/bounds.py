"""When work began and ended, said apart: « commencé à 16h30 … fini à 19h », in either order."""

import re
from dataclasses import dataclass

from bot.understanding.line import Line

_TIME = (
    r"(?:(?P<h>\d{1,2})(?:[ ~]?h\b(?:[ ~]?(?P<m>\d{2})(?!\d)(?:[ ~]?min\b)?"
    r"| et (?P<half>demi|quart)\b| moins (?:le )?(?P<less>quart|\d{1,2})\b)?|:(?P<c>\d{2})(?!\d)"
    r"|(?![\d.,:/€%]|[ ~]?(?:h|min|j|euros|personnes)\b))"
    r"|(?P<w>midi|minuit)(?:[ ~](?:et )?(?P<wm>demi|quart|\d{2}))?)"
)
_START = (
    r"(?:commence[rs]?|commencait|comence|debut|debute|debuter|demarre|demarrer|attaque|attaquer|embauche|arrivee?|depuis"
    r"|commencement|start)"
)
_END = (
    r"(?:finie?|finis|finir|finit|finissait|fin|termine[re]?|terminait|debauche|partie?|repartie?|arrete[re]?|sortie?"
    r"|rentree?|quitte[re]?|jusqu|jusqua|jusque|juska|stop)"
)
_LEAD = r"(?: (?:a|vers|de|des|au|le|la|boulot|taf|travail|tard|pile))* "
_BEGAN = re.compile(rf"\b(?:{_START}){_LEAD}{_TIME}")
_ENDED = re.compile(rf"\b(?:{_END}){_LEAD}{_TIME}")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Minutes from midnight, None when not said, and where it stands."""

    start: int | None = None
    end: int | None = None
    spans: tuple[Span, ...] = ()

    @property
    def both(self) -> tuple[int, int] | None:
        return (self.start, self.end) if self.start is not None and self.end is not None else None


NOT_SAID = Bounds()


def bounds(given: Line) -> Bounds:
    """What the verbs of beginning and ending say; nothing when one of them says it twice."""
    began, ended = list(_BEGAN.finditer(given.text)), list(_ENDED.finditer(given.text))
    if len(began) > 1 or len(ended) > 1:
        return NOT_SAID
    start, end = (_minutes(one[0]) if one else None for one in (began, ended))
    said = [one[0] for one, at in ((began, start), (ended, end)) if one and at is not None]
    return Bounds(start, end, tuple(one.span() for one in said))


def _minutes(found: re.Match[str]) -> int | None:
    past = {"demi": 30, "quart": 15}.get(found["half"] or found["wm"] or "", 0)
    if found["w"]:
        written = found["wm"] or ""
        return (720 if found["w"] == "midi" else 1440) + (int(written) if written.isdigit() else past)
    less = {"quart": 15, None: 0}.get(found["less"])
    minutes = int(found["h"]) * 60 + int(found["m"] or found["c"] or past)
    minutes -= int(found["less"]) if less is None else less
    return minutes if 0 <= minutes <= 1440 and int(found["m"] or found["c"] or 0) < 60 else None
