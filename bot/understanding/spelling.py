"""Mends the spelling of words: abbreviations, SMS, words run together and small typing errors."""

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from bot.understanding import lexicon

if TYPE_CHECKING:
    from bot.understanding.tokens import Token

_LONGEST_PHRASE = 4


def mend(given: "list[Token]") -> "list[Token]":
    """Each word or group of words that is known by another spelling, under the spelling that is kept."""
    done: list[Token] = []
    place = 0
    while place < len(given):
        size, text = _known_at(given, place)
        token = given[place]
        if size:
            said = " ".join(part.said for part in given[place : place + size])
            token = replace(token, text=text, said=said, end=given[place + size - 1].end)
        done.append(token)
        place += size or 1
    return done


def _known_at(given: "list[Token]", place: int) -> tuple[int, str]:
    """How many tokens form a known spelling from here, and what it stands for."""
    word = given[place].text
    if place and given[place - 1].is_figure:
        meaning = after_figure().get(word)
        if meaning:
            return 1, meaning
    for size in range(min(_LONGEST_PHRASE, len(given) - place), 1, -1):
        phrase = " ".join(token.text for token in given[place : place + size])
        if phrase in spellings():
            return size, spellings()[phrase]
    return (1, spellings()[word]) if word in spellings() else (0, word)


@cache
def spellings() -> dict[str, str]:
    return lexicon.forms("spelling", "words")


@cache
def after_figure() -> dict[str, str]:
    return lexicon.forms("spelling", "after_figure")
