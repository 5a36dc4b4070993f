"""What is said about contracts: the card, what has been written, the list, and a contract's own page.

Members and animators hear the same sentences, so they say neither « tu » nor « vous ».
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from bot.contracts import rules
from bot.contracts.models import Contract
from bot.contracts.queries import Past
from bot.contracts.rules import ContractState, Deal, Totals
from bot.cooperatives.models import Cooperative
from bot.texts import french, pages
from bot.texts.contract_questions import KINDS, STATES
from bot.texts.message import Button, Message, in_rows, lines, say

OTHER_STEP, RESUME, CORRECT = "Autre étape", "Reprendre", "Corriger"
SEE, ALL, HOURS = "Voir le contrat", "Les contrats", "Noter des heures"
OTHER_COOPERATIVE = "Autre coopérative"
STEPS_SHOWN = 12


@dataclass(frozen=True)
class Page:
    """All that a contract's page shows; `inside` for those who may see names and change things.

    `logs_hours` for a member, who may log hours for it; `place` where the person has several cooperatives.
    """

    contract: Contract
    history: Sequence[Past]
    minutes: int
    vat: str
    timezone: str
    inside: bool
    logs_hours: bool
    place: str | None


@dataclass(frozen=True)
class Listing:
    """One page of a cooperative's contracts."""

    cooperative: Cooperative
    totals: Totals
    contracts: Sequence[Contract]
    page: int
    pages: int
    others: bool
    inside: bool


def as_activity(contract: Contract) -> str:
    """A contract as a button under « Tu as fait quoi ? »: « Tonte, Mme Le Goff »."""
    return f"{french.capital(contract.service[:24])}, {contract.customer[:30]}"


def vat(included: bool) -> str:
    return "TTC" if included else "hors taxes"


def amount(cents: int | None, vat: str) -> str:
    return f"{french.euros(cents)} {vat}" if cents else "montant à préciser"


def deal(agreed: Deal, vat: str, bringer: str | None) -> Markup:
    """« tonte pour Mme Le Goff (particulier), 45 € hors taxes, prévu mardi 14 juillet, apporté par Léa »."""
    day = f", prévu {french.day(agreed.planned_on)}" if agreed.planned_on else ""
    who = f", apporté par {bringer}" if bringer else ""
    money = amount(agreed.amount_cents, vat)
    kind = KINDS[agreed.kind].lower()
    return say("{} pour {} ({}), <b>{}</b>{}{}", agreed.service, agreed.customer, kind, money, day, who)


def card(agreed: Deal, vat: str, bringer: str | None, place: str | None = None) -> Markup:
    """After the cooperative's name where there are several."""
    return say("{} : {}.", f"{place}, contrat" if place else "Contrat", deal(agreed, vat, bringer))


def deal_of(contract: Contract) -> Deal:
    return Deal(
        contract.customer,
        contract.customer_kind,
        contract.service,
        contract.amount_cents,
        contract.planned_on,
        contract.brought_by_id,
    )


def bringer(contract: Contract) -> str | None:
    return contract.brought_by.person.first_name if contract.brought_by else None


def saved(shown: Page) -> Message:
    contract = shown.contract
    where = f" ({shown.place})" if shown.place else ""
    text = lines(
        say("C'est noté{} : {}.", where, deal(deal_of(contract), shown.vat, bringer(contract))),
        say("Étape : <b>{}</b>. La suivante se note d'un bouton, le moment venu.", STATES[contract.state]),
    )
    see = Button(SEE, "contract.page", (contract.id,))
    return Message(text, (_moves(shown), (see, _all(contract))))


def corrected(shown: Page) -> Message:
    return page(shown, say("C'est corrigé."))


def moved(shown: Page) -> Message:
    return page(shown, say("C'est noté : {}.", STATES[shown.contract.state]))


def already(shown: Page) -> Message:
    """For a press that comes too late, or a second time."""
    state = STATES[shown.contract.state]
    return page(shown, say("Rien n'a changé : ce contrat en est aujourd'hui à « {} ».", state))


def amount_needed(shown: Page) -> Message:
    return page(shown, say("Rien n'a changé : à partir de « signé », un contrat a un montant."))


def page(shown: Page, first: Markup | None = None) -> Message:
    """Its facts, its steps, and for those inside the buttons that change it."""
    contract = shown.contract
    head = say("<b>{} pour {}</b>", french.capital(contract.service), contract.customer)
    text = lines(
        first + "\n" if first else None,
        head,
        *_facts(shown),
        *(_step(shown, step) for step in shown.history[-STEPS_SHOWN:]),
        say("Heures notées : {}", french.duration(shown.minutes)) if shown.minutes else None,
    )
    correct = (Button(CORRECT, "contract.correct", (contract.id,)),) if shown.inside else ()
    worked_on = shown.logs_hours and contract.state in rules.WORKED_ON
    hours = (Button(HOURS, "hours.contract", (contract.id,)),) if worked_on else ()
    rows = (_moves(shown), hours, (*correct, _all(contract)))
    return Message(text, tuple(row for row in rows if row))


