"""The second stage: words, figures and signs, each spelled as the later stages know it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from bot.understanding import lexicon, spelling
from bot.understanding.normalise import Plain

LONGEST = 160
"""Words and signs read of one message: a week of entries takes half of them, and more is confirmed."""

LONGEST_PART = 40
"""Letters or figures in a row that are read; no word and no number is longer."""

_PART = re.compile(
    r"(?<![a-z0-9])(?:mat1|dem1|2m1|b1|quelqu1|kelk1|mer6|mer6i)(?![a-z0-9])|[a-z]+|[0-9]+|\n|[^\sa-z0-9]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """`text` as understood, `said` as typed (folded), and its place in the normalised text."""

    text: str
    said: str
    start: int
    end: int
    apart: bool
    """Whether a space stands before it."""

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalpha()

    @property
    def is_figure(self) -> bool:
        return self.text[:1].isdigit()


def tokens(plain: Plain) -> list[Token]:
    """Spelling is mended and figures in words become figures: « deux heur vint » → 2 h 20."""
    cut = list(_cut(plain.text))
    return _numbers(spelling.mend(_unhyphened(cut)))


def _cut(text: str) -> Iterator[Token]:
    end = 0
    for count, found in enumerate(_PART.finditer(text)):
        if count == LONGEST:
            return
        text = found[0][:LONGEST_PART]
        yield Token(text, text, found.start(), found.end(), found.start() > end)
        end = found.end()


def _unhyphened(cut: list[Token]) -> list[Token]:
    """Hyphens and apostrophes inside words are spaces; a lone quote after a figure means minutes."""
    kept: list[Token] = []
    for place, token in enumerate(cut):
        before = cut[place - 1] if place else None
        after = cut[place + 1] if place + 1 < len(cut) else None
        if token.text == "'" and before and before.is_figure and not token.apart:
            kept.append(replace(token, text="min"))
        elif token.text == "'" and before and before.text == "m" and kept:
            kept[-1] = replace(before, text="me")
        elif not _is_dropped(before, token, after):
            kept.append(token)
    return kept


def _is_dropped(before: Token | None, token: Token, after: Token | None) -> bool:
    """An apostrophe, a hyphen inside a word, the point of « 9 h. »."""
    if token.text == ".":
        return before is not None and before.text in _UNITS and (after is None or after.apart)
    return token.text == "'" or (token.text == "-" and _inside_a_word(before, token, after))


def _inside_a_word(before: Token | None, dash: Token, after: Token | None) -> bool:
    if before is None or after is None or dash.apart or after.apart:
        return False
    return before.is_word and after.is_word and before.text not in _UNITS and before.text != "midi"


_UNITS = frozenset({"h", "heures", "heure", "hr", "min", "mn", "hrs"})


@cache
def _values() -> dict[str, int]:
    return {
        form: int(value)
        for part in ("units", "tens")
        for form, value in lexicon.forms("numbers", part).items()
        if not form.isdigit()
    }


def _numbers(given: list[Token]) -> list[Token]:
    done: list[Token] = []
    place = 0
    while place < len(given):
        value, after = _number_at(given, place)
        if value is None:
            done.append(given[place])
            place += 1
            continue
        first, last = given[place], given[after - 1]
        said = " ".join(token.said for token in given[place:after])
        past_the_hour = bool(done) and done[-1].text == "h" and _word(given, after) != "quart"
        done.append(replace(first, text=f"{value:0{1 + past_the_hour}d}", said=said, end=last.end))
        place = after
    return done


def _number_at(given: list[Token], place: int) -> tuple[int | None, int]:
    """The number in words that begins here and where it ends; « un » alone stays a word."""
    hundreds, after = _hundreds(given, place)
    if not hundreds:
        return _below_hundred(given, place)
    rest, end = _below_hundred(given, after)
    return (hundreds + rest, end) if rest else (hundreds, after)


def _hundreds(given: list[Token], place: int) -> tuple[int, int]:
    """« cent », « deux cents euros »; « 45 cents » are cents, « M. Cent » is a man."""
    if _is_title_before(given, place):
        return 0, place
    if _word(given, place) == "cent":
        return 100, place + 1
    value, following = _values().get(_word(given, place), 0), _word(given, place + 2)
    if (
        2 <= value <= 9
        and _word(given, place + 1) in {"cent", "cents"}
        and (following in _values() or following in _MONEY)
    ):
        return value * 100, place + 2
    return 0, place


def _is_title_before(given: list[Token], place: int) -> bool:
    before = [token.text for token in given[max(0, place - 2) : place]]
    return bool({"madame", "monsieur"}.intersection(before[-1:] if before[-1:] != ["."] else before))


_MONEY = frozenset({"euros", "balles", "€"})


def _below_hundred(given: list[Token], place: int) -> tuple[int | None, int]:
    value = _values().get(_word(given, place)) or _wine(given, place)
    if _is_title_before(given, place):
        return None, place
    if value is None or _word(given, place) in {"un", "une"}:
        return None, place
    if value == 4 and _word(given, place + 1) in {"vingt", "vingts"}:
        return _tens(80, given, place + 2)
    if value >= 20:
        return _tens(value, given, place + 1)
    if value == 10 and 7 <= _values().get(_word(given, place + 1), 0) <= 9:
        return 10 + _values()[_word(given, place + 1)], place + 2
    return value, place + 1


def _wine(given: list[Token], place: int) -> int | None:
    """« deux heures vin » is a twenty past, « vin minutes » too; elsewhere it is wine."""
    beside = {_word(given, place - 1) if place else "", _word(given, place + 1)}
    return 20 if _word(given, place) == "vin" and beside & {"h", "min"} else None


def _tens(tens: int, given: list[Token], place: int) -> tuple[int, int]:
    """« vingt » and what follows: « et un », « quatre », and the teens after sixty and eighty."""
    values = _values()
    joined = _word(given, place) == "et"
    unit = values.get(_word(given, place + joined), 0)
    highest = 19 if tens in {60, 80} else 9
    if not 1 <= unit <= highest or (joined and not _may_follow_et(unit, given, place)):
        return tens, place
    return tens + unit, place + joined + 1


def _may_follow_et(unit: int, given: list[Token], place: int) -> bool:
    """« vingt et un » and « vingt et quatre heures » are numbers, « vingt et une heure » isn't."""
    following = _word(given, place + 2)
    return (unit in {1, 11} and _word(given, place + 1) != "une") or (following == "h" and unit > 1)


def _word(given: list[Token], place: int) -> str:
    return given[place].text if place < len(given) else ""
