"""Who a contract is for when neither title nor « chez » says so: « contrat kerjean », « pour Dupont »."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.understanding import lexicon, matching, names
from bot.understanding.found import Found
from bot.understanding.line import Line
from bot.understanding.matching import Customer

_BEFORE = frozenset({"pour", "avec", "chez", "contrat", "client", "cliente", "prospect", "contact"})
_ARTICLES = frozenset({"les", "la", "le", "l"})
_WANTS = re.compile(
    r" (?:veut|voudrait|aimerait|souhaite|commande|reserve|prend|accepte|a accepte|a dit oui|est ok)\b"
)
MOST = 3


def buyers(given: Line, known: Sequence[str]) -> tuple[Found[Customer], ...]:
    """The only unknown name of the line, where a buyer's name may stand; nothing when there are several."""
    found = [(first, end) for first, end in _runs(given) if _may_stand(given, first, end)]
    if len(found) != 1:
        return ()
    first, end = found[0]
    name = matching.matched(names.shown(given, first, end, small=given.words[first] in _ARTICLES), known)
    return (Found(name, given.offsets[first], given.end_of(end - 1)),)


def surname_after_work(
    given: Line, works: Iterable[Found[object]], known: Sequence[str]
) -> tuple[Found[Customer], ...]:
    """« 2h tonte Dupont hier »: a usual surname right after the work that was done."""
    ends = {one.end for one in works}
    for first, end in _runs(given):
        if given.offsets[first] - 1 in ends and given.words[end - 1] in lexicon.members("names", "surnames"):
            name = matching.matched(
                names.shown(given, first, end, small=given.words[first] in _ARTICLES), known
            )
            return (Found(name, given.offsets[first], given.end_of(end - 1)),)
    return ()


def _runs(given: Line) -> Iterator[tuple[int, int]]:
    """Unknown words in a row."""
    place = 0
    while place < len(given.words):
        end = place
        while end < len(given.words) and not given.is_taken(end, end + 1) and _is_unknown(given.words[end]):
            end += 1
        if end > place:
            with_article = (
                place > 0 and given.words[place - 1] in _ARTICLES and not given.is_taken(place - 1, place)
            )
            yield place - with_article, end
        place = max(end, place + 1)


def _is_unknown(word: str) -> bool:
    return len(word) > 2 and (names.may_be_name(word) or names.is_first_name(word))


def _may_stand(given: Line, first: int, end: int) -> bool:
    """After « contrat » or « pour », before « veut », or a usual name anywhere: « urgent » is nobody."""
    if end - first > MOST:
        return False
    before = given.words[first - 1] if first else ""
    usual = given.words[end - 1] in lexicon.members("names", "surnames") or names.is_first_name(
        given.words[end - 1]
    )
    return before in _BEFORE or usual or _WANTS.match(given.text, given.end_of(end - 1)) is not None
