"""Who is named: « avec Léa et Tom », « Tom et moi », and whose hours they are if not the author's."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from bot.understanding import lexicon, names, spelling
from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.normalise import plain

_WITH_ME = re.compile(
    r"(?:etait |est |a ete )?avec (?:moi|nous)\b|(?:etait |est )(?:la|venue?|present"
    r"|presente)\b(?! pas)|aussi(?! a\b)|(?:m|me|monsieur|nous) a(?:vait)? aide"
)
_LINKS = frozenset({",", "et", "+", "avec", "/", "-"})
_ARTICLES = frozenset({"un", "une", "des", "les", "le", "la", "l", "mon", "ma", "mes"})
_NOBODY = frozenset({"il", "elle", "on", "ils", "elles", "j", "ca"})
_ALSO_WORDS = frozenset({"rose", "marine", "romane", "claire", "max", "ambre", "val", "ana", "sana"})
"""First names that are ordinary words or abbreviations where no « avec » stands before them."""


def colleagues(given: Line, members: Sequence[str]) -> Iterator[Found[str]]:
    """Everybody who is said to have worked with the author, each once."""
    passed = 0
    for place in range(len(given.words)):
        first = _first_name(given, place, members) if given.offsets[place] >= passed else None
        for found in names_from(given, first, members) if first is not None else ():
            passed = found.end
            yield found


def _first_name(given: Line, place: int, members: Sequence[str]) -> int | None:
    """Where a list of colleagues begins, if the word at `place` announces one."""
    word, following = given.words[place], given.words[place + 1 : place + 2]
    if word == "avec":
        return None if given.is_taken(place, place + 1) else place + 1
    if word in {"moi", "et"}:
        return _beside_me(given, place)
    if word in {"aide", "aussi", "avait"} and following and is_known(following[0], members):
        return place + 1
    after = " ".join(given.words[place + 1 : place + 12])
    with_me = _WITH_ME.match(after) or (after.startswith("a ") and re.search(r"\bavec (?:moi|nous)\b", after))
    return place if with_me and is_known(word, members) else None


def is_known(word: str, members: Sequence[str]) -> bool:
    return names.is_first_name(word) or bool(members_named(word, members))


def _beside_me(given: Line, place: int) -> int | None:
    """« moi et Tom », « Tom et moi »: where the first name stands."""
    following = given.words[place + 1 : place + 3]
    if given.words[place] == "moi":
        return place + 2 if following[:1] == ("et",) and _is_person(following[1:]) else None
    if following[:1] != ("moi",) or not _is_person(given.words[max(0, place - 1) : place]):
        return None
    start = place - 1
    while (
        start > 1 and given.words[start - 1] in {",", "et"} and _is_person(given.words[start - 2 : start - 1])
    ):
        start -= 2
    return start


def _is_person(word: Sequence[str]) -> bool:
    return bool(word) and (names.is_first_name(word[0]) or names.may_be_name(word[0]))


def names_from(given: Line, place: int, members: Sequence[str]) -> Iterator[Found[str]]:
    """A list of names: « Léa, Tom et Sarah »; after the first a name must be known or follow « et »."""
    link = "avec"
    while place < len(given.words) and not given.is_taken(place, place + 1):
        word = given.words[place]
        if word in {"madame", "monsieur", "moi"} or not _named(word, link, members):
            return
        end = place + 1
        while end < len(given.words) and not given.tokens[end].apart and names.may_be_name(given.words[end]):
            end += 1
        end = _with_surname(given, place, end, members)
        yield Found(shown(given, place, end, members), given.offsets[place], given.end_of(end - 1))
        place, link = _next_name(given, end)


def _with_surname(given: Line, place: int, end: int, members: Sequence[str]) -> int:
    """« Léa Durand », « Léa D » where there are two Léas."""
    following = given.words[end] if end < len(given.words) else ""
    surnames = [plain(member).split()[1:] for member in members_named(given.words[place], members)]
    said = [one for one in surnames if one and following in {one[0], one[0][0]}]
    return end + 1 if said else end


def _next_name(given: Line, place: int) -> tuple[int, str]:
    link = ""
    while place < len(given.words) and given.words[place] in _LINKS:
        link = given.words[place]
        place += 1
    return (place, link) if link else (len(given.words), "")


def _named(word: str, link: str, members: Sequence[str]) -> bool:
    if is_known(word, members):
        return True
    if link == "avec" and word in spelling.SHORT_NAMES:
        return True
    return link in {"avec", "et", "+"} and names.may_be_name(word) and word not in _ARTICLES


def members_named(word: str, members: Sequence[str]) -> tuple[str, ...]:
    """The members who are meant by a first name, or by one with a single slip that is no other name."""
    first_names = [(plain(member).split()[0], member) for member in members if plain(member)]
    exact = tuple(member for first, member in first_names if first == word)
    if exact or len(word) < 4 or names.is_first_name(word):
        return exact
    return tuple(member for first, member in first_names if OSA.distance(first, word) == 1)


def members_meant(name: str, members: Sequence[str]) -> tuple[str, ...]:
    """The members of that first name, narrowed by a surname or its first letter when one was said."""
    words = plain(name).split()
    meant = members_named(words[0], members) if words else ()
    narrowed = tuple(one for one in meant if plain(one).startswith(" ".join(words)))
    return narrowed or meant


def shown(given: Line, place: int, end: int, members: Sequence[str]) -> str:
    meant = members_meant(plain(names.shown(given, place, end)), members)
    return meant[0] if len(meant) == 1 else names.shown(given, place, end)


@cache
def _did() -> str:
    return lexicon.alternatives(lexicon.words("people")["did"])


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(
        r"(?<!chez )(?<!pour )(?<!avec )\b(?:(?:ma|mon|mes|un|une|le|la|les|l|sa|son|ses|ton|ta|tes|nos"
        r"|notre|vos|votre|leurs?|des) (?P<other>(?:(?:grande?|petite?|beau|belle)s? )?[a-z]{3,15})"
        r"(?: de [a-z]{2,15})?"
        r"|(?P<bare>papa|maman|mamie|mami|mamy|papi|papy|tonton|tata|tatie)|il|elle|ils|elles)"
        rf" (?:a|ont|avait|avaient) (?:aussi |deja )?(?:{_did()})\b"
    )


def subject(whole: Line) -> tuple[int, int]:
    """Where somebody is said to have worked instead of the author: « mes parents ont fait »."""
    found = _relative().search(whole.text)
    return found.span() if found else (0, 0)


def somebody_else(whole: Line, given: Line, members: Sequence[str]) -> str | None:
    """Who worked instead of the author, if anybody: their hours are never written without a question.

    « Léa a fait 2h », « tom 3h compta », « 2h pour Léa »: a first name that is no customer and no colleague.
    """
    relative = _relative().search(whole.text)
    if relative:
        return relative["other"] or relative["bare"] or relative[0].split()[0]
    for place, word in enumerate(given.words):
        if not given.is_taken(place, place + 1) and _is_subject(given, place, word, members):
            return shown(given, place, place + 1, members)
    return None


_KEPT = {("garde", "de"), ("garder", "de"), ("anniversaire", "de"), ("anniv", "de"), ("fete", "de")}


def _is_subject(given: Line, place: int, word: str, members: Sequence[str]) -> bool:
    before = given.words[max(0, place - 2) : place]
    if before[-1:] in (("sainte",), ("ste",), ("saint",), ("st",)) or before in _KEPT:
        return False
    if before == ("c", "est") and given.words[place + 1 : place + 2] in ((",",), (".",), ("j",), ()):
        return False
    if is_known(word, members) and word not in _ALSO_WORDS:
        return True
    following = " ".join(given.words[place + 1 : place + 3])
    return (
        names.may_be_name(word)
        and word not in _NOBODY
        and bool(re.match(rf"(?:a|ont) (?:{_did()})\b", following))
    )
