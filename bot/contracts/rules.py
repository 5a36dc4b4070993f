"""What holds for contracts: the order of their states, what is won, and what counts as turnover."""

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


class CustomerKind(enum.StrEnum):
    HOUSEHOLD = "household"
    COMPANY = "company"
    ASSOCIATION = "association"
    PUBLIC_BODY = "public_body"


class ContractState(enum.StrEnum):
    """In the order of a contract's life; `lost` can come at any time before `paid`."""

    CONTACT = "contact"
    QUOTED = "quoted"
    SIGNED = "signed"
    DONE = "done"
    INVOICED = "invoiced"
    PAID = "paid"
    LOST = "lost"


LIFE = (
    ContractState.CONTACT,
    ContractState.QUOTED,
    ContractState.SIGNED,
    ContractState.DONE,
    ContractState.INVOICED,
    ContractState.PAID,
)
PRICED = LIFE[2:]
"""States that a contract reaches only with an amount."""

WON = PRICED
WORKED_ON = (ContractState.SIGNED, ContractState.DONE)
"""States in which hours are worked for a contract."""
TO_COME = (ContractState.SIGNED, ContractState.DONE)
FAR_AHEAD_DAYS = 90

NAMED = {
    CustomerKind.HOUSEHOLD: ("mme", "madame", "mlle", "m", "mr", "monsieur", "famille"),
    CustomerKind.COMPANY: ("sarl", "sas", "eurl", "entreprise", "société"),
    CustomerKind.ASSOCIATION: ("asso", "association", "club", "amicale"),
    CustomerKind.PUBLIC_BODY: ("mairie", "commune", "ville", "département", "région"),
}
"""First words of a customer's name that say what kind it is."""


@dataclass(frozen=True)
class Deal:
    """What a card says: all that a contract holds but its cooperative and its state."""

    customer: str
    kind: CustomerKind
    service: str
    amount_cents: int | None = None
    planned_on: date | None = None
    brought_by_id: int | None = None


@dataclass(frozen=True)
class Tally:
    """How many contracts are in a state, and their known amounts together."""

    state: ContractState
    count: int
    cents: int


@dataclass(frozen=True)
class Totals:
    """A cooperative's contracts in figures, without any name.

    « Contrats gagnés » (`won`) are those signed or further, not lost. « Chiffre d'affaires »
    (`turnover_cents`) is what is invoiced or paid; `to_come_cents`, shown beside it, is what is signed or
    done and not invoiced yet.
    """

    won: int = 0
    talking: int = 0
    lost: int = 0
    to_come_cents: int = 0
    invoiced_cents: int = 0
    paid_cents: int = 0

    @property
    def turnover_cents(self) -> int:
        return self.invoiced_cents + self.paid_cents


def totals(tallies: Iterable[Tally]) -> Totals:
    """Contracts of a state that has no tally are none."""
    of = {each.state: each for each in tallies}
    none = Tally(ContractState.CONTACT, 0, 0)
    return Totals(
        won=sum(of.get(state, none).count for state in WON),
        talking=sum(of.get(state, none).count for state in LIFE if state not in PRICED),
        lost=of.get(ContractState.LOST, none).count,
        to_come_cents=sum(of.get(state, none).cents for state in TO_COME),
        invoiced_cents=of.get(ContractState.INVOICED, none).cents,
        paid_cents=of.get(ContractState.PAID, none).cents,
    )


def following(state: ContractState) -> ContractState | None:
    """The next state of a contract's life; None after the last one, and for a lost contract."""
    place = LIFE.index(state) + 1 if state in LIFE else len(LIFE)
    return LIFE[place] if place < len(LIFE) else None


def may_become(state: ContractState) -> tuple[ContractState, ...]:
    """One step back for a mistake, any step ahead, lost before it is paid; from lost back to any."""
    if state is ContractState.LOST:
        return LIFE
    place = LIFE.index(state)
    reachable = LIFE[max(place - 1, 0) : place] + LIFE[place + 1 :]
    return reachable if state is ContractState.PAID else (*reachable, ContractState.LOST)


def likely(state: ContractState, past: Sequence[ContractState]) -> ContractState | None:
    """The step that one press offers: the next, or for a lost contract where it stood before."""
    if state is not ContractState.LOST:
        return following(state)
    return next((each for each in reversed(past) if each is not ContractState.LOST), ContractState.CONTACT)


def needs_amount(state: ContractState, amount_cents: int | None) -> bool:
    """Whether an amount must be known first: from « signé » on there is one."""
    return state in PRICED and amount_cents is None


def told_apart(named: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """A second Léa becomes « Léa (2) »."""
    names = [name for _, name in named]
    same = [names[: place + 1].count(name) for place, name in enumerate(names)]
    return [
        (key, f"{name} ({nth})" if nth > 1 else name) for (key, name), nth in zip(named, same, strict=True)
    ]


def kind_of_name(name: str) -> CustomerKind | None:
    """« Mme Le Goff » is a household, « Mairie de Rennes » a public body; None for most names."""
    first = name.casefold().partition(" ")[0].rstrip(".")
    return next((kind for kind, words in NAMED.items() if first in words), None)


def likelier(ahead: date, back: date, today: date) -> date:
    """Of the next and the last « 12 juillet », the next, unless it is far away and the last is nearer."""
    far = (ahead - today).days > FAR_AHEAD_DAYS
    return back if far and abs(today - back) < ahead - today else ahead
