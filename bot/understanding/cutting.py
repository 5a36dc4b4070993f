"""Words that were run together: « hdetontehier » is « h de tonte hier », « darrosage » « d arrosage »."""

from functools import lru_cache

LONGEST = 24
_SMALL = frozenset({"de", "la", "le", "du", "et", "au", "en", "d", "l", "un", "on", "pr", "ac", "av", "ce"})


@lru_cache(maxsize=4096)
def pieces(word: str, vocabulary: frozenset[str]) -> tuple[str, ...] | None:
    """The fewest known words that the letters are made of, one of them a real one; None when they aren't."""
    if not 5 < len(word) <= LONGEST:
        return None
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 15), end):
            before, part = best[start], word[start:end]
            if before is None or not (part in vocabulary or part in _SMALL):
                continue
            if _is_better((*before, part), best[end]):
                best[end] = (*before, part)
    found = best[len(word)]
    return found if found and len(found) > 1 and _is_sensible(found) else None


def _is_better(one: tuple[str, ...], other: tuple[str, ...] | None) -> bool:
    return other is None or (len(one), -max(map(len, one))) < (len(other), -max(map(len, other)))


def _is_sensible(parts: tuple[str, ...]) -> bool:
    """Small words only between or before real ones, and mostly real letters."""
    real = [part for part in parts if part not in _SMALL]
    letters = sum(map(len, real))
    return (
        parts[-1] not in _SMALL
        and len(parts) <= 6
        and bool(real)
        and letters >= sum(map(len, parts)) * 0.6
        and all(len(part) > 2 for part in real)
    )
