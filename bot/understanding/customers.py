"""For whom: « Mme Le Goff », « chez mamie », « boulangerie Paul », and the cooperative's own customers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from rapidfuzz.distance import OSA

from bot.understanding import kin, lexicon, matching, names
from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.matching import Customer
from bot.understanding.normalise import plain
from bot.understanding.phrases import Phrases, as_tokens


@cache
def _places() -> Phrases[str]:
    meanings: dict[str, str] = {}
    for shown, ways in lexicon.words("customers")["places"].items():
        meanings |= dict.fromkeys((shown, *ways), shown)
    return Phrases(meanings)


@cache
def _titles() -> dict[str, str]:
    return {form: shown for shown, forms in lexicon.words("customers")["titles"].items() for form in forms}


def titled(given: Line, known: Sequence[str]) -> Iterator[Found[Customer]]:
    """« Mme Le Goff », « M. et Mme Derrien »: read first, since a name may be any word (« M. Mardi »)."""
    return (Found(matching.matched(one.value, known), one.start, one.end) for one in _titled(given))


def long_places(given: Line, known: Sequence[str]) -> tuple[Found[Customer], ...]:
    """« auto école », « maison de retraite »: places of several words, which nothing else may break up."""
    found = [one for one in _placed(given) if len(given.within(*_bare(one, given))) > 1]
    return tuple(Found(matching.matched(one.value, known), one.start, one.end) for one in found)


def _bare(one: Found[str], given: Line) -> tuple[int, int]:
    first = next((each for each in _places().find(given) if each.start == one.start), None)
    return (first.start, first.end) if first else (one.start, one.end)


def placed(given: Line, known: Sequence[str]) -> Iterator[Found[Customer]]:
    """« chez mamie », « boulangerie Paul », and the cooperative's own customers without a title."""
    for find in (kin.at_somebodys, _placed):
        for found in list(find(given)):
            given = given.taken(found.start, found.end)
            yield Found(matching.matched(found.value, known), found.start, found.end)
    yield from _known(given, known)


def without_their_places(
    given: Line, places: Iterable[Found[Customer]], people: Iterable[Found[Customer]]
) -> tuple[Found[Customer], ...]:
    """« le garage de Mme Corre » is no customer besides her."""
    owners = [one.start for one in people]
    return tuple(
        place
        for place in places
        if not any(
            given.text[place.end : owner].strip() in {"de", "chez", "a", ""}
            for owner in owners
            if owner >= place.end
        )
    )


def joined(given: Line, found: Iterable[Found[Customer]]) -> tuple[Found[Customer], ...]:
    """« asso Emmaüs », « école Croix-Rouge »: two places in a row are one."""
    done: list[Found[Customer]] = []
    for one in sorted(found, key=lambda each: each.start):
        last = done[-1] if done else None
        if last and given.text[last.end : one.start].strip(" ~") in {
            "",
            "de",
            "du",
            "la",
            "le",
            "l",
            "de la",
            "des",
            "aux",
            "de l",
        }:
            at = "Chez " if given.said(one.start, one.end).startswith("Chez ") else ""
            done[-1] = Found(Customer(f"{last.value.name} {at}{one.value.name}"), last.start, one.end)
        else:
            done.append(one)
    return tuple(done)


def _known(given: Line, known: Sequence[str]) -> Iterator[Found[Customer]]:
    """Known customers named without title or preposition: « tonte kervella »."""
    if not known:
        return
    by_words = {as_tokens(name): name for name in known}
    by_words |= {words[-1:]: name for words, name in list(by_words.items()) if len(words[-1]) > 3}
    for found in Phrases({" ".join(words): name for words, name in by_words.items()}).find(given):
        yield Found(Customer(found.value), found.start, found.end)


