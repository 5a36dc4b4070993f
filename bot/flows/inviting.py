"""The conversation that ends in an invitation: which role, where, for how many, for how long."""

import re
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from bot.flows.steps import Choice, Facts, Flow, NotUnderstood, Step
from bot.people.invitations import DAYS_ALLOWED, USES_ALLOWED
from bot.people.models import Role
from bot.texts import clean
from bot.texts import inviting as texts

NAME = "inviting"
USES, DAYS = (1, 5, 15), (7, 14, 30)
SHOWN = 12
LONGEST_REGION = 80


def role_of(facts: Facts) -> Role | None:
    """The one chosen, or the only one there is."""
    roles: list[str] = facts.known["roles"]
    chosen = facts.answers.get("role") or (roles[0] if len(roles) == 1 else None)
    return Role(chosen) if chosen else None


def _roles(facts: Facts) -> Sequence[Choice]:
    return [Choice(texts.ROLES[Role(each)], each) for each in facts.known["roles"]]


def _read_role(text: str, facts: Facts) -> dict[str, Any]:
    """« coordination » alone may be either of two: then it is asked again."""
    wanted = clean.folded(text)
    roles = {each: clean.folded(texts.ROLES[Role(each)]) for each in facts.known["roles"]}
    found = [each for each, label in roles.items() if label == wanted]
    found = found or [each for each, label in roles.items() if label.startswith(wanted[:5])]
    found = found if len(found) == 1 else [each for each in found if roles[each].startswith(wanted)]
    if not wanted or len(found) != 1:
        raise NotUnderstood(texts.no_role())
    return {"role": found[0]}


def places(facts: Facts) -> list[tuple[int, str]]:
    """The cooperatives that the person may invite to, in the role chosen."""
    found: list[tuple[int, str]] = facts.known["below" if role_of(facts) is Role.ANIMATOR else "run"]
    return found


def _wants_place(facts: Facts) -> bool:
    role = role_of(facts)
    return role is not None and role.local and len(places(facts)) > 1


def _places(facts: Facts) -> Sequence[Choice]:
    return [Choice(name, key) for key, name in places(facts)[:SHOWN]]


def _read_place(text: str, facts: Facts) -> dict[str, Any]:
    wanted = clean.folded(text)
    named = [(key, clean.folded(name)) for key, name in places(facts)]
    found = [key for key, name in named if name == wanted] or [key for key, name in named if wanted in name]
    if len(found) != 1:
        raise NotUnderstood(texts.no_place() if not found else texts.several_places())
    return {"where": found[0]}


def _regions(facts: Facts) -> Sequence[Choice]:
    return [Choice(name, name) for name in facts.known["regions"][:SHOWN]]


def _read_region(text: str, facts: Facts) -> dict[str, Any]:
    """One that has cooperatives as it is written there; else a new one."""
    name = clean.line(text, LONGEST_REGION)
    if not any(letter.isalpha() for letter in name):
        raise NotUnderstood(texts.no_region())
    known = {clean.folded(each): each for each in facts.known["regions"]}
    return {"region": known.get(clean.folded(name), name)}


def _number(text: str, unit: str, allowed: range, words: Markup) -> int:
    """One number, alone or with its unit: « 2 semaines » are no 2 days, « 5 ou 10 » is no 5."""
    said = re.fullmatch(rf"([0-9]{{1,6}})\s*(?:{unit})?", clean.folded(clean.line(text, 40)))
    if said is None or int(said[1]) not in allowed:
        raise NotUnderstood(words)
    return int(said[1])


def _read_uses(text: str, _facts: Facts) -> dict[str, Any]:
    return {"uses": _number(text, "personnes?|jeunes?|fois", USES_ALLOWED, texts.no_uses(USES_ALLOWED[-1]))}


def _read_days(text: str, _facts: Facts) -> dict[str, Any]:
    return {"days": _number(text, "jours?|j", DAYS_ALLOWED, texts.no_days(DAYS_ALLOWED[-1]))}


FLOW = Flow(
    NAME,
    (
        Step(
            "role",
            "",
            lambda _: texts.which_role(),
            _read_role,
            _roles,
            lambda facts: len(facts.known["roles"]) > 1,
            columns=1,
        ),
        Step(
            "where",
            "",
            lambda facts: texts.which_place(len(places(facts)) > SHOWN),
            _read_place,
            _places,
            _wants_place,
            columns=1,
        ),
        Step(
            "region",
            "",
            lambda _: texts.which_region(),
            _read_region,
            _regions,
            lambda facts: role_of(facts) is Role.REGIONAL,
        ),
        Step(
            "uses",
            "",
            lambda _: texts.how_many(),
            _read_uses,
            lambda _: [Choice(texts.people(each), each) for each in USES],
            columns=3,
        ),
        Step(
            "days",
            "",
            lambda _: texts.how_long(),
            _read_days,
            lambda _: [Choice(texts.days(each), each) for each in DAYS],
            columns=3,
        ),
    ),
    again="/inviter",
)
