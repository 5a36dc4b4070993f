"""Typed text made fit to keep and to show: no control, zero-width or direction characters."""

import unicodedata

FORBIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")
JOINER = "\u200d"  # keeps families of emojis together


def line(text: str, longest: int) -> str:
    """One line in NFC, spaces folded, cut at `longest` characters; may come out empty."""
    spaced = "".join(" " if each.isspace() else each for each in unicodedata.normalize("NFC", text))
    kept = "".join(each for each in spaced if each == JOINER or unicodedata.category(each) not in FORBIDDEN)
    return " ".join(kept.split())[:longest].strip(f" {JOINER}")


def folded(text: str) -> str:
    """Without accents, case and outer spaces, to compare what people type."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(each for each in plain if not unicodedata.combining(each)).split())
