"""Hours at the edge, writing: log them guided or in one line, for a contract too, and correct them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from bot.contracts import queries as contract_queries
from bot.contracts.models import Contract
from bot.contracts.rules import WORKED_ON
from bot.flows import hours as flow
from bot.flows import hours_line
from bot.flows.models import Draft
from bot.flows.steps import PARTS, Facts, Lookups
from bot.handlers import flows
from bot.handlers.contract_pages import beneath, page_of
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.hour_pages import own, own_entry, week_of
from bot.handlers.known_names import names_of
from bot.handlers.rights import require_member
from bot.handlers.turn import Turn
from bot.hours import actions, queries, rules
from bot.hours.actions import Deed, Source
from bot.hours.models import EntryState
from bot.people.models import Membership, Role
from bot.texts import activities
from bot.texts import contracts as contract_texts
from bot.texts import hours as texts
from bot.texts.message import Message

CONTRACTS_SHOWN, ACTIVITIES_SHOWN = 4, 8


def log_hours(turn: Turn) -> None:
    """« /heures »."""
    if not _told_for_members(turn):
        require_member(turn)
        flows.begin(turn, flow.NAME, _where(turn))


def log_line(turn: Turn) -> bool:
    """A free line that is an entry opens the same card, or the question that it leaves; False for none."""
    mine = list(turn.active(Role.MEMBER))
    zone = (_zone(mine[0]) if mine else None) or turn.house.timezone
    facts = Facts({}, turn.now, zone)
    if not hours_line.is_plausible(turn.text, facts):
        return False
    line = hours_line.line_of(turn.text, facts, names_of(turn, mine))
    if not line.answers and not line.held:
        return False
    if not _told_for_members(turn):
        require_member(turn)
        flows.begin(turn, flow.NAME, line.answers | _where(turn), doubt=line.held or line.doubt)
    return True


def log_for_contract(turn: Turn) -> None:
    """« Noter des heures » on the page of a contract."""
    assert turn.press is not None
    mine = {each.cooperative_id: each for each in require_member(turn) if each.cooperative_id}
    contract = contract_queries.within(turn.session, turn.press.number(0), mine)
    if contract is None:
        raise UnknownButton
    if contract.state not in WORKED_ON:
        turn.answer(contract_texts.already(page_of(turn, contract.id)))
        return
    answers = {"where": mine[contract.cooperative_id].id, "what": _for_contract(contract)}
    flows.begin(beneath(turn), flow.NAME, answers)


def begin_correction(turn: Turn) -> None:
    """Opens an entry that is there at the choice of what to change."""
    entry = own_entry(turn)
    if entry.state is not EntryState.RECORDED:
        turn.answer(texts.deleted_meanwhile(entry))
        return
    answers = flow.answers_from(texts.of_entry(entry)) | {"where": entry.membership_id}
    flows.begin_at(turn, flow.NAME, PARTS, answers, entry_id=entry.id)


def begin_deletion(turn: Turn) -> None:
    entry = own_entry(turn)
    if entry.state is EntryState.RECORDED:
        flows.begin(turn, flow.DELETION, entry_id=entry.id)
    else:
        turn.answer(texts.deleted_meanwhile(entry))


def _told_for_members(turn: Turn) -> bool:
    """Whether it was said that hours are the members': an animator may well have tried."""
    if not turn.memberships or any(each.role is Role.MEMBER for each in turn.memberships):
        return False
    turn.say(texts.for_members())
    return True


def _where(turn: Turn) -> dict[str, Any]:
    """The only cooperative there is counts as chosen: another one that comes later is not meant."""
    mine = list(turn.active(Role.MEMBER))
    return {"where": mine[0].id} if len(mine) == 1 else {}


def _load(turn: Turn, draft: Draft) -> Facts:
    require_member(turn)
    memberships = _choosable(turn, draft)
    chosen = _chosen(memberships, draft.answers.get("where"))
    known = {
        "cooperatives": [(each.id, each.cooperative.name) for each in memberships if each.cooperative],
        "place": _name(chosen) if chosen and len(list(turn.active(Role.MEMBER))) > 1 else None,
        "doubt": draft.subject.get("doubt") if draft.created_at == turn.now else None,
    }
    lookups = Lookups(
        known,
        contracts=lambda: _contracts(turn.session, chosen) if chosen else [],
        names=lambda: names_of(turn, [chosen] if chosen else memberships),
        activities=lambda: _activities(turn.session, chosen) if chosen else activities.usual(),
    )
    zone = (_zone(chosen) if chosen else None) or turn.house.timezone
    return Facts(_answers(turn.session, draft, chosen), turn.now, zone, lookups)


