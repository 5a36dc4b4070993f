"""Clauses that report no finished work of one's own: plans, wishes, negations, habits, other people's doings.

What such a clause says about time and work is left out before the rest is read: « lundi j'ai pas travaillé,
mardi 2h de tonte » holds two hours; « j'aurais dû faire 2h de flyers » holds none.
"""

import re
from collections.abc import Iterator
from functools import cache

from bot.understanding import lexicon
from bot.understanding.line import Line

_CUT = re.compile(
    r"[!?;\n]|(?<!\d)[,.]|[,.](?!\d)|\b(?:mais|donc|sauf que|parce que|par contre|alors que|sinon)\b"
)
_CLITICS = r"(?: (?:ne|n|y|en|le|la|l|les|me|m|te|t|se|s|nous|lui|leur|ptet|peut etre))*"
_ANYBODY = r"(?:j|je|on|nous|tu|t|vous|il|elle|ils|elles|ca|c|qui|qu il|qu elle|qu on|qu ils)"
_AHEAD = re.compile(
    rf"\b{_ANYBODY}{_CLITICS} (?:[a-z]{{2,}}(?:erais?|eras|era|erait|erons|erez|eront|erions|eraient)"
    r"|(?:i|au|vi?end|ti?end|pour|pren|prend|tond|pein|rend|attend|vend|voud|fin|dev|sau|fau|ver|cour"
    r"|sor|par|di|met)"
    r"(?:t|d)?i?(?:rai|ras|ra|rons|rez|ront|rais|rait|rions|raient))\b"
)
_NOT = re.compile(
    rf"\b(?:j|je|jai|g|on|nous|tu|t|il|elle|ils|elles|ca|c){_CLITICS}"
    r"(?: (?:ai|a|avons|as|avez|ont|suis|est|sommes|sont|etait|avait|avais))?"
    r"(?: [a-z]{3,12})? (?:pas|jamais|rien|plus jamais)\b(?! (?:mal|que|de|d|loin|beaucoup|trop|tres"
    r"|encore fini|fini)\b)"
    r"|\b(?:pas|jamais|rien)(?: (?:pu|eu|voulu|encore))? (?:fait|faire|travaille|travailler|tondu"
    r"|venue?|alle|bouge)\b"
    r"|\b(?:jamais|personne a|personnes a|plus jamais)\b"
)
_OTHERS = re.compile(
    r"\b(?:tu|t|vous) (?:me |m |te |t |l |le |les |en |y |nous |n )*[a-z]{2,}"
    r"|\b(?:t|t es|tes) serieux\b|\bton\b|\btes\b|\bvotre\b|\bvos\b"
)
_THIRD = re.compile(
    r"\b(?:il|elle|ils|elles) (?!a fait|ont fait|a travaille|ont travaille|y a|fait beau|faisait"
    r"|pleuvait|etait|etaient)"
    r"(?:me |m |te |t |l |le |la |les |se |s |nous |lui |leur |en |y |n )*[a-z]{2,}"
)
_GENERAL = re.compile(
    r"\b(?:le|la|les|l|une?|des) [a-z]+ c est (?:pas |que |au moins |minimum |minimum de )?\d"
    r"|\b(?:le|la|l|les|un|une|ca|c) (?:[a-z]+ ){0,2}(?:commence(?:nt)?|finit|finissent|dure|durent"
    r"|ouvre|ouvrent|ferme|ferment|debute)\b"
)
_NEXT_WEEK = re.compile(r"(?<!de la )\bsemaine (?:pro|prochain)\b")
_REQUEST = re.compile(
    r"\b(?:peu[xt]|pouvez|pourrais|pourriez|tu|vous|voudrais|aimerais|veux|faut|faudrait)(?: (?:me|m"
    r"|nous|le|la|les|l|bien|stp))* "
    r"(?:note[rsz]?|ajoute[rsz]?|rajoute[rsz]?|met[s]?|mettre|mettez|marque[rsz]?|enregistre[rsz]?"
    r"|inscri[st]|inscrire|compter?)\b"
)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon.alternatives(sorted(lexicon.members('talk', 'unreal')))})\b")


def unreal(given: Line) -> tuple[tuple[int, int], ...]:
    """The parts of the line that report nothing."""
    return tuple(_unreal(given.text))


def _unreal(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in (*_CUT.finditer(text), None):
        end = cut.start() if cut else len(text)
        cue = _cue(text[start:end])
        if cue is not None:
            yield start + cue, len(text) if " :" in text[start + cue : end] else end
        start = cut.end() if cut else end


def _cue(clause: str) -> int | None:
    """Where in a clause the report ends: at its beginning, unless a duration was told before the cue."""
    if _REQUEST.search(clause):
        return None
    found = [
        one.start()
        for pattern in (_AHEAD, _NOT, _THIRD, _OTHERS, _GENERAL, _NEXT_WEEK, _phrases())
        for one in _first(pattern, clause)
    ]
    if not found:
        return None
    first = min(found)
    return first if re.search(r"\d", clause[:first]) else 0


def _first(pattern: re.Pattern[str], clause: str) -> Iterator[re.Match[str]]:
    found = pattern.search(clause)
    if found:
        yield found
