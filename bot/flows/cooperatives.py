"""The conversation in which the coordination adds a cooperative, or corrects parts of one."""

import zoneinfo
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.cooperatives import rules, season
from bot.cooperatives.models import COMMITTEES
from bot.cooperatives.rules import Details
from bot.flows.steps import Card, Choice, Facts, Flow, NotUnderstood, Step
from bot.refusals import Refused
from bot.texts import clean, french
from bot.texts import cooperatives as texts

NAME = "cooperative"
AGES_OFFERED = (14, 15, 16, 17, 18)
REGIONS_OFFERED = 12


def details_of(facts: Facts) -> Details:
    answers = facts.answers
    first, last = answers["season"]
    return Details(
        name=answers["name"],
        town=answers["town"],
        region=answers["region"],
        timezone=answers["timezone"],
        season_starts_on=date.fromisoformat(first),
        season_ends_on=date.fromisoformat(last),
        minimum_age=answers["age"],
        committees=tuple(answers["committees"]),
        contact=answers["contact"] or "",
        amounts_include_vat=answers["vat"],
    )


def answers_from(details: Details) -> dict[str, Any]:
    """The other way round, to correct a cooperative that is there."""
    return {
        "name": details.name,
        "town": details.town,
        "region": details.region,
        "season": [details.season_starts_on.isoformat(), details.season_ends_on.isoformat()],
        "timezone": details.timezone,
        "committees": list(details.committees or ()),
        "age": details.minimum_age,
        "contact": details.contact,
        "vat": details.amounts_include_vat,
    }


def _checked(check: Callable[[], Any]) -> Any:
    """What a rule of cooperatives gives, or its refusal as words."""
    try:
        return check()
    except Refused as refusal:
        raise NotUnderstood(texts.refused(refusal)) from refusal


def _read_name(text: str, facts: Facts) -> dict[str, Any]:
    name = _checked(lambda: rules.clean("name", text))
    taken: dict[str, str] = facts.known["taken"]
    if rules.folded(name) in taken:
        raise NotUnderstood(texts.name_taken(taken[rules.folded(name)]))
    return {"name": name}


def _read_town(text: str, _facts: Facts) -> dict[str, Any]:
    return {"town": _checked(lambda: rules.clean("town", text))}


def _regions(facts: Facts) -> Sequence[Choice]:
    return [Choice(each, each) for each in facts.known["regions"][:REGIONS_OFFERED]]


def _read_region(text: str, facts: Facts) -> dict[str, Any]:
    region = _checked(lambda: rules.clean("region", text))
    known = {rules.folded(each): each for each in facts.known["regions"]}
    if facts.known["own_regions_only"] and rules.folded(region) not in known:
        raise NotUnderstood(texts.other_region(facts.known["regions"]))
    return {"region": known.get(rules.folded(region), region)}


def _region_open(facts: Facts) -> bool:
    """A regional coordination of one region has nothing to choose."""
    return not facts.known["own_regions_only"] or len(facts.known["regions"]) > 1


def _read_season(text: str, facts: Facts) -> dict[str, Any]:
    today = facts.now.astimezone(ZoneInfo(facts.timezone)).date()
    said = season.season_in(text, today)
    if said is None:
        raise NotUnderstood(texts.no_season())
    _checked(lambda: rules.check_season(*said))
    return {"season": [each.isoformat() for each in said]}


def _timezones(_facts: Facts) -> Sequence[Choice]:
    return [Choice(label, key) for label, key in texts.TIMEZONES]


def _read_timezone(text: str, _facts: Facts) -> dict[str, Any]:
    wanted = clean.folded(text)
    labels = {clean.folded(label): key for label, key in texts.TIMEZONES}
    keys = {key.casefold(): key for key in zoneinfo.available_timezones()}
    key = labels.get(wanted) or keys.get(wanted)
    if key is None:
        raise NotUnderstood(texts.no_timezone())
    return {"timezone": key}


def _committees(_facts: Facts) -> Sequence[Choice]:
    usual = list(COMMITTEES)
    return [Choice(french.enumeration(usual), usual), Choice(texts.NO_COMMITTEE, [])]


def _read_committees(text: str, _facts: Facts) -> dict[str, Any]:
    names = [each for each in text[:1000].replace("\n", ",").replace(";", ",").split(",") if each.strip()]
    return {"committees": list(_checked(lambda: rules.committees(tuple(names))))}


def _ages(_facts: Facts) -> Sequence[Choice]:
    return [Choice(f"{age} ans", age) for age in AGES_OFFERED]


def _read_age(text: str, _facts: Facts) -> dict[str, Any]:
    digits = clean.folded(text).removesuffix("ans").strip()
    age = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else 0
    if age not in rules.AGES:
        raise NotUnderstood(texts.no_age())
    return {"age": age}


def _read_contact(text: str, _facts: Facts) -> dict[str, Any]:
    return {"contact": _checked(lambda: rules.clean("contact", text, rules.CONTACT_LENGTH))}


def _vats(_facts: Facts) -> Sequence[Choice]:
    return [Choice(label, included) for included, label in texts.VAT]


def _read_vat(text: str, _facts: Facts) -> dict[str, Any]:
    wanted = clean.folded(text)
    found = next((included for included, label in texts.VAT if clean.folded(label) == wanted), None)
    if found is None:
        raise NotUnderstood(texts.no_vat())
    return {"vat": found}


FLOW = Flow(
    NAME,
    (
        Step("name", "Le nom", lambda _: texts.which_name(), _read_name),
        Step("town", "La ville", lambda _: texts.which_town(), _read_town),
        Step("region", "La région", lambda _: texts.which_region(), _read_region, _regions, _region_open),
        Step("season", "Les dates", lambda _: texts.which_season(), _read_season),
        Step(
            "timezone", "Le fuseau", lambda _: texts.which_timezone(), _read_timezone, _timezones, columns=3
        ),
        Step(
            "committees",
            "Les comités",
            lambda _: texts.which_committees(),
            _read_committees,
            _committees,
            columns=1,
        ),
        Step("age", "L'âge minimum", lambda _: texts.which_age(), _read_age, _ages, columns=5),
        Step(
            "contact",
            "Le contact",
            lambda _: texts.which_contact(),
            _read_contact,
            optional=True,
            skip=texts.NO_CONTACT,
        ),
        Step("vat", "Les montants", lambda _: texts.which_vat(), _read_vat, _vats),
    ),
    Card(lambda facts: texts.card(details_of(facts))),
    again="/cooperatives",
)
