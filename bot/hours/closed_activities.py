"""Work that the law closes to minors, recognised in their own words; `closed_to_minors.yaml` says which."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from bot.understanding import lexicon
from bot.understanding.normalise import plain


@dataclass(frozen=True)
class Closed:
    """`doing` ends « … : interdit avant 18 ans »; without `article` it is to be talked over first."""

    key: str
    name: str
    doing: str
    reason: str
    article: str | None
    words: re.Pattern[str]


@cache
def every() -> dict[str, Closed]:
    """By key, in the order of the file."""
    told = lexicon.words("closed_to_minors")
    return {
        key: Closed(
            key, said["name"], said["doing"], said["reason"], said.get("article"), _pattern(said["words"])
        )
        for key, said in told.items()
    }


def key_in(activity: str, tolerated: Collection[str] = ()) -> str | None:
    """The first closed kind of work that these words name, but for those tolerated."""
    said = f" {plain(activity)} "
    return next(
        (key for key, closed in every().items() if key not in tolerated and closed.words.search(said)), None
    )


def _pattern(words: list[str]) -> re.Pattern[str]:
    """Whole words, each in the singular or the plural, without accents or case."""
    ways = ("s? ".join(re.escape(part) for part in plain(way).split()) for way in words)
    return re.compile(rf" (?:{'|'.join(ways)})[sx]? ")