def _titled(given: Line) -> Iterator[Found[str]]:
    place = 0
    while place < len(given.words):
        title = _titles().get(given.words[place])
        after = _name_after(given, place) if title and not given.is_taken(place, place + 1) else None
        if title is None or after is None or after[0] == after[1]:
            place += 1
            continue
        first, end = after
        title = _couple(given, place, first) or title
        yield Found(f"{title} {names.shown(given, first, end)}", given.offsets[place], given.end_of(end - 1))
        place = end


def _couple(given: Line, place: int, first: int) -> str | None:
    """« m. et mme Derrien »."""
    between = [_titles()[word] for word in given.words[place:first] if word in _titles()]
    return " et ".join(between) if len(between) > 1 else None


def _name_after(given: Line, place: int) -> tuple[int, int]:
    first = place + 1
    while first < len(given.words) and (given.words[first] == "." or given.words[first] in _titles()):
        first += 1
    if given.words[first : first + 2] == ("et", "madame") or given.words[first : first + 2] == (
        "et",
        "monsieur",
    ):
        return _name_after(given, first + 1)
    return first, names.end_of_name(given, first, after_title=True)


def _placed(given: Line) -> Iterator[Found[str]]:
    for found in _places().find(given):
        place = given.within(found.start, found.end)[-1] + 1
        if _is_no_place(given, given.within(found.start, found.end)[0]):
            continue
        end = max(names.end_of_name(given, place, after_title=False), names.end_after_article(given, place))
        end = names.with_unknown(given, place, end)
        head = _as_typed(given, found)
        longer = names.with_capitals(given, place, end)
        called = names.shown_as_typed(given, place, longer) if longer > end else ""
        end = max(longer, end)
        shown = head if end == place else f"{head} {called or names.shown(given, place, end)}"
        yield Found(shown, found.start, given.end_of(end - 1) if end > place else found.end)


def _as_typed(given: Line, found: Found[str]) -> str:
    """The place's own name for a misspelling of it; another word for it stays (« Coiffeur »)."""
    typed, kept = plain(given.text[found.start : found.end]), plain(found.value)
    if " " in typed and not _is_same_name(typed, kept):
        said = given.said(found.start, found.end)
        return said[:1].upper() + said[1:]
    if len(typed.split()) > len(kept.split()) and typed.startswith(f"{kept} "):
        said = given.said(found.start, found.end)
        return said[:1].upper() + said[1:]
    if kept.startswith(typed[:4]) or OSA.normalized_similarity(typed, kept) > 0.6:
        return found.value
    said = given.said(found.start, found.end)
    return said[:1].upper() + said[1:]


def _is_same_name(typed: str, kept: str) -> bool:
    """« auto ecole » is the Auto-école; « cabinet dentaire » is no Cabinet médical."""
    first, second = (re.sub("[^a-z0-9]", "", each) for each in (typed, kept))
    return second.startswith(first) or OSA.normalized_similarity(first, second) >= 0.7


_OPEN_AIR = re.compile(r" (?:de |en )?(?:plein air|debat|concert|club du|ce soir)\b")


_EVENT = re.compile(
    r"\b(?:forum|tournoi|fete|kermesse|loto|gala|concours|anniversaire|anniv|foire|bal|journee|soiree|spectacle"
    r"|rencontre|salon|course|vide grenier|portes ouvertes|inauguration)s?"
    r"(?: annuel| sportif)? (?:de|du|des|d)(?: (?:la|le|les|l))?[ ~]$"
)
"""« forum des assos », « tournoi de l'amicale »: an occasion that nobody ordered."""


def _is_no_place(given: Line, place: int) -> bool:
    """« fête de l'école », « sortie de l'école » are occasions, « la poste » may be a post."""
    before = given.text[max(0, given.offsets[place] - 40) : given.offsets[place]]
    if _OPEN_AIR.match(given.text[given.end_of(place) :]) or _EVENT.search(before):
        return True
    return any(
        word in {"fete", "kermesse", "sortie", "repas", "bal", "carte"}
        for word in given.words[max(0, place - 3) : place]
    )
