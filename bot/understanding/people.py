"""With whom and how many: « avec Léa et Tom », « à 3 », « on était 5 », « 3h chacun », and whose hours they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding import lexicon, names
from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.normalise import plain
from bot.understanding.phrases import Phrases, phrases

_COUNT = re.compile(
    r"(?:\b(?:on|nous) (?:etait|est|etions|sommes|ete|a etait) (?:a )?(?P<a>\d{1,2})\b|\ba nous (?P<b>\d{1,2})\b|\bnous (?P<c>\d{1,2})\b"
    r"|(?<!jusqu )\ba (?P<d>\d{1,2})\b(?![ ~]?(?:h\b|min\b|[€:/x%-]|euros|balles|j\b|km|an\b|ans\b|\d|a \d|reprise|fois))(?= ?(?:$|[,.;!?)(\n#]|(?:personnes|sur|pour|chez|avec|de|d|dont|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aujourdhui|ce|le|la|et|au|dans|en|cet|cette|tonte|je|moi|madame|monsieur|[a-z]{5,})\b))"
    r"|\b(?P<e>\d{1,2})[ ~]personnes\b|\bequipe de (?P<f>\d{1,2})\b|\bgroupe de (?P<g>\d{1,2})\b|\btoute les (?P<i>[2-9])\b)"
    r"|\bavec (?P<others>\d{1,2})[ ~](?:autres?|personnes|copains|copines|collegues|potes|jeunes|amis|cooperants?|coops?|gars|filles)\b"
)
_SHARED = re.compile(
    r"\b(?:a nous|nous) (?:\d|deux)|\ba \d{1,2} en toute\b|\b(?:en toute|au total) (?:a|pour|avec) (?:nous )?\d|\bcumule|\bau total a\b"
)
_EACH = re.compile(r"\b(?:chacun|chacune|par personnes?|par tete|chaque|each)\b")


@dataclass(frozen=True, slots=True)
class People:
    """`count` includes the author (None = not said); `shared` when the time may be that of all together."""

    count: int | None = None
    colleagues: tuple[Found[str], ...] = ()
    shared: bool = False
    doubtful: bool = False
    taken: tuple[tuple[int, int], ...] = ()


@cache
def _everybody() -> Phrases[str]:
    return phrases("people", "everybody")


@cache
def _pair() -> Phrases[str]:
    return phrases("people", "pair")


@cache
def _alone() -> Phrases[str]:
    return phrases("people", "alone")


def people(given: Line, members: Sequence[str]) -> People:
    """Everything the line says about who worked."""
    everybody = [(one.start, one.end) for one in _everybody().find(given)]
    given = given.without(everybody)
    colleagues = tuple(_colleagues(given, members))
    counted = _COUNT.search(given.text)
    said = _counted(given, counted)
    count = len(colleagues) + 1 if said is None and colleagues else said
    shared = bool(_SHARED.search(given.text)) and not _EACH.search(given.text)
    spans = [(one.start, one.end) for one in colleagues]
    if counted:
        spans.append(counted.span())
    unclear = said is not None and colleagues and said < len(colleagues) + 1
    return People(count, colleagues, shared, bool(unclear), (*spans, *everybody))


def _counted(given: Line, counted: re.Match[str] | None) -> int | None:
    if counted:
        number = next(int(one) for one in counted.groups() if one) + bool(counted["others"])
        return number if 1 <= number <= 40 else None
    if _pair().any_in(given):
        return 2
    return 1 if _alone().any_in(given) else None


def _colleagues(given: Line, members: Sequence[str]) -> Iterator[Found[str]]:
    seen: set[int] = set()
    for place, word in enumerate(given.words):
        if word == "avec" and not given.is_taken(place, place + 1):
            first = place + 1
        elif word in {"moi", "et"} and _beside_me(given, place) is not None:
            first = _beside_me(given, place) or 0
        elif (
            word == "aide"
            and place + 1 < len(given.words)
            and _is_known_person(given.words[place + 1], members)
        ):
            first = place + 1
        elif _is_known_person(word, members) and _is_with_me(given, place):
            first = place
        else:
            continue
        for found in _names_from(given, first, members):
            if found.start not in seen:
                seen.add(found.start)
                yield found


def _is_with_me(given: Line, place: int) -> bool:
    """« Inès était avec moi »."""
    return (
        re.match(r"(?:etait |est |a ete )?avec (?:moi|nous)\b", " ".join(given.words[place + 1 : place + 5]))
        is not None
    )


def _is_known_person(word: str, members: Sequence[str]) -> bool:
    return names.is_first_name(word) or _member(word, members) is not None


def _beside_me(given: Line, place: int) -> int | None:
    """« moi et Tom », « Tom et moi »: where the first name stands."""
    following = given.words[place + 1 : place + 3]
    if given.words[place] == "moi" and following[:1] == ("et",) and len(following) > 1:
        return place + 2 if _is_person(following[1]) else None
    if (
        given.words[place] == "et"
        and following[:1] == ("moi",)
        and place > 0
        and _is_person(given.words[place - 1])
    ):
        start = place - 1
        while start > 1 and given.words[start - 1] in {",", "et"} and _is_person(given.words[start - 2]):
            start -= 2
        return start
    return None


def _is_person(word: str) -> bool:
    return names.is_first_name(word) or names.may_be_name(word)


def _names_from(given: Line, place: int, members: Sequence[str]) -> Iterator[Found[str]]:
    """A list of names: « Léa, Tom et Sarah »; after the first a name must be known or follow « et »."""
    link = "avec"
    while place < len(given.words) and not given.is_taken(place, place + 1):
        word = given.words[place]
        if word in {"madame", "monsieur", "moi"} or not _named(word, link, members):
            return
        end = place + 1
        while end < len(given.words) and not given.tokens[end].apart and names.may_be_name(given.words[end]):
            end += 1
        yield Found(_shown(given, place, end, members), given.offsets[place], given.end_of(end - 1))
        place, link = _next_name(given, end)


def _next_name(given: Line, place: int) -> tuple[int, str]:
    link = ""
    while place < len(given.words) and given.words[place] in {",", "et", "+", "avec", "/", "-"}:
        link = given.words[place]
        place += 1
    return (place, link) if link else (len(given.words), "")


def _named(word: str, link: str, members: Sequence[str]) -> bool:
    if names.is_first_name(word) or _member(word, members):
        return True
    return (
        link in {"avec", "et", "+"}
        and names.may_be_name(word)
        and word not in {"un", "une", "des", "les", "le", "la", "l", "mon", "ma", "mes"}
    )


def _member(word: str, members: Sequence[str]) -> str | None:
    """The member who is meant, by first name, with one slip in a longer name."""
    folded = {plain(member).split()[0]: member for member in members if plain(member)}
    if word in folded:
        return folded[word]
    near = (
        process.extractOne(word, folded.keys(), scorer=OSA.distance, score_cutoff=1)
        if len(word) > 4
        else None
    )
    return folded[near[0]] if near else None


def _shown(given: Line, place: int, end: int, members: Sequence[str]) -> str:
    return _member(given.words[place], members) or names.shown(given, place, end)


_RELATIVE = re.compile(
    r"\b(?:(?:ma|mon|un|une|le|la|sa|son|ton|ta) (?P<other>[a-z]{3,15})|il|elle|ils|elles) (?:a|ont|avait) (?:aussi |deja )?"
    r"(?:fait|travaille|aide|tondu|lave|nettoye|range|peint|participe|tenu|passe)\b"
)


def somebody_else(given: Line, members: Sequence[str]) -> str | None:
    """Who worked instead of the author, if anybody: their hours are never written without a question.

    « Léa a fait 2h », « tom 3h compta », « 2h pour Léa »: a first name that is neither customer nor colleague.
    """
    relative = _RELATIVE.search(given.text)
    if relative:
        return relative["other"] or relative[0].split()[0]
    for place, word in enumerate(given.words):
        if given.is_taken(place, place + 1) or not _subject(given, place, word, members):
            continue
        return _shown(given, place, place + 1, members)
    return None


_ALSO_WORDS = frozenset({"rose", "marine", "romane", "claire", "max", "ambre", "val", "ana", "sana"})


def _subject(given: Line, place: int, word: str, members: Sequence[str]) -> bool:
    following = " ".join(given.words[place + 1 : place + 3])
    known = names.is_first_name(word) or _member(word, members) is not None
    if known and word not in _ALSO_WORDS:
        return True
    unknown = names.may_be_name(word) and word not in {"il", "elle", "on", "ils", "elles", "j", "ca"}
    return (
        unknown
        and re.match(r"(?:a|ont) (?:fait|travaille|aide|tondu|lave|nettoye|bosse)\b", following) is not None
    )
