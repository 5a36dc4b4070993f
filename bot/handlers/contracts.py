"""Contracts at the edge, writing: log one guided or in one line, correct it, ask for the amount it needs."""

from dataclasses import replace
from typing import Any

from bot.contracts import actions, queries, rules
from bot.contracts.actions import Move
from bot.contracts.models import Contract
from bot.contracts.rules import ContractState
from bot.cooperatives.models import Cooperative
from bot.flows import contract_line
from bot.flows import contracts as flow
from bot.flows.models import Draft
from bot.flows.steps import PARTS, Facts
from bot.handlers import flows
from bot.handlers.contract_pages import beneath, inside, of_press, page_of
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.rights import require
from bot.handlers.turn import Turn
from bot.people import queries as people
from bot.people.models import Membership, Role, Standing
from bot.texts import activities
from bot.texts import contracts as texts
from bot.texts.message import Message

WRITERS = (Role.MEMBER, Role.ANIMATOR)
CUSTOMERS_KNOWN = 300
SERVICES_SHOWN = 8


def log_contract(turn: Turn) -> None:
    """« /contrat »."""
    require(turn, *WRITERS)
    flows.begin(turn, flow.NAME, _where(turn))


def log_contract_line(turn: Turn) -> bool:
    """A free line that is a contract opens the same card; False when it is none."""
    answers = contract_line.answers_of(turn.text, _line_facts(turn))
    if answers:
        _open(turn, answers)
    return bool(answers)


def log_anyway(turn: Turn, text: str) -> None:
    """A line of which it was said that it is a contract."""
    _open(turn, contract_line.answers_of(text, _line_facts(turn), certain=True))


def _line_facts(turn: Turn) -> Facts:
    mine = list(turn.active(*WRITERS))
    zone = next((each.cooperative.timezone for each in mine if each.cooperative), turn.house.timezone)
    customers = [pair for each in mine for pair in _customers(turn, each.cooperative)]
    return Facts({}, turn.now, zone, {"customers": customers})


def _open(turn: Turn, answers: dict[str, Any]) -> None:
    mine = require(turn, *WRITERS)
    who = {"who": mine[0].id if mine[0].role is Role.MEMBER else None} if len(mine) == 1 else {}
    flows.begin(turn, flow.NAME, answers | who | _where(turn))


def begin_correction(turn: Turn) -> None:
    """Opens a contract that is there at the choice of what to change."""
    contract = of_press(turn)
    if inside(turn, contract.cooperative_id) is None:
        raise UnknownButton
    answers = flow.answers_from(texts.deal_of(contract))
    flows.begin_at(beneath(turn), flow.NAME, PARTS, answers, contract_id=contract.id, before=answers)


def move(turn: Turn) -> None:
    """A press on a step; a button made before the last step changes nothing."""
    assert turn.press is not None
    contract = of_press(turn)
    if inside(turn, contract.cooperative_id) is None:
        raise UnknownButton
    wanted = _state(turn.press.word(2))
    if queries.last_step(turn.session, contract.id) != turn.press.number(1) or not _allowed(contract, wanted):
        turn.answer(texts.already(page_of(turn, contract.id)))
    elif rules.needs_amount(wanted, contract.amount_cents):
        flows.begin(turn, flow.AMOUNT, contract_id=contract.id, expected=contract.state, wanted=wanted)
    else:
        turn.answer(_moved(turn, contract, Move(contract.state, wanted)))


def _state(word: str) -> ContractState:
    try:
        return ContractState(word)
    except ValueError:
        raise UnknownButton from None


def _allowed(contract: Contract, wanted: ContractState) -> bool:
    return wanted in rules.may_become(contract.state)


def _moved(turn: Turn, contract: Contract, asked: Move) -> Message:
    assert turn.person is not None
    done = actions.move(turn.session, contract, asked, turn.person, turn.now)
    shown = page_of(turn, contract.id)
    return texts.moved(shown) if done else texts.already(shown)


def _where(turn: Turn) -> dict[str, Any]:
    """The only cooperative there is counts as chosen: another one that comes later is not meant."""
    mine = _one_each(turn)
    return {"where": mine[0].id} if len(mine) == 1 else {}


def _load(turn: Turn, draft: Draft) -> Facts:
    require(turn, *WRITERS)
    memberships = _choosable(turn, draft)
    chosen = _chosen(memberships, draft.answers.get("where"))
    cooperative = chosen.cooperative if chosen else None
    contract_id = draft.subject.get("contract_id")
    contract = _contract(turn, contract_id) if contract_id else None
    if contract_id and contract is None:
        raise UnknownButton
    known = {
        "cooperatives": [(each.id, each.cooperative.name) for each in memberships if each.cooperative],
        "place": cooperative.name if cooperative and len(memberships) > 1 else None,
        "vat": texts.vat(cooperative.amounts_include_vat if cooperative else False),
        "customers": _customers(turn, cooperative),
        "services": activities.usual()[:SERVICES_SHOWN],
        "members": _members(turn, chosen, contract),
        "own": chosen.id if chosen else None,
        "priced": contract is not None and contract.state in rules.PRICED,
        "contract": texts.as_activity(contract) if contract else None,
        "wanted": draft.subject.get("wanted"),
    }
    zone = turn.zone(cooperative)
    return Facts(draft.answers, turn.now, zone, known)


