"""Which activity: the words of vocabulary/activities.yaml, found as typed, in the plural or mistyped."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.understanding import lexicon
from bot.understanding.found import Found
from bot.understanding.line import Line, line
from bot.understanding.normalise import plain
from bot.understanding.phrases import Phrases, as_tokens


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
    by_label = {plain(label): key for key, label in activities()}
    keys = {one.value.key for one in mentions(line(text))}
    return by_label.get(plain(text)) or (keys.pop() if len(keys) == 1 else None)


@cache
def _phrases() -> Phrases[Activity]:
    nothing = Activity("", weak=True, size=0)
    known: dict[str, Activity] = dict.fromkeys(map(str, lexicon.words("talk")["no_activity"]), nothing)
    for key, entry in lexicon.words("activities").items():
        weak = {as_tokens(str(word)) for word in entry.get("weak", ())}
        for word in map(str, (*entry["words"], *entry.get("weak", ()))):
            form = as_tokens(word)
            known.setdefault(word, Activity(key, form in weak, len(form)))
    return Phrases(known)


def mentions(given: Line) -> Iterator[Found[Activity]]:
    """Every activity that is named, from left to right, the longest words first."""
    return (one for one in _phrases().find(given) if one.value.key)
