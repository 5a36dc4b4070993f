"""The questions about hours that are asked only when a line leaves them open."""

from collections.abc import Sequence
from typing import Any

from bot.flows.crew import MOST_SHOWN, called
from bot.flows.steps import AnotherMatter, Choice, Facts, Flow, NotUnderstood, Step, answered, labelled
from bot.texts import clean
from bot.texts import hour_questions as texts
from bot.understanding import Duration, read_duration

MINE = 0
LONGEST_CUSTOMER = 120


def _people(facts: Facts) -> Sequence[Choice]:
    """One's own, then those of whoever the line names; of anybody where it names nobody there is."""
    person = facts.answers.get("person") or ""
    meant = {key for key, _ in called(person, facts.known["names"])} if person else set()
    shown = [(key, label) for key, label in facts.known["members"] if not meant or key in meant]
    theirs = [Choice(texts.theirs(label), key) for key, label in shown[:MOST_SHOWN]]
    return [Choice(texts.MINE, MINE), *theirs]


def _read_whose(text: str, facts: Facts) -> dict[str, Any]:
    said = clean.folded(text)
    if said in texts.MINE_TYPED:
        return {"whose": MINE}
    meant = called(text, facts.known["members"]) or called(text, facts.known["names"])
    if len(meant) != 1:
        raise NotUnderstood(texts.no_names())
    return {"whose": meant[0][0]}


def _shares(facts: Facts) -> Sequence[Choice]:
    minutes, people = facts.answers["share"]["minutes"], facts.answers["share"]["people"]
    found = [Choice(texts.each(minutes), minutes)]
    if people > 1 and minutes % people == 0:
        found.append(Choice(texts.in_all(minutes, people), minutes // people))
    return found


def _read_share(text: str, _facts: Facts) -> dict[str, Any]:
    match read_duration(text):
        case Duration() as found:
            return {"how_long": {"minutes": found.minutes}, "share": None}
    raise NotUnderstood(texts.no_duration())


def _customers(facts: Facts) -> Sequence[Choice]:
    options = facts.answers.get("customers") or facts.known["customers"]
    return [Choice(each, each) for each in options]


def _read_customer(text: str, facts: Facts) -> dict[str, Any]:
    words = clean.line(text, LONGEST_CUSTOMER)
    for prefix in ("chez ", "pour "):
        words = words[len(prefix) :] if words.casefold().startswith(prefix) else words
    if not any(letter.isalpha() for letter in words):
        raise NotUnderstood(texts.no_customer())
    known = {clean.folded(each): each for each in facts.known["customers"]}
    return _customer(known.get(clean.folded(words), words), facts)


def _customer(value: str | None, facts: Facts) -> dict[str, Any]:
    """Another customer is another contract, or none."""
    what = facts.answers.get("what")
    apart = {"what": {**what, "contract_id": None}} if what else {}
    return {"customer": value, "customers": None, "contracts": None, **apart}


def _contracts(facts: Facts) -> Sequence[Choice]:
    options = facts.answers.get("contracts") or []
    found = [Choice(label, value["contract_id"]) for label, value in facts.known["contracts"]]
    return [*(each for each in found if each.value in options), Choice(texts.NO_CONTRACT, None)]


def _read_contract(text: str, facts: Facts) -> dict[str, Any]:
    found = labelled(text, _contracts(facts))
    if found is None:
        raise NotUnderstood(texts.no_contract())
    return _contract(found.value, facts)


def _contract(value: int | None, facts: Facts) -> dict[str, Any]:
    return {"what": {**facts.answers["what"], "contract_id": value}, "contracts": None}


KIND = "hours_or_contract"
KIND_FLOW = Flow(
    KIND,
    (
        Step(
            "kind",
            "Ce que c'est",
            lambda _: texts.which_kind(),
            lambda text, _: _read_kind(text),
            lambda _: [Choice(texts.HOURS, "hours"), Choice(texts.CONTRACT, "contract")],
        ),
    ),
    again="/heures",
)


def _read_kind(text: str) -> dict[str, Any]:
    said = clean.folded(text)
    for word, kind in (("heure", "hours"), ("contrat", "contract")):
        if word in said:
            return {"kind": kind}
    raise AnotherMatter


WHOSE = Step(
    "whose",
    "Pour qui",
    lambda facts: texts.whose(facts.answers.get("person") or None, facts.adult),
    _read_whose,
    _people,
    wanted=lambda facts: facts.answers.get("person") is not None,
)
SHARE = Step(
    "share",
    "Le partage",
    lambda facts: texts.shared(facts.answers["share"]["minutes"]),
    _read_share,
    _shares,
    wanted=answered("share"),
    missing=answered("share"),
    take=lambda minutes, _: {"how_long": {"minutes": minutes}, "share": None},
    columns=1,
)
CUSTOMER = Step(
    "customer",
    "Le client",
    lambda facts: texts.which_customer(facts.adult),
    _read_customer,
    _customers,
    missing=answered("customers"),
    take=_customer,
    optional=True,
    skip=texts.NO_CUSTOMER,
    columns=1,
)
CONTRACT = Step(
    "contract",
    "Le contrat",
    lambda _: texts.which_contract(),
    _read_contract,
    _contracts,
    wanted=answered("contracts"),
    missing=answered("contracts"),
    take=_contract,
    columns=1,
)
