"""With whom and how many: « avec Léa et Tom », « à 3 », « on était 5 », « 3h chacun »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.understanding import colleagues, lexicon
from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.phrases import phrases

MOST = 40
"""More people than a cooperative has are no people."""

_NO_COUNT = r"(?![ ~]?(?:h\b|min\b|[€:/x%-]|euros|balles|j\b|km|ans?\b|\d|a \d|reprise|fois))"
_TOGETHER = re.compile(
    r"\b(?:a nous|nous) (?:\d|deux)|\ba \d{1,2} en toute\b"
    r"|\b(?:en toute|au total) (?:a|pour|avec) (?:nous )?\d"
)


_ASIDE = re.compile(
    r"\b(?:sauf|sans) (?!pause|coupure|compter|h\b|\d)[a-z]{2,15}\b|\b(?:comme|que|selon|d apres"
    r"|d apres ce que) "
    r"(?:(?:l )?(?:a|avait|disait|dit) (?:dit )?[a-z]{2,15}|[a-z]{2,15} (?:l )?a (?:dit|mis|note))\b"
    r"|\b[a-z]{2,15} (?:elle |il )?(?:(?:a|etait|est|n a|n etait) )?pas (?:pu|la|venue?|present)\b(?: venir)?"
)


_INSTEAD = re.compile(
    r"\b(?P<gone>avec [a-z]{2,15}(?: et [a-z]{2,15})?)[ ,.]*(?:(?:euh|heu|non|nan|enfin|pardon|oups)[ ,.]*)+"
    r"(?:c etait |plutot )?(?=avec )"
)
"""« avec Tom, euh non avec Théo »: who is taken back."""
_CHANGED = re.compile(r",? (?:puis|ou|et puis|ensuite|apres) \d{1,2}\b(?![ ~]?(?:h|min|€))")


@cache
def _counts() -> re.Pattern[str]:
    after, others = (
        lexicon.alternatives(lexicon.words("people")[part]) for part in ("after_count", "others")
    )
    people_follow = rf"(?= ?(?:$|[,.;!?)(\n#]|(?:{after}|[a-z]{{5,}})\b))"
    return re.compile(
        r"\b(?:on|nous) (?:etait|est|etions|sommes|a etait) (?:a |que )?(?P<were>\d{1,2})\b"
        r"|\b(?:a )?nous (?P<us>\d{1,2})\b"
        rf"|(?<!jusqu )\ba (?P<at>\d{{1,2}})\b{_NO_COUNT}{people_follow}"
        r"|\b(?P<persons>\d{1,2})[ ~]personnes\b|\b(?:equipe|groupe) de (?P<team>\d{1,2})\b"
        rf"|\btoute les (?P<all>[2-9])\b|\bavec (?P<others>\d{{1,2}})[ ~](?:{others})\b"
    )


@dataclass(frozen=True, slots=True)
class People:
    """`count` includes the author (None = not said); `shared` when the time may be that of all together."""

    count: int | None = None
    colleagues: tuple[Found[str], ...] = ()
    shared: bool = False
    doubtful: bool = False
    everyone: bool = False
    taken: tuple[tuple[int, int], ...] = ()


NOBODY = People()


def people(given: Line, members: Sequence[str]) -> People:
    """Everything the line says about who worked."""
    everyone, shared = phrases("people", "everyone").any_in(given), _is_shared(given)
    groups = ("everybody", "alone", "pair")
    everybody = [(one.start, one.end) for part in groups for one in phrases("people", part).find(given)]
    alone, pair = (phrases("people", part).any_in(given) for part in ("alone", "pair"))
    aside = [one.span() for one in _ASIDE.finditer(given.text)]
    aside += [one.span("gone") for one in _INSTEAD.finditer(given.text)]
    given = given.without((*everybody, *aside))
    named = tuple(colleagues.colleagues(given, members))
    counted = _counts().search(given.text)
    said = _counted(counted) if counted else 2 if pair else 1 if alone else None
    changed = _CHANGED.match(given.text, counted.end()) if counted else None
    spans = [changed.span()] if changed else []
    spans += [(one.start, one.end) for one in named] + ([counted.span()] if counted else [])
    return People(
        count=len(named) + 1 if said is None and named else said,
        colleagues=named,
        shared=shared,
        doubtful=_is_doubtful(named, said, members) or changed is not None,
        everyone=everyone,
        taken=(*spans, *everybody, *aside),
    )


def _is_doubtful(named: Sequence[Found[str]], said: int | None, members: Sequence[str]) -> bool:
    """Two Léas, or fewer people said than named."""
    several = any(len(colleagues.members_meant(one.value, members)) > 1 for one in named)
    return several or (said is not None and bool(named) and said < len(named) + 1)


def _is_shared(given: Line) -> bool:
    """« 6h à nous 3 » may be the sum of all or the time of each, unless « chacun » says so."""
    together = _TOGETHER.search(given.text) or phrases("people", "shared").any_in(given)
    return bool(together) and not phrases("people", "each").any_in(given)


def _counted(counted: re.Match[str]) -> int | None:
    number = next(int(one) for one in counted.groups() if one) + bool(counted["others"])
    return number if 1 <= number <= MOST else None
