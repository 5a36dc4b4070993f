"""What activities are called on buttons and in sentences."""

from bot.understanding import activities
from bot.understanding.activity import as_line, mentions
from bot.understanding.lexicon import words
from bot.understanding.line import line

VERB_ENDINGS = ("é", "ée", "és", "ées", "er", "re", "ir", "du", "dre", "lu")


def usual() -> list[str]:
    """Every kind of activity by its name, in the vocabulary's order: « jardinage », « ménage et vitres »…"""
    return [name[:1].lower() + name[1:] for _, name in activities()]


def name_of(key: str) -> str:
    """The kind's name within a sentence; the key itself for one that the vocabulary has lost."""
    return next((name[:1].lower() + name[1:] for each, name in activities() if each == key), key)


def said_in(text: str, key: str) -> str:
    """The noun that a message used (« tonte »), in the vocabulary's spelling; for a verb the kind's name."""
    given = line(text)
    spelled = {as_line(word): word for word in words("activities")[key]["words"]}
    for found in mentions(given):
        word = spelled.get(given.text[found.start : found.end])
        if found.value.key == key and word and not word.split()[0].endswith(VERB_ENDINGS):
            return word
    return name_of(key)
