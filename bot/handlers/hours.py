"""Hours at the edge, writing: log them guided or in one line, for a contract too, and correct them."""

from typing import Any

from bot.contracts import queries as contract_queries
from bot.contracts.rules import WORKED_ON
from bot.flows import hour_doubts, hours_line, several
from bot.flows import hours as flow
from bot.flows.models import Draft
from bot.flows.steps import PARTS, Facts
from bot.handlers import colleagues, contracts, flows, hour_facts, hour_pages, hour_writing
from bot.handlers.contract_pages import beneath, page_of
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.known_names import names_of
from bot.handlers.own_hours import closed, is_closed, own, own_entry, standing
from bot.handlers.rights import require_member
from bot.handlers.turn import Turn
from bot.hours import actions, limits, works
from bot.hours.actions import Deed
from bot.hours.models import COUNTED, Entry, EntryState
from bot.people.models import Membership, Role
from bot.texts import contracts as contract_texts
from bot.texts import hours as texts
from bot.texts.message import Message

CORRECTABLE = (*COUNTED, EntryState.REFUSED)


def log_hours(turn: Turn) -> None:
    """« /heures »."""
    if not _told_for_members(turn):
        require_member(turn)
        flows.begin(turn, flow.NAME, _where(turn))


def log_line(turn: Turn) -> bool:
    """A free line that is hours opens the card, or the question that it leaves; False for none."""
    mine = list(turn.active(Role.MEMBER))
    facts = Facts({}, turn.now, _zone(turn, mine))
    if not hours_line.is_plausible(turn.text, facts):
        return False
    line = hours_line.line_of(turn.text, facts, names_of(turn, mine))
    if not line.answers:
        return False
    if not _told_for_members(turn):
        require_member(turn)
        _open(turn, line)
    return True


def log_anyway(turn: Turn, text: str) -> None:
    """A line of which it was said that it is hours."""
    mine = require_member(turn)
    facts = Facts({}, turn.now, _zone(turn, mine))
    line = hours_line.line_of(text, facts, names_of(turn, mine))
    _open(turn, hours_line.Line(line.answers))


def _open(turn: Turn, line: hours_line.Line) -> None:
    if line.may_be_contract:
        flows.begin(turn, hour_doubts.KIND, text=turn.text)
    elif len(line.answers) > 1:
        lines = [each | _linked(turn, each) for each in line.answers[: several.MOST]]
        flows.begin(turn, several.NAME, {"lines": lines} | _where(turn))
    else:
        flows.begin(turn, flow.NAME, line.only | _linked(turn, line.only) | _where(turn))


def _linked(turn: Turn, answers: dict[str, Any]) -> dict[str, Any]:
    mine = list(turn.active(Role.MEMBER))
    return hour_facts.linked(turn, mine[0], answers) if len(mine) == 1 else {}


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
    answers = {"where": mine[contract.cooperative_id].id, "what": hour_facts.for_contract(contract)}
    flows.begin(beneath(turn), flow.NAME, answers)


def begin_correction(turn: Turn) -> None:
    """Opens an entry that is there at the choice of what to change."""
    entry = own_entry(turn)
    if entry.state not in CORRECTABLE:
        turn.answer(standing(turn, entry))
    elif is_closed(turn, entry):
        turn.answer(closed(turn, entry))
    else:
        answers = flow.answers_from(works.of_entry(entry)) | {"where": entry.membership_id}
        flows.begin_at(turn, flow.NAME, PARTS, answers, entry_id=entry.id)


def begin_deletion(turn: Turn) -> None:
    entry = own_entry(turn)
    if entry.state not in COUNTED:
        turn.answer(standing(turn, entry))
    elif is_closed(turn, entry):
        turn.answer(closed(turn, entry))
    else:
        flows.begin(turn, flow.DELETION, entry_id=entry.id)


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


def _zone(turn: Turn, mine: list[Membership]) -> str:
    return turn.zone(mine[0].cooperative if mine else None)


def _load(turn: Turn, draft: Draft) -> Facts:
    require_member(turn)
    memberships = _choosable(turn, draft)
    chosen = hour_facts.chosen_of(memberships, draft.answers.get("where"))
    entry_id = draft.subject.get("entry_id")
    return hour_facts.of(turn, memberships, chosen, draft.answers, [entry_id] if entry_id else [])


