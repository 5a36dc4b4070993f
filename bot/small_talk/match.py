"""Whether a message is small talk and nothing else, by words that stand in talk.yaml."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

LONGEST = 60
"""Characters: who writes more says more."""
WORDS_ONLY = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""Else « yes » and « no » would be true and false."""
REPEATED = re.compile(r"(.)\1+")
LAUGHTER = re.compile(r"a?(?:ha){2,}h?|(?:ah){2,}a?|(?:hi|he|ho|eh|ih){2,}|(?:lo+)+l+|(?:m+d+r+)+|x+d+")


@dataclass(frozen=True)
class Kind:
    """One kind of small talk; `rank` 0 answers before the others. A reaction, or replies."""

    name: str
    rank: int
    reaction: str | None
    reply: str | None
    reply_adult: str | None


@cache
def kinds() -> dict[str, Kind]:
    """By name, in the file's order."""
    return {
        name: Kind(name, rank, told.get("reaction"), told.get("reply"), told.get("reply_adult"))
        for rank, (name, told) in enumerate(_talk()["kinds"].items())
    }


def match(text: str) -> Kind | None:
    """None for whatever says more, or something else; never for a message with a figure."""
    if len(text) > LONGEST:
        return None
    signs, rest = _signs(text.casefold())
    if any(each.isnumeric() for each in rest):
        return None
    said = _cover(_words(rest))
    if said is None or not (said or signs):
        return None
    return min((kinds()[each] for each in (said or signs)), key=lambda kind: kind.rank)


def _signs(text: str) -> tuple[set[str], str]:
    """The kinds that emojis and signs say, and the text without them; an unknown emoji says nothing."""
    found: set[str] = set()
    for sign, kind in _known_signs():
        if sign in text:
            found.add(kind)
            text = text.replace(sign, " ")
    return found, text


def _words(text: str) -> list[str]:
    """Without accents and signs; a letter written several times counts once (« merciiii »)."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    spelled = "".join(each if each.isalnum() else " " for each in plain)
    return [_squeezed(each) for each in spelled.split()]


def _squeezed(word: str) -> str:
    return "lol" if LAUGHTER.fullmatch(word) else REPEATED.sub(r"\1", word)


def _cover(words: list[str]) -> set[str] | None:
    """The kinds of the phrases that the words are made of, all of them; None when one is left over."""
    found: set[str] = set()
    place = 0
    while place < len(words):
        size, kind = _phrase_at(words, place)
        if not size:
            return None
        found |= {kind} if kind else set()
        place += size
    return found


def _phrase_at(words: list[str], place: int) -> tuple[int, str | None]:
    """How many words the longest known phrase has from here, and its kind; None for a filler."""
    longest = min(_longest(), len(words) - place)
    for size in range(longest, 0, -1):
        phrase = tuple(words[place : place + size])
        if phrase in _phrases():
            return size, _phrases()[phrase]
    return 0, None


@cache
def _phrases() -> dict[tuple[str, ...], str | None]:
    """Each phrase as it is compared; the first kind that has it keeps it, fillers come last."""
    found: dict[tuple[str, ...], str | None] = {}
    for name, told in _talk()["kinds"].items():
        for each in told["said"]:
            found.setdefault(tuple(_words(str(each))), name)
    for each in _talk()["filler"]:
        found.setdefault(tuple(_words(str(each))), None)
    return found


@cache
def _longest() -> int:
    return max(len(each) for each in _phrases())


@cache
def _known_signs() -> list[tuple[str, str]]:
    """Longest first, so that « :-) » is not read as « :- » and a bracket."""
    told = _talk()["kinds"].items()
    signs = {str(sign).casefold(): name for name, each in told for sign in each.get("emojis", ())}
    return sorted(signs.items(), key=lambda each: -len(each[0]))


@cache
def _talk() -> Any:
    source = resources.files("bot.small_talk").joinpath("talk.yaml")
    return yaml.load(source.read_text(encoding="utf-8"), Loader=WORDS_ONLY)  # noqa: S506 - builds strings only
