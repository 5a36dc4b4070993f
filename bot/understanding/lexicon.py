"""The words the stages know, read once from the files in vocabulary/, which need no programming to extend."""

from functools import cache
from importlib import resources
from typing import Any

import yaml

from bot.understanding.normalise import plain

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def words(file: str) -> Any:
    """What `vocabulary/<file>.yaml` says, unchanged."""
    source = resources.files("bot.understanding").joinpath("vocabulary", f"{file}.yaml")
    return yaml.load(source.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 (safe, in C where it can be)


@cache
def forms(file: str, part: str) -> dict[str, str]:
    """Each way of writing it (folded) → what it stands for, from a part like `2: [deux, deu]`."""
    found: dict[str, str] = {}
    for meaning, ways in words(file)[part].items():
        for way in (meaning, *(ways or ())):
            found.setdefault(plain(str(way)), str(meaning))
    return found


@cache
def members(file: str, part: str) -> frozenset[str]:
    """A plain list of a file, folded."""
    return frozenset(plain(str(word)) for word in words(file)[part])


def alternatives(values: Any) -> str:
    """The words as one part of a regular expression, longest first."""
    return "|".join(sorted((str(value).replace(" ", r"[ ~]") for value in values), key=len, reverse=True))
