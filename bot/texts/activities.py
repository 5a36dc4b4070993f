"""What activities are called on buttons and in sentences."""

import re
from functools import cache

from bot.texts.clean import folded
from bot.understanding import activities
from bot.understanding.lexicon import words

VERB_ENDINGS = ("é", "ée", "és", "ées", "er", "ire", "ir", "du", "dre", "lu")
NOUNS = (
    *("potager", "flyer", "atelier", "goûter", "coursier", "newsletter", "inventaire", "vestiaire"),
    *("marché", "marchés", "comité", "comptabilité", "assemblée", "fournée"),
)
"""Nouns that end as verbs do."""


def usual() -> list[str]:
    """Every kind of activity by its name, in the vocabulary's order: « jardinage », « ménage et vitres »…"""
    return [name[:1].lower() + name[1:] for _, name in activities()]


def name_of(key: str) -> str:
    """The kind's name within a sentence; the key itself for one that the vocabulary has lost."""
    return next((name[:1].lower() + name[1:] for each, name in activities() if each == key), key)


def said_in(text: str, key: str) -> str:
    """The noun that a message used (« tonte »), in the vocabulary's spelling; for a verb the kind's name."""
    plain = folded(text)
    said = (noun for noun, pattern in _nouns(key) if pattern.search(plain))
    return next(said, name_of(key))


@cache
def _nouns(key: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kind's nouns, longest first."""
    known = words("activities").get(key, {}).get("words", ())
    firsts = [(word, word.split()[0]) for word in known]
    nouns = [word for word, first in firsts if first in NOUNS or not first.endswith(VERB_ENDINGS)]
    nouns.sort(key=len, reverse=True)
    return tuple((noun, re.compile(rf"(?<!\w){re.escape(folded(noun))}(?!\w)")) for noun in nouns)
