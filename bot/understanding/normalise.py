"""The first stage: one message as plain small letters, each of which remembers where it came from."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LONGEST = 4096
"""Telegram's own limit; what lies beyond is not read."""

_ALIKE = {
    "œ": "oe",
    "æ": "ae",
    "ß": "ss",
    "ø": "o",
    "ł": "l",
    "½": " 1/2",
    "¼": " 1/4",
    "¾": " 3/4",
    "⅓": " 1/3",
    "⅔": " 2/3",
    "\u2044": "/",
    "\u2215": "/",
    "×": "x",
    "°": "°",
    "²": "²",
    "³": "²",
    "€": "€",
    "£": "£",
    "#": " ",
    "_": " ",
    "~": " environ ",
    "\n": "\n",
    "\r": "\n",
    "\t": " ",
    "&": " et ",
}
_QUOTES = "’‘ʼ`´′＇"
_DASHES = "‐‑‒–—―−﹣－"
_ARROWS = "→➡⟶➜⇒»›►▶⮕"
_ALIKE |= dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_ARROWS, "-")
_ALIKE |= dict.fromkeys("«‹“”„″", '"') | dict.fromkeys("•·▪●◦*", ";")


@dataclass(frozen=True, slots=True)
class Plain:
    """Folded text; `origins[i]` is the place in `original` of the character that gave `text[i]`."""

    original: str
    text: str
    origins: tuple[int, ...]


def normalise(text: str) -> Plain:
    """Never raises: what is no letter, figure or known sign becomes a space, invisible signs vanish."""
    original = text[:LONGEST]
    letters: list[str] = []
    origins: list[int] = []
    for place, sign in enumerate(original):
        plain = folded(sign)
        letters.append(plain)
        origins.extend([place] * len(plain))
    return Plain(original, "".join(letters), tuple(origins))


@lru_cache(maxsize=4096)
def folded(sign: str) -> str:
    """One character without case and accent; empty when it can't be seen, as a bidirectional mark."""
    if sign in _ALIKE:
        return _ALIKE[sign]
    if sign.isascii():
        return sign.lower() if sign.isprintable() else ""
    if unicodedata.category(sign) in {"Cf", "Mn", "Me"}:
        return ""
    bare = "".join(c for c in unicodedata.normalize("NFKD", sign).lower() if not unicodedata.combining(c))
    return bare if bare.isascii() and bare.isprintable() and bare else _ALIKE.get(bare, " ")


def plain(text: str) -> str:
    """Text to compare by: folded, with single spaces and neither signs nor apostrophes."""
    letters = normalise(text).text
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())
