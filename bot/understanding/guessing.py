"""Guesses what a mistyped word means, and never touches a word that is known."""

import re
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding import cutting, lexicon
from bot.understanding.normalise import plain
from bot.understanding.sounds import sound

_STAMMER = re.compile(r"(.)\1\1")
_UNITS = ("heures", "heure", "hrs", "hr", "h", "minutes", "minute", "min", "mn", "euros", "euro", "e")


@lru_cache(maxsize=1024)
def unit(word: str) -> str | None:
    """« heueres », « mintes » after a figure: a mistyped unit; « htonte »: a unit and a word run into it."""
    for start in _UNITS:
        rest = word[len(start) :]
        if word.startswith(start) and (cut := _rest(rest)):
            return f"{after_figure().get(start) or spellings().get(start, start)} {cut}"
    if word[0] == "h" and len(word) > 2 and _slips(word, "heure", "heures") < 2:
        return "h"
    return "min" if word[0] == "m" and len(word) > 4 and _slips(word, "minute", "minutes") < 3 else None


def _rest(rest: str) -> str | None:
    """What is run into a unit: « htonte », « hde », « hdetontehier »."""
    if rest in {"de", "d", "du", "a", "pile", "pil", "et"} or (
        len(rest) > 2 and (rest in subject_words() or rest in spellings())
    ):
        return rest
    parts = cutting.pieces(rest, _joinable())
    return " ".join(parts) if parts else None


def _slips(word: str, *meant: str) -> int:
    return min(OSA.distance(word, way) for way in meant)


def is_known(word: str) -> bool:
    """Whether a word needs no mending."""
    return word in known() or word in spellings()


@lru_cache(maxsize=8192)
def guessed(word: str, *, named: bool = False) -> str:
    """The one word that is meant, or those that were run together, or the word itself.

    Where a name stands (`named`) only slips are mended: « chez Dujardin » is nobody's garden.
    """
    if len(word) < 4 or len(word) > 24 or is_known(word) or word.rstrip("sx") in known():
        return word
    if named:
        return _nearest(word, _choices()) or word
    near = _nearest(word, _choices(and_talk=True))
    return near or _elided(word) or _two(word) or ("" if near == "" else _heard(word)) or _cut(word) or word


def _elided(word: str) -> str | None:
    """« darrosage », « jvais »: an apostrophe forgotten."""
    rest = word[1:]
    return (
        f"{word[0]} {rest}"
        if word[0] in "dlj" and len(rest) > 3 and (rest in subject_words() or rest in verbs())
        else None
    )


def _heard(word: str) -> str | None:
    """The one word that matters and sounds the same: « netoyaj »."""
    if len(word) < 5 or _STAMMER.search(word):
        return None
    return _by_sound().get(sound(word))


def _cut(word: str) -> str | None:
    parts = cutting.pieces(word, _joinable())
    return " ".join(parts) if parts else None


@cache
def did() -> frozenset[str]:
    """Participles of work."""
    return lexicon.members("people", "did") | lexicon.members("people", "work_verbs")


@cache
def measured() -> frozenset[str]:
    """What is counted in metres."""
    return lexicon.members("spelling", "metres_of")


@cache
def verbs() -> frozenset[str]:
    """Words of talk that « j' » may be run into."""
    return lexicon.members("spelling", "after_j")


@cache
def _by_sound() -> dict[str, str]:
    """Sounds of long words; none that two of them share."""
    found: dict[str, set[str]] = {}
    for word in subject_words():
        if len(word) > 4:
            found.setdefault(sound(word), set()).add(spellings().get(word, word))
    return {key: min(ways, key=len) for key, ways in found.items() if len(key) > 3 and _one_meaning(ways)}


def _one_meaning(ways: set[str]) -> bool:
    return len({way[:4] for way in ways}) == 1


def _nearest(word: str, known_words: dict[str, tuple[str, ...]]) -> str | None:
    """A known word with the same first letter one slip away; in long words two, after the same beginning.

    Empty when several are as near.
    """
    if len(word) < 5:
        return None
    slips = 1 if len(word) < 9 else 2
    choices = known_words.get(word[0], ())
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=3)
    near = [
        (best, away)
        for best, away, _ in found
        if (away < 2 or best[:3] == word[:3])
        and (len(word) > 6 or best not in _place_words())
        and (len(word) > 5 or best not in spellings())
    ]
    if not near:
        return None
    if len(near) > 1 and near[0][1] == near[1][1] and not _same(near[0][0], near[1][0]):
        return ""
    return spellings().get(near[0][0], near[0][0])