def _choosable(turn: Turn, draft: Draft) -> list[Membership]:
    """While a contract is corrected only its own cooperative's membership."""
    mine = _one_each(turn)
    contract_id = draft.subject.get("contract_id")
    if contract_id is None:
        return mine
    contract = _contract(turn, contract_id)
    return [each for each in mine if contract and each.cooperative_id == contract.cooperative_id]


def _one_each(turn: Turn) -> list[Membership]:
    """One membership a cooperative, the first that there was."""
    found = {each.cooperative_id: each for each in reversed(list(turn.active(*WRITERS)))}
    return list(reversed(found.values()))


def _chosen(memberships: list[Membership], wanted: int | None) -> Membership | None:
    if wanted is None:
        return memberships[0] if len(memberships) == 1 else None
    return next((each for each in memberships if each.id == wanted), None)


def _contract(turn: Turn, contract_id: int) -> Contract | None:
    mine = [each.cooperative_id for each in turn.active(*WRITERS) if each.cooperative_id]
    return queries.within(turn.session, contract_id, mine)


def _customers(turn: Turn, cooperative: Cooperative | None) -> list[tuple[str, str]]:
    if cooperative is None:
        return []
    found = queries.customers(turn.session, cooperative.id, CUSTOMERS_KNOWN)
    return [(each.name, each.kind.value) for each in found]


def _members(turn: Turn, chosen: Membership | None, contract: Contract | None) -> list[tuple[int, str]]:
    """Oneself first, then the members by name; in a correction also who brought it and has left since."""
    if chosen is None or chosen.cooperative_id is None or turn.person is None:
        return []
    active = people.of_cooperative(turn.session, chosen.cooperative_id, Standing.ACTIVE)
    members = [each for each in active if each.role is Role.MEMBER and each.id != chosen.id]
    found = [(chosen.id, turn.person.first_name), *((each.id, each.person.first_name) for each in members)]
    gone = contract.brought_by if contract else None
    if gone is not None and gone.id not in dict(found):
        found.append((gone.id, gone.person.first_name))
    return rules.told_apart(found)


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:
    require(turn, *WRITERS)
    membership = _chosen(_choosable(turn, draft), facts.answers.get("where"))
    if membership is None:
        raise UnknownButton
    if "contract_id" in draft.subject:
        return _finish_correction(turn, draft, facts)
    contract = actions.log(turn.session, membership, flow.deal_of(facts), draft.id, turn.now)
    return texts.saved(page_of(turn, contract.id))


def _finish_correction(turn: Turn, draft: Draft, facts: Facts) -> Message:
    """Only what was changed is written: somebody else may have corrected the rest meanwhile."""
    contract = _contract(turn, draft.subject["contract_id"])
    if contract is None:
        raise UnknownButton
    before, now = draft.subject.get("before", {}), flow.answers_from(texts.deal_of(contract))
    changed = {step: said for step, said in facts.answers.items() if before.get(step, ...) != said}
    corrected = actions.correct(turn.session, contract, flow.deal_of(replace(facts, answers=now | changed)))
    shown = page_of(turn, contract.id)
    return texts.corrected(shown) if corrected else texts.amount_needed(shown)


def _ended(turn: Turn, draft: Draft) -> Message | None:
    """What a second press of « Enregistrer » shows: the contract as it is today."""
    logged = queries.of_draft(turn.session, draft.id)
    contract = _contract(turn, draft.subject.get("contract_id") or (logged.id if logged else 0))
    if contract is None:
        return None
    shown = page_of(turn, contract.id)
    fresh = logged is not None and len(shown.history) == 1
    return texts.saved(shown) if fresh else texts.page(shown)


def _finish_amount(turn: Turn, draft: Draft, facts: Facts) -> Message:
    """The amount that a step needed, and the step with it; without one nothing changes."""
    contract = _contract(turn, draft.subject["contract_id"])
    if contract is None:
        raise UnknownButton
    amount_cents = facts.answers["amount"]
    if amount_cents is None:
        return texts.amount_needed(page_of(turn, contract.id))
    expected, wanted = (ContractState(draft.subject[name]) for name in ("expected", "wanted"))
    return _moved(turn, contract, Move(expected, wanted, amount_cents))


register(Conversation(flow.FLOW, _load, _finish, _ended))
register(Conversation(flow.AMOUNT_FLOW, _load, _finish_amount, _ended))

COMMANDS = {"contrat": log_contract}
PRESSES = {"contract.correct": begin_correction, "contract.move": move}
