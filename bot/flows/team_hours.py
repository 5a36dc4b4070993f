"""The conversation that writes the same hours for several members: who, then the questions of one entry."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from bot.flows import hour_corrections, place
from bot.flows.crew import called
from bot.flows.hour_answers import HOW_LONG, WHAT, WHEN
from bot.flows.hours import work_of
from bot.flows.steps import Card, Choice, Facts, Flow, NotUnderstood, Step
from bot.texts import clean
from bot.texts import hour_questions as hour_texts
from bot.texts import team_hours as texts

NAME = "team_hours"
PAGE_SIZE = 20
EVERYBODY = "all"
ALL_TYPED = re.compile(r"tous|toutes|tou(?:s|tes) ensemble|tout le monde|(?:toute )?l'equipe", re.IGNORECASE)
BETWEEN = re.compile(r",|;|&|\+|\n|\bet\b", re.IGNORECASE)
KEPT = ("what", "when", "how_long", "customer", "guesses", "whys")
MOST_NAMES, LONGEST_NAME = 60, 40


def chosen(facts: Facts) -> list[int]:
    """The memberships that were chosen and are still there, in the order of the team."""
    wanted = set(facts.answers.get("who") or ())
    return [key for key, _ in facts.known["team"] if key in wanted]


def _labelled(facts: Facts) -> list[Choice]:
    silent = facts.known["silent"]
    return [
        Choice(texts.silent(label) if key in silent else label, key) for key, label in facts.known["team"]
    ]


def _choices(facts: Facts) -> Sequence[Choice]:
    """A page of members, then everybody, then the other pages."""
    members = _labelled(facts)
    last = max(0, (len(members) - 1) // PAGE_SIZE)
    page = min(facts.answers.get("page") or 0, last)
    shown = members[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
    everybody = [Choice(texts.EVERYBODY, EVERYBODY)] if len(members) > 1 else []
    before = [Choice(texts.EARLIER, f"page:{page - 1}")] if page else []
    after = [Choice(texts.LATER, f"page:{page + 1}")] if page < last else []
    return [*shown, *everybody, *before, *after]


def _take(value: list[Any], facts: Facts) -> dict[str, Any]:
    """Ticks, everybody (or nobody, when all are ticked), or another page."""
    ids = [key for key, _ in facts.known["team"]]
    pages = [int(each.partition(":")[2]) for each in value if str(each).startswith("page:")]
    ticked = [each for each in value if each in ids]
    if EVERYBODY in value:
        ticked = [] if set(ticked) == set(ids) else ids
    return {"who": ticked, **({"page": pages[0]} if pages else {})}


def _read(text: str, facts: Facts) -> dict[str, Any]:
    """« Léa, Tom et Zoé », « tout le monde »."""
    team = facts.known["team"]
    if ALL_TYPED.fullmatch(clean.folded(text).strip(" .!")):
        return {"who": [key for key, _ in team]}
    names = [clean.line(each, LONGEST_NAME) for each in BETWEEN.split(text)[:MOST_NAMES]]
    found = [_one(name, facts) for name in names if name]
    if not found:
        raise NotUnderstood(texts.nobody("", ()))
    return {"who": list(dict.fromkeys([*chosen(facts), *found]))}


def _one(name: str, facts: Facts) -> int:
    """By the label too, where it tells somebody apart from others who are called so."""
    labels: dict[int, str] = dict(facts.known["team"])
    first_names: dict[int, str] = dict(facts.known["first_names"])
    alone = labels.items() - first_names.items()
    exact = [key for key, label in alone if clean.folded(label) == clean.folded(name)]
    meant = exact or [key for key, _ in called(name, facts.known["first_names"])]
    if len(meant) != 1:
        raise NotUnderstood(texts.nobody(name, [labels[each] for each in meant]))
    return meant[0]


def _nobody_chosen(facts: Facts) -> bool:
    return not chosen(facts)


def _of_team(asked: Step, question: Callable[[Facts], Markup]) -> Step:
    """A question of one entry, about the team; who worked is another question."""

    def read(text: str, facts: Facts) -> dict[str, Any]:
        said = asked.read(text, facts)
        return {part: value for part, value in said.items() if part in KEPT}

    return replace(asked, question=question, read=read)


def team_of(facts: Facts) -> texts.Team:
    """Who gets what, by name, and what it goes beyond for each."""
    labels, ids, work = dict(facts.known["team"]), chosen(facts), work_of(facts)
    silent = [labels[each] for each in ids if each in facts.known["silent"]]
    asked = [labels[each] for each in ids if each not in facts.known["silent"]]
    warned = facts.known["warned"](work, ids).items()
    said = [(labels[key], warnings) for key, warnings in warned if warnings]
    return texts.Team(facts.known["place"], work, asked, silent, said)


def _card(facts: Facts) -> Markup:
    return texts.card(team_of(facts))


def _save(facts: Facts) -> str:
    return texts.save(len(chosen(facts)))


def _correct(text: str, facts: Facts) -> dict[str, Any] | None:
    """« non mardi », « plutôt 3h », typed while the card is shown."""
    said = hour_corrections.correct(text, facts) or {}
    return {part: value for part, value in said.items() if part in KEPT} or None


WHO = Step(
    "who",
    texts.PEOPLE,
    lambda facts: texts.who(bool(facts.known["silent"])),
    _read,
    _choices,
    several=True,
    missing=_nobody_chosen,
    take=_take,
    chosen=chosen,
)

FLOW = Flow(
    NAME,
    (
        place.step(hour_texts.which_cooperative),
        WHO,
        _of_team(WHAT, lambda _: texts.what()),
        WHEN,
        HOW_LONG,
    ),
    Card(_card, _save),
    again="/saisir_equipe",
    correct=_correct,
)
