"""Who is added to an open card or taken off it: « avec Tom aussi », « sans Léa », « enlève Tom »."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.understanding import colleagues, lexicon
from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.normalise import plain

_THERE = r"(?: (?:aussi|egalement|etait (?:la|avec|present|presente)))"
_ABSENT = re.compile(r" (?:n )?(?:y )?(?:etait|est) (?:pas|absente?)|(?: etait)? pas (?:la|venue?|avec)\b")
_ALSO = re.compile(rf"{_THERE}+|(?: (?:pas|et non|au lieu|plutot que) )")
_SKIPPED = frozenset({"avec", "de", "d", "du", "a", "y", "il", "que"})


@dataclass(frozen=True, slots=True)
class CrewChanges:
    """Names added, names of the card that go, and where it was said."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    taken: tuple[tuple[int, int], ...] = ()


def crew_changes(given: Line, members: Sequence[str], present: Sequence[str]) -> CrewChanges:
    """What the words around first names say; « avec … » itself is left to the reading of people."""
    gone, come = list(_removed(given, members, present)), []
    rest = given.without((one.start, one.end) for one in gone)
    come = list(_added(rest, members))
    return CrewChanges(
        tuple(dict.fromkeys(one.value for one in come)),
        tuple(dict.fromkeys(one.value for one in gone)),
        tuple((one.start, one.end) for one in (*gone, *come)),
    )


def _removed(given: Line, members: Sequence[str], present: Sequence[str]) -> Iterator[Found[str]]:
    for one in _listed(given, lexicon.members("talk", "removing"), [*members, *present]):
        if name := _on_card(one.value, present):
            yield Found(name, one.start, one.end)
    for place, word in enumerate(given.words):
        name, start = _on_card(word, present), given.offsets[place]
        absent = _ABSENT.match(given.text[given.end_of(place) :])
        if name and absent:
            yield Found(name, start, given.end_of(place) + absent.end())


def _added(given: Line, members: Sequence[str]) -> Iterator[Found[str]]:
    yield from _listed(given, lexicon.members("talk", "adding"), members, left_out="avec")
    for place, word in enumerate(given.words):
        if given.is_taken(place, place + 1) or not colleagues.is_known(word, members):
            continue
        if _ALSO.match(given.text[given.end_of(place) :] + " ") and "avec" not in given.words[:place]:
            yield Found(
                colleagues.shown(given, place, place + 1, members), given.offsets[place], given.end_of(place)
            )


def _listed(
    given: Line, leads: frozenset[str], members: Sequence[str], left_out: str = ""
) -> Iterator[Found[str]]:
    """The known names right after one of these words."""
    for place, word in enumerate(given.words):
        first = place + 1
        if word not in leads or given.is_taken(place, first):
            continue
        while first < len(given.words) and given.words[first] in _SKIPPED - {left_out}:
            first += 1
        following = given.words[first : first + 1]
        if following and not given.is_taken(first, first + 1) and colleagues.is_known(following[0], members):
            yield from colleagues.names_from(given, first, members)


def _on_card(word: str, present: Sequence[str]) -> str | None:
    """The colleague of the card who is meant, with a single slip at most."""
    said = plain(word)
    if not said:
        return None
    firsts = [(plain(name), name) for name in present]
    for folded, name in firsts:
        if said in {folded, folded.split()[0]}:
            return name
    near = [name for folded, name in firsts if len(said) > 3 and OSA.distance(said, folded.split()[0]) == 1]
    return near[0] if len(near) == 1 else None
