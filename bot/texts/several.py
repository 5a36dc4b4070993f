"""What is said about the lines of a card that holds several."""

import re

from markupsafe import Markup

from bot.texts import clean
from bot.texts.message import lines, say

DROP_LINE, ALL_LINES = "Enlever cette ligne", "Toutes les lignes"
SAID_LONGEST = 40
NUMBERED = re.compile(
    r"(?:(?:non|pas|et)[ ,]*)?(?:pour )?(?:la |le )?(?:ligne |n[°o] ?)?(?P<number>\d{1,2})"
    r"(?:e|eme|ere|er|nd|nde)?(?: ligne)?(?: ?[:,=)]| c'est| c'etait|,? c etait|,? ct)? +(?P<rest>\S.*)",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    r"(?:pour )?(?:la |le )?(?P<word>premiere?|deuxieme|seconde?|troisieme|quatrieme|derniere?)"
    r"(?: ligne)?(?: ?[:,]| c'est| c'etait)? *(?P<rest>.*)",
    re.IGNORECASE,
)
ORDINALS = {
    "premier": 1,
    "premiere": 1,
    "deuxieme": 2,
    "second": 2,
    "seconde": 2,
    "troisieme": 3,
    "quatrieme": 4,
}
ALONE = re.compile(r"(?:la |le )?(?:ligne )?(\d{1,2})")


def number_in(text: str) -> tuple[int | None, str]:
    """« la 2 : 3h », « la deuxième c'était hier »: the line's number, and the rest of it."""
    plain = clean.folded(text).strip()
    if found := ORDINAL.fullmatch(plain):
        number = ORDINALS.get(found["word"])
        return number, found["rest"] if number else text
    if alone := ALONE.fullmatch(plain):
        return int(alone[1]), ""
    named = NUMBERED.fullmatch(plain) if re.match(r"(?:pour )?(?:la |le |ligne )", plain) else None
    return (int(named["number"]), named["rest"]) if named else (None, text)


def line(number: int, said: str) -> str:
    """« 2. tonte, 2 h », for a button."""
    return f"{number + 1}. {said[:SAID_LONGEST]}" if said else f"Ligne {number + 1}"


def about(number: int, said: str, question: Markup) -> Markup:
    head = say("Ligne {} ({}).", number + 1, said) if said else say("Ligne {}.", number + 1)
    return lines(head, question)


def which_line() -> Markup:
    return say("C'est quelle ligne qu'on change ?")


def no_line() -> Markup:
    return say("Je n'ai pas reconnu de numéro de ligne.")
