"""Finds the words of a vocabulary in a line, the longest first, in the singular or the plural."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Generic, TypeVar

from bot.understanding import lexicon
from bot.understanding.found import Found
from bot.understanding.line import Line, line

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases and what each stands for; built once, then only read."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self._meanings: dict[tuple[str, ...], T] = {}
        for phrase, meaning in meanings.items():
            self._meanings.setdefault(as_tokens(phrase), meaning)
        for words, meaning in list(self._meanings.items()):
            if len(words) > 1:
                self._meanings.setdefault(_singular(words), meaning)
        self._sizes: dict[str, int] = {}
        for words in self._meanings:
            self._sizes[words[0]] = max(len(words), self._sizes.get(words[0], 0))

    def find(self, given: Line) -> Iterator[Found[T]]:
        """From left to right, none inside another, none of what is already taken."""
        place = 0
        while place < len(given.tokens):
            size = self._size_at(given, place)
            if size:
                words = given.words[place : place + size]
                yield Found(self._meaning(words), given.offsets[place], given.end_of(place + size - 1))
            place += size or 1

    def any_in(self, given: Line) -> bool:
        """Whether any of them is said."""
        return next(self.find(given), None) is not None

    def _size_at(self, given: Line, place: int) -> int:
        first = given.words[place]
        longest = max(self._sizes.get(first, 0), self._sizes.get(_singular((first,))[0], 0))
        for size in range(min(longest, len(given.words) - place), 0, -1):
            words = given.words[place : place + size]
            if self._knows(words) and not given.is_taken(place, place + size):
                return size
        return 0

    def _knows(self, words: tuple[str, ...]) -> bool:
        return words in self._meanings or _singular(words) in self._meanings

    def _meaning(self, words: tuple[str, ...]) -> T:
        return self._meanings[words] if words in self._meanings else self._meanings[_singular(words)]


def _singular(words: tuple[str, ...]) -> tuple[str, ...]:
    last = words[-1]
    return (*words[:-1], last[:-1]) if len(last) > 3 and last[-1] in "sx" else words


@cache
def as_tokens(phrase: str) -> tuple[str, ...]:
    """A phrase of a vocabulary as the stages see it."""
    return line(phrase).words


@cache
def phrases(file: str, part: str) -> "Phrases[str]":
    """The phrases of a list in a file of the vocabulary, each standing for itself."""
    return of(str(word) for word in lexicon.words(file)[part])


def of(words: Iterable[str]) -> "Phrases[str]":
    """Phrases that stand for themselves."""
    return Phrases({word: word for word in words})
