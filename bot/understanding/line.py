"""The line the stages read: small letters and figures in one text, and what of it is already understood."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.understanding.normalise import normalise
from bot.understanding.tokens import Token, tokens

TAKEN = "#"
"""Stands in the text for what a stage has understood."""


@dataclass(frozen=True, slots=True)
class Line:
    """`text` has single spaces where the message had some, « ~ » where a figure touches a word (« 2~h~30 »).

    `offsets` tells where each token begins in `text`, `origins` where each normalised letter was typed.
    """

    original: str
    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    offsets: tuple[int, ...]
    origins: tuple[int, ...]

    def taken(self, start: int, end: int) -> "Line":
        """The same line with this part understood."""
        return self.without([(start, end)])

    def without(self, spans: Iterable[tuple[int, int]]) -> "Line":
        """The same line with all these parts understood."""
        letters = list(self.text)
        for start, end in spans:
            letters[start:end] = TAKEN * (end - start)
        return replace(self, text="".join(letters))

    @property
    def is_cut(self) -> bool:
        """Whether the message goes on beyond what is read."""
        return bool(self.tokens) and bool(self.original[self.origins[self.tokens[-1].end - 1] + 1 :].strip())

    def end_of(self, place: int) -> int:
        """Where a token ends in `text`."""
        return self.offsets[place] + len(self.words[place])

    def is_taken(self, first: int, after: int) -> bool:
        """Whether any of these tokens is already understood."""
        return TAKEN in self.text[self.offsets[first] : self.end_of(after - 1)]

    def within(self, start: int, end: int) -> list[int]:
        """The places of the tokens in a part of `text`."""
        return list(range(bisect_left(self.offsets, start), bisect_left(self.offsets, end)))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of `text` stands in the message as typed."""
        places = self.within(start, end)
        if not places:
            return 0, 0
        first, last = self.tokens[places[0]], self.tokens[places[-1]]
        return self.origins[first.start], self.origins[last.end - 1] + 1

    def said(self, start: int, end: int) -> str:
        """The message's own characters for a part of `text`."""
        first, last = self.span(start, end)
        return self.original[first:last]


def line(text: str) -> Line:
    """A message made ready for the stages."""
    plain = normalise(text)
    parts = tuple(tokens(plain))
    letters: list[str] = []
    offsets: list[int] = []
    length = 0
    for place, token in enumerate(parts):
        space = _before(parts[place - 1], token) if place else ""
        letters.append(space + token.text)
        offsets.append(length + len(space))
        length += len(letters[-1])
    words = tuple(token.text for token in parts)
    return Line(plain.original, "".join(letters), parts, words, tuple(offsets), plain.origins)


def _before(before: Token, token: Token) -> str:
    if token.apart:
        return " "
    if before.text[-1].isalnum() and token.text[0].isalnum():
        return "~" if before.is_figure or token.is_figure else " "
    return ""