def _facts(shown: Page) -> Iterable[Markup | None]:
    contract = shown.contract
    who = bringer(contract) if shown.inside else None
    yield say("{}", shown.place) if shown.place else None
    yield say("{}, {}", KINDS[contract.customer_kind], amount(contract.amount_cents, shown.vat))
    yield say("Prévu {}", french.day(contract.planned_on)) if contract.planned_on else None
    yield say("Apporté par {}", who) if who else None
    yield say("Étape : <b>{}</b>", STATES[contract.state])


def _step(shown: Page, step: Past) -> Markup:
    """« · signé : mardi 14 juillet, par Léa »."""
    who = f", par {step.by}" if shown.inside and step.by else ""
    return say("· {} : {}{}", STATES[step.state], french.instant(step.at, shown.timezone), who)


def _moves(shown: Page) -> tuple[Button, ...]:
    """The next step in one press, the others behind a second one."""
    if not shown.inside:
        return ()
    likely = rules.likely(shown.contract.state, [step.state for step in shown.history])
    label = RESUME if shown.contract.state is ContractState.LOST else None
    others = Button(OTHER_STEP, "contract.others", (shown.contract.id,))
    return (*((move(shown, likely, label),) if likely else ()), others)


def move(shown: Page, state: ContractState, label: str | None = None) -> Button:
    """Names the step that is the last one now: once another follows, it is a button of another time."""
    last = shown.history[-1].id if shown.history else 0
    return Button(
        label or french.capital(STATES[state]), "contract.move", (shown.contract.id, last, state.value)
    )


def other_steps(shown: Page) -> Message:
    """All steps that it may come to; its page comes below, so that none of these buttons goes."""
    text = lines(
        say("<b>{} pour {}</b>", french.capital(shown.contract.service), shown.contract.customer),
        say("Étape : <b>{}</b>. Laquelle est la bonne ?", STATES[shown.contract.state]),
    )
    buttons = [move(shown, state) for state in rules.may_become(shown.contract.state)]
    see = (Button(SEE, "contract.show", (shown.contract.id,)),)
    return Message(text, (*in_rows(buttons, 2), see))


def _all(contract: Contract) -> Button:
    return Button(ALL, "contract.all", (contract.cooperative_id,))


def which_cooperative(found: Sequence[Cooperative], page: int, count: int) -> Message:
    if not found:
        return Message(say("Il n'y a pas encore de coopérative. Pour en ajouter une : /cooperatives."))
    buttons = [Button(each.name, "contract.list", (each.id, 0)) for each in found]
    turners = pages.turners("contract.choose", (), page, count)
    return Message(say("Les contrats de quelle coopérative ?"), (*in_rows(buttons, 1), *turners))


def listing(shown: Listing) -> Message:
    """The sums, then one page of contracts by state; each a button."""
    taxes = vat(shown.cooperative.amounts_include_vat)
    head = say("<b>{} : les contrats</b>", shown.cooperative.name)
    other = ((Button(OTHER_COOPERATIVE, "contract.choose", (0,)),),) if shown.others else ()
    how = (
        say("\nPour en noter un : /contrat, ou « contrat Mme Le Goff tonte 45 € ».") if shown.inside else None
    )
    if not shown.contracts:
        return Message(lines(head, say("Aucun contrat pour l'instant."), how), other)
    text = lines(head, *sums(shown.totals, taxes), *_by_state(shown.contracts), how)
    buttons = [Button(one_line(each), "contract.page", (each.id,)) for each in shown.contracts]
    turners = pages.turners("contract.list", (shown.cooperative.id,), shown.page, shown.pages)
    return Message(text, (*in_rows(buttons, 1), *turners, *other))


def sums(totals: Totals, vat: str) -> Iterable[Markup]:
    """What is signed, invoiced, paid; shown to partners too."""
    yield say("Signé, à facturer : {}", french.euros(totals.to_come_cents))
    yield say("Facturé, à encaisser : {}", french.euros(totals.invoiced_cents))
    yield say("Payé : {}", french.euros(totals.paid_cents))
    yield say("Chiffre d'affaires (facturé et payé) : <b>{} {}</b>", french.euros(totals.turnover_cents), vat)
    yield say("Contrats gagnés : {}", totals.won)


def _by_state(contracts: Sequence[Contract]) -> Iterable[Markup]:
    for state, found in groupby(contracts, lambda each: each.state):
        yield say("\n<b>{}</b>", french.capital(STATES[state]))
        for each in found:
            money = f" : {french.euros(each.amount_cents)}" if each.amount_cents else " (montant à préciser)"
            yield say("· {}, {}{}", each.customer, each.service, money)


def one_line(contract: Contract) -> str:
    """« Mme Le Goff, tonte », short enough for a button."""
    return f"{contract.customer[:30]}, {contract.service[:24]}"