def _same(one: str, other: str) -> bool:
    return one[:5] == other[:5] or spellings().get(one, one) == spellings().get(other, other)


def _two(word: str) -> str | None:
    """« tontehier » → tonte hier; both halves must be words that matter."""
    if len(word) < 6:
        return None
    halves = ((word[:cut], word[cut:]) for cut in range(len(word) - 3, 2, -1))
    for first, second in halves:
        if first in _joinable() and second in _joinable():
            return f"{first} {second}"
    return None


@cache
def spellings() -> dict[str, str]:
    """Every known way of writing → the word that is kept."""
    return lexicon.forms("spelling", "words")


@cache
def after_figure() -> dict[str, str]:
    """What short signs mean right after a figure."""
    return lexicon.forms("spelling", "after_figure")


@cache
def known() -> frozenset[str]:
    """Every single word of the vocabularies: none of them is ever mended."""
    return (
        subject_words()
        | lexicon.members("ordinary", "words")
        | lexicon.members("names", "first_names")
        | lexicon.members("names", "surnames")
        | small_words()
    )


@cache
def _place_words() -> frozenset[str]:
    """« férié » is no « ferme », « gates » no « gîte »: short names of places are not guessed."""
    places = lexicon.words("customers")["places"]
    return frozenset(_singles(places).union(*(_singles(ways) for ways in places.values())))


@cache
def subject_words() -> frozenset[str]:
    """The words worth recognising when they are mistyped."""
    found: set[str] = set(lexicon.forms("spelling", "words").values())
    for entry in lexicon.words("activities").values():
        found.update(_singles(entry["words"]))
    customers = lexicon.words("customers")
    found.update(_singles(customers["places"]), _singles(customers["family"]))
    found.update(*(_singles(ways) for ways in customers["places"].values()))
    for part in ("weekdays", "months"):
        found.update(lexicon.forms("days", part))
    return frozenset(word for word in found if word.isalpha())


@cache
def activity_words() -> frozenset[str]:
    """Single words that name a work."""
    return frozenset().union(*(_singles(entry["words"]) for entry in lexicon.words("activities").values()))


@cache
def talk_words() -> frozenset[str]:
    """The long words that show that a message is no report, or that a day or a length is vague."""
    lists = [lexicon.words("talk")[part] for part in ("never", "chat", "private", "unreal", "plans")]
    lists += [lexicon.words("days")["vague"], lexicon.words("how_long")["vague"]]
    words = {word for phrases in lists for phrase in phrases for word in plain(str(phrase)).split()}
    return frozenset(word for word in words if len(word) > 5) | {"debut", "avant", "pause"}


@cache
def small_words() -> frozenset[str]:
    talk, people = lexicon.words("talk"), lexicon.words("people")
    lists = [*talk.values(), *(part for part in people.values() if isinstance(part, list))]
    numbers = [lexicon.forms("numbers", "units"), lexicon.forms("numbers", "tens")]
    single = {word for words in (*lists, *numbers) for phrase in words for word in plain(str(phrase)).split()}
    return frozenset(single | set(lexicon.words("customers")["particles"]))


def _singles(words: "list[str] | dict[str, list[str]]") -> set[str]:
    return {part for word in words for part in plain(str(word)).split() if len(part) > 2}


@cache
def _choices(*, and_talk: bool = False) -> dict[str, tuple[str, ...]]:
    """By first letter, the long words that a mistyped one may mean."""
    by_letter: dict[str, list[str]] = {}
    talk = talk_words() if and_talk else frozenset()
    long_ways = (form for form in spellings() if " " not in form)
    for word in sorted({"pause", *subject_words(), *talk, *long_ways, *lexicon.forms("numbers", "tens")}):
        if len(word) > 4:
            by_letter.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in by_letter.items()}


@cache
def _joinable() -> frozenset[str]:
    numbers = lexicon.forms("numbers", "units").keys() | lexicon.forms("numbers", "tens").keys()
    return frozenset(
        {word for word in subject_words() if len(word) > 2}
        | lexicon.members("spelling", "run_together")
        | numbers
    )
