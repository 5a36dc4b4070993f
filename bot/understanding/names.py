"""Names of people and places: where one ends, and how it is written."""

from functools import cache

from bot.understanding import guessing, lexicon
from bot.understanding.line import Line


@cache
def _first_names() -> frozenset[str]:
    return lexicon.members("names", "first_names")


@cache
def _surnames() -> frozenset[str]:
    """Common ones that are nothing else, unless a vocabulary knows them (« Leclerc »)."""
    return lexicon.members("names", "surnames") - guessing.subject_words() - guessing.small_words()


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon.words("customers")["particles"])


@cache
def _no_name() -> frozenset[str]:
    """Words that begin something else."""
    subject = guessing.subject_words() | guessing.small_words()
    return (
        (subject | lexicon.members("ordinary", "words"))
        - _particles()
        - (_first_names() - {"a"})
        - _surnames()
    )


def is_first_name(word: str) -> bool:
    """Whether it is a usual first name, folded."""
    return word in _first_names()


def may_be_name(word: str) -> bool:
    """Whether it can be a name, for want of another meaning."""
    return word.isalpha() and len(word) > 1 and word not in _no_name() and word not in {"h", "min", "j"}


def end_of_name(given: Line, place: int, *, after_title: bool) -> int:
    """The first token after the name that begins at `place`; `place` itself when there is none.

    Right after a title any word is a name, however ordinary (« Mme Petit »).
    """
    end = place
    while end < len(given.words) and given.words[end] in _particles() and not given.is_taken(end, end + 1):
        end += 1
    if end >= len(given.words) or given.is_taken(end, end + 1) or not given.words[end].isalpha():
        return place
    word = given.words[end]
    if not (
        may_be_name(word)
        or (after_title and _follows_directly(given, place, end) and _could_be_surname(word))
        or (after_title and _is_joined(given, end + 1))
    ):
        return place
    return _longer(given, place, end + 1)


_ARTICLES = frozenset({"le", "la", "les", "l", "du", "des", "de"})


def end_after_article(given: Line, place: int) -> int:
    """« asso La Voile », « boulangerie Le Pain Doré », « café de la Place »: any word is a name there."""
    end = place
    while True:
        word = end
        while (
            word < len(given.words) and given.words[word] in _ARTICLES and not given.is_taken(word, word + 1)
        ):
            word += 1
        if (word == end and not (end > place and _unknown(given, word))) or not _names_a_place(given, word):
            return end
        end = word + 1


def with_unknown(given: Line, place: int, end: int) -> int:
    """« asso Skol Diwan »: words that nobody knows go on with a name that has begun."""
    while place < end < place + 4 and _unknown(given, end) and not is_first_name(given.words[end]):
        if given.is_taken(end, end + 1) or given.words[end] in _particles():
            return end
        end += 1
    return end


_INSIDE = frozenset({"le", "la", "les", "l", "du", "des", "de", "d", "et", "au", "aux", "a", "en", "&"})


def with_capitals(given: Line, place: int, end: int) -> int:
    """« boulangerie Au Bon Pain », « chez Bio Loire »: capitals go on with the name of a place.

    They tell nothing where nobody writes small letters; figures, days, colleagues and work end a name.
    """
    written = any(len(word) > 2 and word.islower() for word in given.original.split())
    if place >= len(given.words) or not written:
        return end
    word = end
    named_so = given.words[place - 1] == "chez" and given.words[place] in guessing.activity_words()
    while word < len(given.words) and not given.is_taken(word, word + 1):
        if _is_capital(given, word) and _goes_inside(given, word, named_so=named_so):
            end = word + 1 if given.words[word] not in _INSIDE else end
        elif given.words[word] not in _INSIDE:
            return end
        word += 1
    return end


def _is_capital(given: Line, place: int) -> bool:
    typed = given.said(given.offsets[place], given.end_of(place))
    return typed[:1].isupper() and given.words[place].isalpha() and len(typed) > 1


def _goes_inside(given: Line, place: int, *, named_so: bool) -> bool:
    """An activity does when the name begins with one (« Fleurs et Jardins ») or after « Le » or « Au »."""
    word = given.words[place]
    if word in lexicon.members("customers", "never_inside"):
        return False
    if is_first_name(word) and given.words[place - 1] == "et":
        return False
    before = given.words[place - 1]
    after_small = before in _INSIDE and _is_capital(given, place - 1)
    return word in _INSIDE or named_so or after_small or word not in guessing.activity_words()


def shown_as_typed(given: Line, first: int, end: int) -> str:
    """The words as they were typed, without a capital more or less when they have one."""
    said = given.said(given.offsets[first], given.end_of(end - 1))
    return said if any(letter.isupper() for letter in said) else shown(given, first, end)


def _unknown(given: Line, place: int) -> bool:
    return place < len(given.words) and may_be_name(given.words[place])


def _names_a_place(given: Line, place: int) -> bool:
    if place >= len(given.words) or given.is_taken(place, place + 1):
        return False
    word = given.words[place]
    usual = guessing.small_words() | lexicon.members("customers", "no_surname")
    return word.isalpha() and len(word) > 2 and word not in usual and word not in guessing.activity_words()


def _follows_directly(given: Line, place: int, end: int) -> bool:
    return (
        place > 0 and given.words[place - 1] in {"madame", "monsieur", ".", "docteur", "maitre"}
    ) or end > place


def _could_be_surname(word: str) -> bool:
    return word not in lexicon.members("customers", "no_surname")


def _is_joined(given: Line, place: int) -> bool:
    """« Le Roy-Lavage »: a hyphen joins any word to a name."""
    return place < len(given.words) and given.words[place].isalpha() and not given.tokens[place].apart


def _longer(given: Line, place: int, end: int) -> int:
    """« Anne Riou », « Jean-Pierre », « Les Tilleuls »: joined by a hyphen, or after such a word."""
    while end < len(given.words) and not given.is_taken(end, end + 1):
        if not (may_be_name(given.words[end]) or _is_joined(given, end)):
            return end
        if given.tokens[end].apart and not _goes_on(given, place, end):
            return end
        if given.words[end] in _particles() and not _named_next(given, end + 1):
            return end
        end += 1
    return end


def _named_next(given: Line, place: int) -> bool:
    """Whether a « de » or « le » inside a name is followed by more of it."""
    return (
        place < len(given.words) and not given.is_taken(place, place + 1) and may_be_name(given.words[place])
    )


def _goes_on(given: Line, place: int, end: int) -> bool:
    """Whether a separate word still belongs to the name."""
    apart = sum(given.tokens[one].apart for one in range(place + 1, end))
    if given.words[end - 1] in _particles() and end - 1 > place:
        return True
    if is_first_name(given.words[end - 1]):
        return apart == 0
    return given.words[place] in {"le", "la", "les"} and end - place == 2


def shown(given: Line, first: int, end: int, *, small: bool = False) -> str:
    """The name with capitals, its own accents and its hyphens."""
    parts: list[str] = []
    for place in range(first, end):
        token = given.tokens[place]
        typed = given.said(given.offsets[place], given.end_of(place))
        word = typed if typed[:1].isupper() and not typed.isupper() else typed.capitalize()
        word = word.lower() if word.lower() in {"de", "du", "des"} or (small and place == first) else word
        parts.append(word if place == first else (" " if token.apart else "-") + word)
    return "".join(parts)