def _choosable(turn: Turn, draft: Draft) -> list[Membership]:
    """Where the person may log; an entry that is corrected stays where it is."""
    mine = list(turn.active(Role.MEMBER))
    if "entry_id" not in draft.subject:
        return mine
    return [each for each in mine if each.id == draft.answers.get("where")]


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message | None:
    if "entry_id" in draft.subject:
        return _finish_correction(turn, draft, facts)
    return hour_writing.write(turn, draft, _membership(turn, facts), [facts])


def _finish_several(turn: Turn, draft: Draft, facts: Facts) -> Message | None:
    return hour_writing.write(turn, draft, _membership(turn, facts), several.lines_of(facts))


def _membership(turn: Turn, facts: Facts) -> Membership:
    found = hour_facts.chosen_of(require_member(turn), facts.answers.get("where"))
    if found is None:
        raise UnknownButton
    return found


def _finish_correction(turn: Turn, draft: Draft, facts: Facts) -> Message:
    """Correcting what somebody proposed is confirming it, and its author hears of the change."""
    assert turn.person is not None
    entry = own(turn, draft.subject["entry_id"])
    if entry is None:
        raise UnknownButton
    if is_closed(turn, entry) and entry.state is not EntryState.PROPOSED:
        return closed(turn, entry)
    author, proposed = entry.written_by, entry.state is EntryState.PROPOSED
    if not _corrected(turn, entry, facts):
        return standing(turn, entry)
    colleagues.watch(turn, entry)
    if proposed:
        colleagues.tell_author(turn, entry, author)
    else:
        colleagues.correct_shared(turn, entry, turn.person)
    hour_writing.share(turn, entry, facts.answers.get("with") or ())
    return standing(turn, entry, "corrigé")


def _corrected(turn: Turn, entry: Entry, facts: Facts) -> bool:
    """In a closed week, or moved into one, they wait for an animator's yes, as the card said."""
    assert turn.person is not None
    checked = facts.known["checked"]([facts])[0]
    work = limits.noted(flow.work_of(facts), checked.warnings)
    state = EntryState.PROPOSED if checked.closed else EntryState.RECORDED
    return actions.correct(turn.session, entry, work, Deed(turn.person, turn.now), state)


def _ended(turn: Turn, draft: Draft) -> Message | None:
    """What a second press of « Enregistrer » shows: the entry as it is today."""
    if "entry_id" not in draft.subject:
        return hour_writing.written(turn, draft)
    entry = own(turn, draft.subject["entry_id"])
    return standing(turn, entry, "corrigé") if entry else None


def _load_deletion(turn: Turn, draft: Draft) -> Facts:
    entry = own(turn, draft.subject["entry_id"])
    if entry is None:
        raise UnknownButton
    return Facts(draft.answers, turn.now, turn.house.timezone, {"work": works.of_entry(entry)})


def _finish_deletion(turn: Turn, draft: Draft, facts: Facts) -> Message:
    entry = own(turn, draft.subject["entry_id"])
    if entry is None or turn.person is None:
        raise UnknownButton
    if not facts.answers["sure"]:
        return texts.entry_page(entry)
    if not is_closed(turn, entry):
        hour_pages.take_back(turn, entry)
    return standing(turn, entry)


def _deletion_ended(turn: Turn, draft: Draft) -> Message | None:
    entry = own(turn, draft.subject["entry_id"])
    if entry is None:
        return None
    return texts.entry_page(entry) if entry.state in COUNTED else standing(turn, entry)


def _load_kind(turn: Turn, draft: Draft) -> Facts:
    require_member(turn)
    return Facts(draft.answers, turn.now, turn.house.timezone, {})


def _finish_kind(turn: Turn, draft: Draft, facts: Facts) -> None:
    """The line opens the card of what its author says that it is."""
    if facts.answers["kind"] == "contract":
        contracts.log_anyway(turn, draft.subject["text"])
    else:
        log_anyway(turn, draft.subject["text"])


register(Conversation(hour_doubts.KIND_FLOW, _load_kind, _finish_kind, lambda _turn, _draft: None))
register(Conversation(flow.FLOW, _load, _finish, _ended))
register(Conversation(several.FLOW, _load, _finish_several, _ended))
register(Conversation(flow.DELETION_FLOW, _load_deletion, _finish_deletion, _deletion_ended))

COMMANDS = {"heures": log_hours}
PRESSES = {
    "hours.correct": begin_correction,
    "hours.delete": begin_deletion,
    "hours.contract": log_for_contract,
}
