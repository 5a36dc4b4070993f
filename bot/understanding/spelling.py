"""Mends the spelling of words: abbreviations, SMS, words run together and small typing errors."""

from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding import lexicon
from bot.understanding.normalise import plain

if TYPE_CHECKING:
    from bot.understanding.tokens import Token

_LONGEST_PHRASE = 4
_TITLES = frozenset({"madame", "monsieur"})
_SHORT_NAMES = frozenset(
    {"sam", "mat", "jul", "jo", "dan", "mar", "avril", "juin", "mai", "jeu", "der", "boss"}
)


def mend(given: "list[Token]") -> "list[Token]":
    """Each word or group of words that is known by another spelling, under the spelling that is kept."""
    done: list[Token] = []
    place = 0
    while place < len(given):
        size, text = _kept_at(given, place, done)
        token = given[place]
        if " " in text and size == 1:
            done.extend(_parts(token, text.split()))
        else:
            said = " ".join(part.said for part in given[place : place + size])
            done.append(replace(token, text=text, said=said, end=given[place + size - 1].end))
        place += size
    return done


def _parts(token: "Token", words: list[str]) -> "list[Token]":
    """Words that were run together, each with its own letters."""
    parts: list[Token] = []
    start = token.start
    for number, word in enumerate(words):
        end = token.end if number == len(words) - 1 else min(start + len(word), token.end - 1)
        kept = spellings().get(word, word)
        parts.append(
            replace(
                token,
                text=kept,
                said=word,
                start=start,
                end=max(end, start + 1),
                apart=token.apart or number > 0,
            )
        )
        start = end
    return parts


def _kept_at(given: "list[Token]", place: int, done: "list[Token]") -> tuple[int, str]:
    """How many tokens form a known spelling from here, and what it stands for."""
    word = given[place].text
    before = done[-1] if done else None
    if not given[place].is_word or _is_a_name(given, place, before):
        return 1, word
    if before is not None and before.is_figure:
        return _after_a_figure(given, place)
    return _phrase(given, place) or (1, spellings().get(word) or _guessed(word))


def _is_a_name(given: "list[Token]", place: int, before: "Token | None") -> bool:
    if before is None:
        return False
    if before.text in _TITLES and given[place].text not in {"et", "m", "monsieur"}:
        return given[place].text not in spellings() or spellings()[given[place].text] not in _TITLES
    return before.text in {"avec", "et"} and given[place].text in _SHORT_NAMES


def _after_a_figure(given: "list[Token]", place: int) -> tuple[int, str]:
    """Right after a figure a lone « h », « e » or « m » is a unit, and a unit may be run into the next word."""
    word = given[place].text
    phrase = _phrase(given, place)
    glued_figure = place + 1 < len(given) and given[place + 1].text.isdigit() and not given[place + 1].apart
    if word == "e" and glued_figure and len(given[place + 1].text) != 2:
        return 1, word
    if word in after_figure():
        return 1, word if given[place].apart and word in {"m", "r"} else after_figure()[word]
    if phrase:
        return phrase
    if word in spellings():
        return 1, spellings()[word]
    for unit in ("heures", "heure", "hrs", "hr", "h", "minutes", "minute", "min", "mn", "euros", "euro", "e"):
        rest = word[len(unit) :]
        if word.startswith(unit) and len(rest) > 2 and (rest in subject_words() or rest in spellings()):
            return 1, f"{after_figure().get(unit) or spellings().get(unit, unit)} {rest}"
    return 1, _unit(word) or _guessed(word)


@lru_cache(maxsize=1024)
def _unit(word: str) -> str | None:
    """« heueres », « mintes »: a mistyped unit."""
    if word[0] == "h" and len(word) > 2 and min(OSA.distance(word, way) for way in ("heure", "heures")) < 2:
        return "h"
    near = (
        len(word) > 4 and word[0] == "m" and min(OSA.distance(word, way) for way in ("minute", "minutes")) < 3
    )
    return "min" if near else None


def _phrase(given: "list[Token]", place: int) -> tuple[int, str] | None:
    for size in range(min(_LONGEST_PHRASE, len(given) - place), 1, -1):
        phrase = " ".join(token.text for token in given[place : place + size])
        if phrase in spellings():
            return size, spellings()[phrase]
    return None


def is_known(word: str) -> bool:
    """Whether a word needs no mending."""
    return word in known() or word in spellings()


@lru_cache(maxsize=8192)
def _guessed(word: str) -> str:
    """The one word that is meant, or two that were run together, or the word itself."""
    if len(word) < 4 or len(word) > 24 or is_known(word) or word.rstrip("sx") in known():
        return word
    return _nearest(word) or _two(word) or word


def _nearest(word: str) -> str | None:
    """A known word one slip away, two in long words, with the same first letter."""
    if len(word) < 5:
        return None
    slips = 1 if len(word) < 8 else 2
    choices = _choices().get(word[0], ())
    found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=2)
    if not found or len(found) > 1 and found[0][1] == found[1][1] and not _same(found[0][0], found[1][0]):
        return None
    best = found[0][0]
    return spellings().get(best, best) if len(best) > 4 else None


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
        | small_words()
    )


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
def small_words() -> frozenset[str]:
    talk, people = lexicon.words("talk"), lexicon.words("people")
    lists = [*talk.values(), *(part for part in people.values() if isinstance(part, list))]
    numbers = [lexicon.forms("numbers", "units"), lexicon.forms("numbers", "tens")]
    single = {word for words in (*lists, *numbers) for phrase in words for word in plain(str(phrase)).split()}
    return frozenset(single | set(lexicon.words("customers")["particles"]))


def _singles(words: "list[str] | dict[str, list[str]]") -> set[str]:
    return {part for word in words for part in plain(str(word)).split() if len(part) > 2}


@cache
def _choices() -> dict[str, tuple[str, ...]]:
    by_letter: dict[str, list[str]] = {}
    long_ways = (form for form in spellings() if " " not in form)
    for word in sorted({*subject_words(), *long_ways, *lexicon.forms("numbers", "tens")}):
        if len(word) > 4:
            by_letter.setdefault(word[0], []).append(word)
    return {letter: tuple(words) for letter, words in by_letter.items()}


@cache
def _joinable() -> frozenset[str]:
    small = {
        "chez",
        "avec",
        "jai",
        "fait",
        "de",
        "mme",
        "hier",
        "ajd",
        "pour",
        "soir",
        "matin",
        "aprem",
        "dernier",
        "la",
        "le",
        "une",
        "heure",
        "heures",
    }
    numbers = lexicon.forms("numbers", "units").keys() | lexicon.forms("numbers", "tens").keys()
    return frozenset({word for word in subject_words() if len(word) > 2} | small | numbers)
