"""With whom: names become members of the cooperative or stay as they were typed; who may be two is asked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from bot.flows.steps import Choice, Facts, NotUnderstood, Step, answered, labelled
from bot.texts import clean
from bot.texts import hour_questions as texts

NEARLY = 88
NOBODY = re.compile(r"(?:tout |toute )?seule?|personne|aucun[e]?|solo|non", re.IGNORECASE)
EVERYBODY = re.compile(r"tou(?:s|tes|t le monde)|(?:toute )?l'equipe|tous ensemble", re.IGNORECASE)
BETWEEN = re.compile(r",|;|&|\+|\bet\b|\bavec\b", re.IGNORECASE)
LONGEST_NAME, MOST_NAMES, MOST_SHOWN = 40, 20, 60

Member = tuple[int, str]


@dataclass(frozen=True)
class Crew:
    """`together`: numbers of memberships, or names from outside; `unclear`: names that several bear."""

    together: tuple[int | str, ...] = ()
    unclear: tuple[str, ...] = ()

    @property
    def answers(self) -> dict[str, Any]:
        return {"with": list(self.together), "unclear": list(self.unclear)}


def crew_of(names: Iterable[str], members: Sequence[Member]) -> Crew:
    """Whom the names mean among these members, who are all but the author."""
    together: list[int | str] = []
    unclear: list[str] = []
    for name in names:
        meant = called(name, members)
        if len(meant) > 1:
            unclear.append(name)
        else:
            together.append(meant[0][0] if meant else name)
    return Crew(tuple(dict.fromkeys(together)), tuple(dict.fromkeys(unclear)))


def called(name: str, members: Sequence[Member]) -> list[Member]:
    """Members of that first name; if nobody bears it, the one whose name is nearly the same."""
    wanted = clean.folded(name)
    same = [each for each in members if clean.folded(each[1]) == wanted]
    if same:
        return same
    near = [each for each in members if fuzz.ratio(clean.folded(each[1]), wanted) >= NEARLY]
    return near if len({each[1] for each in near}) == 1 else []


def names_of(facts: Facts) -> tuple[list[str], list[str]]:
    """Who worked along: the members by the names by which they are told apart, then people from outside."""
    labels, together = dict(facts.known["members"]), facts.answers.get("with") or []
    inside = [labels[each] for each in together if isinstance(each, int) and each in labels]
    return inside, [each for each in together if isinstance(each, str)]


def is_everybody(facts: Facts) -> bool:
    ids = {key for key, _ in facts.known["members"]}
    return len(ids) > 1 and ids <= set(facts.answers.get("with") or [])


def _labelled(facts: Facts) -> list[Choice]:
    outside = [each for each in facts.answers.get("with") or [] if isinstance(each, str)]
    chosen = set(facts.answers.get("with") or [])
    members = sorted(facts.known["members"], key=lambda each: each[0] not in chosen)
    shown = {key for key, _ in members[:MOST_SHOWN]}
    inside = [Choice(label, key) for key, label in facts.known["members"] if key in shown]
    return [*inside, *(Choice(each, each) for each in outside[:MOST_NAMES])]


def _read(text: str, facts: Facts) -> dict[str, Any]:
    plain = clean.folded(text).strip(" .!")
    if NOBODY.fullmatch(plain):
        return Crew().answers
    members = facts.known["members"]
    if EVERYBODY.fullmatch(plain):
        return Crew(tuple(key for key, _ in members)).answers
    names = [clean.line(each, LONGEST_NAME) for each in BETWEEN.split(text)[:MOST_NAMES]]
    found = [each for each in names if any(letter.isalpha() for letter in each)]
    if not found or any(len(each.split()) > 2 or any(sign.isdigit() for sign in each) for each in found):
        raise NotUnderstood(texts.no_names())
    return crew_of(found, facts.known["names"]).answers


def _take(chosen: Any, _facts: Facts) -> dict[str, Any]:
    """Whoever is ticked by hand is no more in doubt; how many they were is counted anew."""
    return {"with": chosen or [], "people": None, "asks": []}


def _candidates(facts: Facts) -> Sequence[Choice]:
    name = facts.answers["unclear"][0]
    labels = dict(facts.known["members"])
    found = [Choice(labels[key], key) for key, _ in called(name, facts.known["names"]) if key in labels]
    return [*found, Choice(texts.NONE_OF_THEM, None)]


def _read_which(text: str, facts: Facts) -> dict[str, Any]:
    found = labelled(text, _candidates(facts))
    if found is None:
        raise NotUnderstood(texts.no_names())
    return _which(found.value, facts)


def _which(value: int | None, facts: Facts) -> dict[str, Any]:
    together = facts.answers.get("with") or []
    added = [value] if value is not None and value not in together else []
    return {"with": [*together, *added], "unclear": list(facts.answers["unclear"][1:])}


WHICH = Step(
    "which",
    "Qui",
    lambda facts: texts.which_one(facts.answers["unclear"][0], facts.adult),
    _read_which,
    _candidates,
    wanted=answered("unclear"),
    missing=answered("unclear"),
    take=_which,
    columns=1,
)


WITH = Step(
    "with",
    "Avec qui",
    lambda facts: texts.with_whom(facts.adult),
    _read,
    _labelled,
    wanted=lambda facts: bool(facts.known["members"]),
    missing=lambda facts: "with" in (facts.answers.get("asks") or []),
    take=_take,
    optional=True,
    several=True,
    columns=3,
    skip=texts.ALONE,
)
