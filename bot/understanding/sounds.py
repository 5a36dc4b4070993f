"""How a word sounds: « lavaj » and « lavage », « netoyaj » and « nettoyage » are one sound."""

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"eau|au", "o"), (r"oeu|eu", "e"), (r"ai|ei|ay|ey", "e"), (r"ph", "f"), (r"qu|q", "k"), (r"ch", "S"),
        (r"g(?=[eiy])", "j"), (r"je(?=[aou])", "j"), (r"gu(?=[eiy])", "g"), (r"sc(?=[eiy])|c(?=[eiy])", "s"),
        (r"ck|c", "k"), (r"[ae][mn](?![aeiouynm])", "A"), (r"(?:i|ai|ei)[mn](?![aeiouynm])", "I"),
        (r"o[mn](?![aeiouynm])", "O"), (r"tion", "sion"), (r"w", "ou"), (r"y", "i"), (r"h", ""), (r"z", "s"),
        (r"x", "ks"), (r"(.)\1+", r"\1"), (r"er$|ez$|et$|es$|ee$|e$", ""), (r"[stdp]+$", ""),
    )
)  # fmt: skip


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """A rough key: equal for words that are pronounced alike."""
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word
