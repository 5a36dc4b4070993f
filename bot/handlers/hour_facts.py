"""What conversations about hours know: the cooperative's contracts, customers and members, and the limits."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from bot.contracts import queries as contract_queries
from bot.contracts.models import Contract
from bot.contracts.rules import told_apart
from bot.flows import hours as flow
from bot.flows.hour_doubts import MINE
from bot.flows.hours_line import Names
from bot.flows.steps import Facts, Lookups
from bot.handlers.known_names import names_of
from bot.handlers.turn import Turn
from bot.hours import checking, locks, queries, rules
from bot.people.models import Membership, Role
from bot.texts import activities, clean
from bot.texts import contracts as contract_texts
from bot.texts.hour_cards import NOTHING, Checked
from bot.understanding import activity_of

CONTRACTS_READ, ACTIVITIES_SHOWN, CUSTOMERS_SHOWN = 30, 8, 6

Check = Callable[[Sequence[Facts]], list[Checked]]


def of(
    turn: Turn,
    memberships: Sequence[Membership],
    chosen: Membership | None,
    answers: dict[str, Any],
    apart: Collection[int] = (),
) -> Facts:
    """`memberships`: where the hours may go, `chosen`: where they go; `apart`: the entries that are changed.

    What costs a question to the database is asked when it is wanted.
    """
    zone = turn.zone(chosen.cooperative if chosen else None)
    known = _known(turn, memberships, chosen, apart)
    return Facts(_answers(turn.session, answers, chosen), turn.now, zone, known)


def _known(
    turn: Turn, memberships: Sequence[Membership], chosen: Membership | None, apart: Collection[int]
) -> Lookups:
    known = {
        "cooperatives": [(each.id, each.cooperative.name) for each in memberships if each.cooperative],
        "place": _name(chosen) if chosen and len(list(turn.active(Role.MEMBER))) > 1 else None,
        "checked": _checker(turn, chosen, apart),
        "may_tell": not apart,
    }
    lookups = Lookups(
        known,
        contracts=lambda: _contracts(turn.session, chosen) if chosen else [],
        activities=lambda: _activities(turn.session, chosen) if chosen else activities.usual(),
        line_names=lambda: names_of(turn, [chosen] if chosen else memberships),
        names=lambda: list(_names(lookups).members),
        members=lambda: told_apart(_names(lookups).members),
        customers=lambda: list(_names(lookups).known.customers[:CUSTOMERS_SHOWN]),
    )
    return lookups


def knowing(facts: Facts, **more: Any) -> Facts:
    """The same facts with what another conversation about hours needs besides; the lookups stay shared."""
    assert isinstance(facts.known, Lookups)
    facts.known.update(more)
    return facts


def _names(lookups: Lookups) -> Names:
    names: Names = lookups["line_names"]
    return names


def for_contract(contract: Contract) -> dict[str, object]:
    return {"activity": contract.service, "customer": contract.customer, "contract_id": contract.id}


def linked(turn: Turn, membership: Membership, answers: dict[str, Any]) -> dict[str, Any]:
    """The open contract that a line means: its customer and its kind of work; several of them are asked."""
    what, customer = answers.get("what"), clean.folded(answers.get("customer") or "")
    if not what or not customer:
        return {}
    open_ones = contract_queries.open_of(turn.session, membership.cooperative_id or 0, CONTRACTS_READ)
    same = [each for each in open_ones if clean.folded(each.customer) == customer]
    meant = [each.id for each in same if activity_of(each.service) == what.get("key")]
    if len(meant) == 1:
        return {"what": {**what, "contract_id": meant[0]}}
    return {"contracts": meant} if meant else {}


def chosen_of(memberships: Sequence[Membership], wanted: int | None) -> Membership | None:
    if wanted is None:
        return memberships[0] if len(memberships) == 1 else None
    return next((each for each in memberships if each.id == wanted), None)


def _answers(session: Session, answers: dict[str, Any], chosen: Membership | None) -> dict[str, Any]:
    """Without the contract of another cooperative, when the place was changed after it was chosen."""
    contract_id = (answers.get("what") or {}).get("contract_id")
    if chosen is None or contract_id is None:
        return answers
    if contract_queries.within(session, contract_id, [chosen.cooperative_id or 0]) is not None:
        return answers
    return {step: value for step, value in answers.items() if step != "what"}


def _checker(turn: Turn, chosen: Membership | None, apart: Collection[int]) -> Check:
    """Looks each card up once, however often it is shown in one turn."""
    seen: dict[str, list[Checked]] = {}

    def checked(lines: Sequence[Facts]) -> list[Checked]:
        key = repr([dict(each.answers) for each in lines])
        if key not in seen:
            seen[key] = _check(turn, chosen, lines, apart) if chosen else [NOTHING] * len(lines)
        return seen[key]

    return checked


def _check(turn: Turn, chosen: Membership, lines: Sequence[Facts], apart: Collection[int]) -> list[Checked]:
    """Only one's own hours: who is asked about theirs is warned when they answer."""
    works = [flow.work_of(each) for each in lines]
    own = [each.answers.get("whose", MINE) == MINE for each in lines]
    mine = [work for work, is_own in zip(works, own, strict=True) if is_own]
    warned = iter(checking.for_card(turn.session, chosen, mine, turn.now, apart))
    closed = _closed(turn, chosen, [work.worked_on for work in works])
    return [
        Checked(next(warned), rules.week_of(work.worked_on)[0] in closed) if is_own else NOTHING
        for work, is_own in zip(works, own, strict=True)
    ]


def _closed(turn: Turn, chosen: Membership, days: Sequence[date]) -> set[date]:
    cooperative = chosen.cooperative
    assert cooperative is not None
    mondays = {rules.week_of(day)[0] for day in days}
    today = rules.today(turn.now, cooperative.timezone)
    return locks.closed_weeks(turn.session, cooperative, mondays, today)


def _name(membership: Membership) -> str | None:
    return membership.cooperative.name if membership.cooperative else None


def _contracts(session: Session, membership: Membership) -> list[tuple[str, dict[str, object]]]:
    open_ones = contract_queries.open_of(session, membership.cooperative_id or 0, CONTRACTS_READ)
    return [(contract_texts.as_activity(each), for_contract(each)) for each in open_ones]


def _activities(session: Session, membership: Membership) -> list[str]:
    lately = queries.activities_lately(session, membership.id)
    return rules.ranked(lately, activities.usual(), ACTIVITIES_SHOWN)
