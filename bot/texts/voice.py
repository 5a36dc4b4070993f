"""« tu » to youths and « vous » to adults, from one sentence: « Écri[s|vez]-le, avec [ton|votre] prénom »."""

import re

BOTH = re.compile(r"\[([^][|]*)\|([^][|]*)\]")


def to(adult: bool, words: str) -> str:
    """One of the two ways. Only for words of our own: what people have written is filled in afterwards."""
    return BOTH.sub(lambda found: found[2 if adult else 1], words)