def _answers(session: Session, draft: Draft, chosen: Membership | None) -> dict[str, Any]:
    """Without the contract of another cooperative, when the place was changed after it was chosen."""
    contract_id = (draft.answers.get("what") or {}).get("contract_id")
    if chosen is None or contract_id is None:
        return draft.answers
    if contract_queries.within(session, contract_id, [chosen.cooperative_id or 0]) is not None:
        return draft.answers
    return {step: value for step, value in draft.answers.items() if step != "what"}


def _choosable(turn: Turn, draft: Draft) -> list[Membership]:
    """Where the person may log; an entry that is corrected stays where it is."""
    mine = list(turn.active(Role.MEMBER))
    if "entry_id" not in draft.subject:
        return mine
    return [each for each in mine if each.id == draft.answers.get("where")]


def _chosen(memberships: Sequence[Membership], wanted: int | None) -> Membership | None:
    if wanted is None:
        return memberships[0] if len(memberships) == 1 else None
    return next((each for each in memberships if each.id == wanted), None)


def _zone(membership: Membership) -> str | None:
    return membership.cooperative.timezone if membership.cooperative else None


def _name(membership: Membership) -> str | None:
    return membership.cooperative.name if membership.cooperative else None


def _contracts(session: Session, membership: Membership) -> list[tuple[str, dict[str, object]]]:
    open_ones = contract_queries.open_of(session, membership.cooperative_id or 0, CONTRACTS_SHOWN)
    return [(contract_texts.as_activity(each), _for_contract(each)) for each in open_ones]


def _for_contract(contract: Contract) -> dict[str, object]:
    return {"activity": contract.service, "customer": contract.customer, "contract_id": contract.id}


def _activities(session: Session, membership: Membership) -> list[str]:
    lately = queries.activities_lately(session, membership.id)
    return rules.ranked(lately, activities.usual(), ACTIVITIES_SHOWN)


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:
    require_member(turn)
    if "entry_id" in draft.subject:
        return _finish_correction(turn, draft, facts)
    membership = _chosen(list(turn.active(Role.MEMBER)), facts.answers.get("where"))
    if membership is None:
        raise UnknownButton
    entry = actions.record(turn.session, membership, flow.work_of(facts), Source(draft.id), turn.now)
    return texts.saved(entry, week_of(turn, entry))


def _finish_correction(turn: Turn, draft: Draft, facts: Facts) -> Message:
    assert turn.person is not None
    entry = own(turn, draft.subject["entry_id"])
    if entry is None:
        raise UnknownButton
    if not actions.correct(turn.session, entry, flow.work_of(facts), Deed(turn.person, turn.now)):
        return texts.deleted_meanwhile(entry)
    return texts.corrected(entry, week_of(turn, entry))


def _ended(turn: Turn, draft: Draft) -> Message | None:
    """What a second press of « Enregistrer » shows: the entry as it is today."""
    corrected = draft.subject.get("entry_id")
    logged = queries.of_draft(turn.session, draft.id)
    entry = own(turn, corrected or (logged.id if logged else 0))
    if entry is None:
        return None
    week = week_of(turn, entry)
    if entry.state is EntryState.DELETED:
        return texts.undone(entry, week)
    return texts.corrected(entry, week) if corrected else texts.saved(entry, week)


def _load_deletion(turn: Turn, draft: Draft) -> Facts:
    entry = own(turn, draft.subject["entry_id"])
    if entry is None:
        raise UnknownButton
    return Facts(draft.answers, turn.now, turn.house.timezone, {"work": texts.of_entry(entry)})


def _finish_deletion(turn: Turn, draft: Draft, facts: Facts) -> Message:
    entry = own(turn, draft.subject["entry_id"])
    if entry is None or turn.person is None:
        raise UnknownButton
    if not facts.answers["sure"]:
        return texts.entry_page(entry)
    actions.delete(turn.session, entry, Deed(turn.person, turn.now))
    return texts.undone(entry, week_of(turn, entry))


def _deletion_ended(turn: Turn, draft: Draft) -> Message | None:
    entry = own(turn, draft.subject["entry_id"])
    if entry is None:
        return None
    kept = entry.state is EntryState.RECORDED
    return texts.entry_page(entry) if kept else texts.undone(entry, week_of(turn, entry))


register(Conversation(flow.FLOW, _load, _finish, _ended))
register(Conversation(flow.DELETION_FLOW, _load_deletion, _finish_deletion, _deletion_ended))

COMMANDS = {"heures": log_hours}
PRESSES = {
    "hours.correct": begin_correction,
    "hours.delete": begin_deletion,
    "hours.contract": log_for_contract,
}
