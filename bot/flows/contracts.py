"""The conversation that ends in a contract, and the short one that asks for the amount it still needs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.contracts import rules
from bot.contracts.rules import CustomerKind, Deal
from bot.flows import place
from bot.flows.contract_line import customer_named, whole
from bot.flows.steps import Card, Choice, Facts, Flow, NotUnderstood, Step
from bot.texts import clean, french
from bot.texts import contract_questions as texts
from bot.texts import contracts as contract_texts
from bot.understanding import Amount, Day, Impossible, read_amount, read_date

NAME, AMOUNT = "contract", "contract_amount"
LONGEST_SERVICE = 60
CUSTOMERS_SHOWN, MEMBERS_SHOWN, LABEL = 6, 20, 40


def _customer(facts: Facts) -> Markup:
    return texts.customer(bool(facts.known["customers"]))


def _customers(facts: Facts) -> Sequence[Choice]:
    return [Choice(name[:LABEL], name) for name, _ in facts.known["customers"][:CUSTOMERS_SHOWN]]


def _read_customer(text: str, facts: Facts) -> dict[str, Any]:
    """A whole line is taken as one; else it is the name."""
    return whole(text, facts) or customer_named(text, facts)


def _kind_known(facts: Facts) -> str | None:
    """The kind of a customer who has had a contract before."""
    name = facts.answers.get("customer")
    return next((kind for each, kind in facts.known["customers"] if each == name), None)


def _kind_wanted(facts: Facts) -> bool:
    return "kind" in facts.answers or _kind_known(facts) is None


def _kind(facts: Facts) -> Markup:
    return texts.kind(facts.answers["customer"])


def _kinds(_facts: Facts) -> Sequence[Choice]:
    return [Choice(label, kind.value) for kind, label in texts.KINDS.items()]


def _read_kind(text: str, _facts: Facts) -> dict[str, Any]:
    wanted = clean.folded(text).removesuffix("s")
    for kind, label in texts.KINDS.items():
        if wanted == clean.folded(label):
            return {"kind": kind.value}
    raise NotUnderstood(texts.no_kind())


def _services(facts: Facts) -> Sequence[Choice]:
    return [Choice(french.capital(name), name) for name in facts.known["services"]]


def _read_service(text: str, facts: Facts) -> dict[str, Any]:
    if answers := whole(text, facts):
        return answers
    words = clean.line(text, LONGEST_SERVICE)
    if not any(letter.isalpha() for letter in words):
        raise NotUnderstood(texts.no_service())
    return {"service": words}


def _amount(facts: Facts) -> Markup:
    return texts.amount(facts.known["vat"])


def _missing_amount(facts: Facts) -> Markup:
    return texts.missing_amount(facts.known["contract"], facts.known["wanted"], facts.known["vat"])


def _amounts(facts: Facts) -> Sequence[Choice]:
    """A contract that is signed has an amount: then it can be another one, not none."""
    return () if facts.known.get("priced") else (Choice(texts.UNKNOWN_AMOUNT, None),)


def _read_amount(text: str, _facts: Facts) -> dict[str, Any]:
    match read_amount(text):
        case Amount(per_hour=True):
            raise NotUnderstood(texts.amount_per_hour())
        case Amount(cents=cents):
            return {"amount": cents}
        case Impossible(reason=reason):
            raise NotUnderstood(texts.impossible(reason))
    raise NotUnderstood(texts.no_amount())


def _whens(facts: Facts) -> Sequence[Choice]:
    today = _today(facts)
    return [
        Choice("Aujourd'hui", today.isoformat()),
        Choice("Demain", (today + timedelta(days=1)).isoformat()),
    ]


def _read_when(text: str, facts: Facts) -> dict[str, Any]:
    """Days to come are looked for first; a contract of last week is logged with last week's day."""
    zone = ZoneInfo(facts.timezone)
    match read_date(text, facts.now, zone, direction="future"):
        case Day(on=ahead):
            back = read_date(text, facts.now, zone)
            on = rules.likelier(ahead, back.on, _today(facts)) if isinstance(back, Day) else ahead
            return {"when": on.isoformat()}
        case Impossible(reason=reason):
            raise NotUnderstood(texts.impossible(reason))
    raise NotUnderstood(texts.no_day())


def _today(facts: Facts) -> date:
    return facts.now.astimezone(ZoneInfo(facts.timezone)).date()


def _members(facts: Facts) -> Sequence[Choice]:
    return [Choice(name, key) for key, name in facts.known["members"][:MEMBERS_SHOWN]]


def _read_member(text: str, facts: Facts) -> dict[str, Any]:
    wanted = clean.folded(text)
    found = [key for key, name in facts.known["members"] if _called(clean.folded(name), wanted)]
    if wanted in ("moi", "c'est moi") and facts.known["own"]:
        found = [facts.known["own"]]
    if not found:
        raise NotUnderstood(texts.no_member())
    if len(found) > 1:
        raise NotUnderstood(texts.several_members())
    return {"who": found[0]}


def deal_of(facts: Facts) -> Deal:
    """The answers as what a contract holds."""
    answers = facts.answers
    kind = answers.get("kind") or _kind_known(facts) or CustomerKind.HOUSEHOLD
    when = answers.get("when")
    return Deal(
        customer=answers["customer"],
        kind=CustomerKind(kind),
        service=answers["service"],
        amount_cents=answers.get("amount"),
        planned_on=date.fromisoformat(when) if when else None,
        brought_by_id=answers.get("who") if _bringer(facts) else None,
    )


def _called(name: str, wanted: str) -> bool:
    """« léa » is also « léa (2) »: then it has to be chosen."""
    return name == wanted or (bool(wanted) and name.startswith(f"{wanted} ("))


def _bringer(facts: Facts) -> str | None:
    """Who brings it, if it is one of the chosen cooperative's."""
    return next((name for key, name in facts.known["members"] if key == facts.answers.get("who")), None)


def answers_from(deal: Deal) -> dict[str, Any]:
    """The other way round, to correct a contract that is there."""
    return {
        "customer": deal.customer,
        "kind": deal.kind.value,
        "service": deal.service,
        "amount": deal.amount_cents,
        "when": deal.planned_on.isoformat() if deal.planned_on else None,
        "who": deal.brought_by_id,
    }


def _card(facts: Facts) -> Markup:
    place = facts.known["place"]
    return contract_texts.card(deal_of(facts), facts.known["vat"], _bringer(facts), place)


_AMOUNT = Step("amount", "Le montant", _amount, _read_amount, _amounts, columns=1)

_WHEN = Step("when", "Le jour", lambda _: texts.planned(), _read_when, _whens, optional=True)
_WHO = Step(
    "who", "Qui l'apporte", lambda _: texts.brought_by(), _read_member, _members, optional=True, columns=3
)

FLOW = Flow(
    NAME,
    (
        place.step(texts.which_cooperative),
        Step("customer", "Le nom", _customer, _read_customer, _customers),
        Step("kind", "Le type de client", _kind, _read_kind, _kinds, _kind_wanted),
        Step("service", "Le service", lambda _: texts.service(), _read_service, _services),
        _AMOUNT,
        _WHEN,
        _WHO,
    ),
    Card(_card),
    again="/contrat",
)

AMOUNT_FLOW = Flow(AMOUNT, (replace(_AMOUNT, question=_missing_amount),), again="/contrats")
