"""Which activity: the words of vocabulary/activities.yaml, found as typed, in the plural or mistyped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.understanding import lexicon
from bot.understanding.found import Found
from bot.understanding.line import Line, line


@dataclass(frozen=True, slots=True)
class Activity:
    """A key of the vocabulary; `weak` when the word also has other meanings."""

    key: str
    weak: bool
    size: int


def activities() -> tuple[tuple[str, str], ...]:
    """Each activity's key and French name, in the order of the vocabulary."""
    return tuple((key, entry["label"]) for key, entry in lexicon.words("activities").items())


def activity_of(text: str) -> str | None:
    """The answer to « which activity? »: a key, or None when none or several are said."""
    keys = {one.value.key for one in mentions(line(text))}
    return keys.pop() if len(keys) == 1 else None


@cache
def _known() -> dict[str, Activity]:
    known: dict[str, Activity] = {}
    for key, entry in lexicon.words("activities").items():
        weak = {as_line(word) for word in entry.get("weak", ())}
        for word in (*entry["words"], *weak, entry["label"]):
            form = as_line(word)
            known.setdefault(form, Activity(key, form in weak, form.count(" ") + 1))
    return known


@cache
def as_line(word: str) -> str:
    """A word of the vocabulary as the stages see it."""
    return line(word).text


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{lexicon.alternatives(_known())})s?(?![a-z])")


def mentions(given: Line) -> Iterator[Found[Activity]]:
    """Every activity that is named, from left to right, the longest words first."""
    for found in _pattern().finditer(given.text):
        yield Found(_activity(found[0]), found.start(), found.end())


def _activity(said: str) -> Activity:
    said = said.replace("~", " ")
    return _known().get(said) or _known()[said.removesuffix("s")]
