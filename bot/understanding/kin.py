"""Work at somebody's: « chez ma tante Josette », relatives and neighbours as customers."""

from collections.abc import Iterator, Mapping
from functools import cache

from bot.understanding import lexicon, names
from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.phrases import Phrases


@cache
def kinship() -> Phrases[str]:
    shown = lexicon.words("customers")["shown_family"]
    return Phrases({word: shown.get(word, word) for word in lexicon.words("customers")["family"]})


def at_somebodys(given: Line) -> Iterator[Found[str]]:
    family = {given.within(one.start, one.end)[0]: one for one in kinship().find(given)}
    done = 0
    for place, word in enumerate(given.words):
        if word != "chez" or given.is_taken(place, place + 1) or place < done:
            continue
        first, done = _after_chez(given, place + 1, family)
        longer = _longer_at(given, first, done) if first not in family else done
        if longer > place + 1:
            shown = _shown_chez(given, place + 1, done, first in family) if done > place + 1 else ""
            rest = names.shown_as_typed(given, done, longer) if longer > done else ""
            done = longer
            yield Found(f"{shown} {rest}".strip(), given.offsets[place], given.end_of(done - 1))
    yield from relatives(given, list(family.values()))


def _longer_at(given: Line, first: int, done: int) -> int:
    """« chez Bio Loire »: what goes on with a name that is no relative's."""
    return max(names.with_capitals(given, first, done), names.with_unknown(given, first, done))


def relatives(given: Line, family: list[Found[str]]) -> Iterator[Found[str]]:
    """« lavage voiture papi »."""
    for found in family:
        places = given.within(found.start, found.end)
        if _is_customer(given, places[0]) and "chez" not in given.words[max(0, places[0] - 2) : places[0]]:
            end = _end_of_family(given, places[-1] + 1)
            extra = f" {names.shown(given, places[-1] + 1, end)}" if end > places[-1] + 1 else ""
            yield _counted(given, places[0], end) or Found(
                found.value + extra, found.start, given.end_of(end - 1)
            )


def _counted(given: Line, first: int, end: int) -> Found[str] | None:
    """« les 2 mamies du 2e »."""
    if not first or not given.words[first - 1].isdigit():
        return None
    start = first - 1 - (first > 1 and given.words[first - 2] in _DETERMINERS)
    floor = given.words[end : end + 3]
    if len(floor) == 3 and floor[0] == "du" and floor[1].isdigit() and floor[2] in {"e", "eme"}:
        end += 3
    said = given.said(given.offsets[start], given.end_of(end - 1))
    return Found(said.lower(), given.offsets[start], given.end_of(end - 1))


def _is_customer(given: Line, place: int) -> bool:
    """« avec ma cousine » worked too; « mon père a… » tells something else."""
    before = given.words[max(0, place - 3) : place]
    after = given.words[place + 1] if place + 1 < len(given.words) else ""
    if given.words[place] == "parents" and not {"mes", "pour", "des", "les", "ses", "leurs"}.intersection(
        before
    ):
        return False
    return "avec" not in before and after not in {"a", "de", "est", "arrive", "vient", "m"}


def _end_of_family(given: Line, place: int) -> int:
    """« papy jean », « tonton Eugène », « les sœurs Le Bras »."""
    several = given.words[max(place - 1, 0)] in {"parents", "voisins", "voisines"}
    if several and given.words[place : place + 1] not in (("d",), ("de",), ("des",)):
        return place
    end = names.end_of_name(given, place, after_title=False)
    if end > place and given.words[place] in _DETERMINERS and end - place < 2:
        return place
    return end


_DETERMINERS = frozenset(
    ["ma", "mon", "mes", "la", "le", "les", "l", "nos", "notre", "un", "une", "sa", "son", "leur", "leurs"]
)


def _after_chez(given: Line, place: int, family: Mapping[int, Found[str]]) -> tuple[int, int]:
    """Where the name begins, and the first token after it."""
    first = place
    while first < len(given.words) and first not in family and given.words[first] in _DETERMINERS:
        first += 1
    if first in family:
        return first, _end_of_family(given, given.within(family[first].start, family[first].end)[-1] + 1)
    end = names.end_of_name(given, first, after_title=True)
    return first, end if end > first else place


def _shown_chez(given: Line, place: int, end: int, family: bool) -> str:
    if family:
        first = next((one for one in range(place, end) if names.is_first_name(given.words[one])), end)
        first = max(first, place + 1)
        low = given.said(given.offsets[place], given.end_of(first - 1)).lower()
        return f"{low} {names.shown(given, first, end)}" if first < end else low
    return names.shown(given, place, end, small=given.words[place] in _DETERMINERS)
