"""Mends the spelling of words: abbreviations, SMS, words run together and small typing errors."""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.understanding.guessing import after_figure, did, guessed, measured, spellings, unit

if TYPE_CHECKING:
    from bot.understanding.tokens import Token

_LONGEST_PHRASE = 4
_TITLES = frozenset({"madame", "monsieur"})
SHORT_NAMES = frozenset({"sam", "mat", "jul", "jo", "dan", "mar", "avril", "juin", "mai"})
"""First names that are abbreviations elsewhere: « avec Sam »."""


def mend(given: "list[Token]") -> "list[Token]":
    """Each word or group of words that is known by another spelling, under the spelling that is kept."""
    done: list[Token] = []
    place = 0
    while place < len(given):
        size, text = _kept_at(given, place, done)
        first, last = given[place], given[place + size - 1]
        said = " ".join(part.said for part in given[place : place + size])
        kept = replace(first, text=text, said=said, end=last.end)
        done.extend(_parts(kept, text.split()) if " " in text else [kept])
        place += size
    return done


def _parts(token: "Token", words: list[str]) -> "list[Token]":
    """Words that were run together, each with its share of the letters."""
    parts: list[Token] = []
    start = token.start
    for number, word in enumerate(words):
        last = number == len(words) - 1
        end = token.end if last else max(min(start + len(word), token.end - 1), start + 1)
        text = spellings().get(word, word)
        parts.append(
            replace(token, text=text, said=word, start=start, end=end, apart=token.apart or number > 0)
        )
        start = end
    return parts


def _kept_at(given: "list[Token]", place: int, done: "list[Token]") -> tuple[int, str]:
    """How many tokens form a known spelling from here, and what it stands for."""
    word = given[place].text
    before = done[-1] if done else None
    titled = done[-2] if before is not None and before.text == "." and len(done) > 1 else before
    if not given[place].is_word or _is_a_name(word, titled) or _is_a_subject(given, place):
        return 1, word
    if before is not None and before.is_figure:
        return _after_a_figure(given, place)
    named = before is not None and before.text in {"chez", "avec"}
    return _phrase(given, place) or (1, spellings().get(word) or guessed(word, named=named))


def _is_a_subject(given: "list[Token]", place: int) -> bool:
    """« Sam a tenu la buvette », « Sam et moi »: no Saturday."""
    following = tuple(token.text for token in given[place + 1 : place + 3])
    if given[place].text not in SHORT_NAMES or len(following) < 2:
        return False
    return following == ("et", "moi") or (following[0] == "a" and following[1] in did())


def _is_a_name(word: str, before: "Token | None") -> bool:
    """After a title or « avec » a word is a name, whatever else it may mean."""
    if before is None:
        return False
    if before.text in {"famille", "sainte", "saint"}:
        return word not in {"et", "de", "du"}
    if before.text in _TITLES:
        return word not in {"et", "m"} and spellings().get(word) not in _TITLES
    return before.text in {"avec", "et"} and word in SHORT_NAMES


def _after_a_figure(given: "list[Token]", place: int) -> tuple[int, str]:
    """Right after a figure a lone « h », « e » or « m » is a unit."""
    word = given[place].text
    if word in after_figure():
        return 1, word if _is_no_unit(given, place) else after_figure()[word]
    return _phrase(given, place) or (1, spellings().get(word) or unit(word) or guessed(word))


def _is_no_unit(given: "list[Token]", place: int) -> bool:
    """« 500 m » are no minutes, « 1e9 » no euros."""
    word, after = given[place].text, given[place + 1] if place + 1 < len(given) else None
    if word == "m" and (_is_square(after) or _is_length(given, place)):
        return True
    if word == "e" and _is_ordinal(given, place):
        return True
    if word == "e":
        return after is not None and after.is_figure and not after.apart and len(after.text) != 2
    return given[place].apart and word in {"m", "r"}


_PRICED = frozenset({"pour", "a", "prix", "=", ":", "facture", "tarif", "paye", "gagne"})
_OF_PLACES = frozenset({"au", "du", "le", "la", "les", "ce", "cette"})
_FEW = 4
"""Up to here « 4e » is rather a place in a row than a price."""


def _is_ordinal(given: "list[Token]", place: int) -> bool:
    """« au 4e », « du 3e âge », « la 12e » number something; « pour 25e » is a price."""
    figure = given[place - 1].text
    before = given[place - 2].text if place > 1 else ""
    if given[place].apart or not figure.isdigit() or int(figure) > 31:
        return False
    return before in _OF_PLACES or (int(figure) <= _FEW and before not in _PRICED)


def _is_square(after: "Token | None") -> bool:
    return after is not None and after.text == "2" and not after.apart


def _is_length(given: "list[Token]", place: int) -> bool:
    """« taillé 30m de haie » measures no time."""
    following = [token.text for token in given[place + 1 : place + 4]]
    return bool(following) and following[0] in {"de", "d"} and bool(measured().intersection(following[1:]))


def _phrase(given: "list[Token]", place: int) -> tuple[int, str] | None:
    for size in range(min(_LONGEST_PHRASE, len(given) - place), 1, -1):
        phrase = " ".join(token.text for token in given[place : place + size])
        if phrase in spellings():
            return size, spellings()[phrase]
    return None
