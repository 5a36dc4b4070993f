"""Which of the cooperative's own customers a typed name means."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.understanding.normalise import plain

NEAR = 90
"""How alike a typed name and a known one must be for it to be meant (rapidfuzz, 0 to 100)."""

_TITLES = {"mme": "mme", "madame": "mme", "mlle": "mme", "m": "m", "mr": "m", "monsieur": "m"}


@dataclass(frozen=True, slots=True)
class Customer:
    """The name to keep; `options` when several known ones may be meant."""

    name: str
    options: tuple[str, ...] = ()


def matched(name: str, known: Sequence[str]) -> Customer:
    """Near-certain → the known name; two close ones → both are offered; unknown → kept as typed."""
    scores = sorted(((_likeness(name, one), one) for one in known), reverse=True)
    near = [(score, one) for score, one in scores if score >= NEAR]
    if not near:
        return Customer(name)
    best = [one for score, one in near if score == near[0][0] or near[0][0] < 100]
    return Customer(best[0]) if len(best) == 1 else Customer(name, tuple(best))


def _likeness(typed: str, known: str) -> float:
    """Titles must agree; without one any title may be meant; spaces are often forgotten (« Legoff »)."""
    title, name = _parts(typed)
    known_title, known_name = _parts(known)
    if not name or (title and known_title and title != known_title):
        return 0
    whole = fuzz.ratio(name.replace(" ", ""), known_name.replace(" ", ""))
    part = fuzz.token_set_ratio(name, known_name) if len(name) > 3 else 0
    return max(whole, part if part == 100 else 0)


def _parts(name: str) -> tuple[str, str]:
    words = plain(name).split()
    title = _TITLES.get(words[0], "") if len(words) > 1 else ""
    return title, " ".join(words[1:] if title else words)
