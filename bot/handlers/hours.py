"""Hours at the edge: log them guided or in one line, see them, correct and delete them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from bot.contracts import queries as contract_queries
from bot.flows import hours as flow
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import flows
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.rights import require_member
from bot.handlers.turn import Turn
from bot.hours import actions, queries, rules
from bot.hours.models import Entry, EntryState
from bot.people.models import Membership, Role
from bot.texts import activities
from bot.texts import contracts as contract_texts
from bot.texts import hours as texts
from bot.texts.message import Message

LATEST = 5


def log_hours(turn: Turn) -> None:
    """« /heures »."""
    require_member(turn)
    flows.begin(turn, flow.NAME)


def log_line(turn: Turn) -> bool:
    """A free line that is an entry opens the same card; False when it is none."""
    mine = list(turn.active(Role.MEMBER))
    zone = (_cooperative_zone(mine[0]) if mine else None) or turn.house.timezone
    answers = flow.answers_of(turn.text, Facts({}, turn.now, zone))
    if "how_long" not in answers:
        return False
    require_member(turn)
    flows.begin(turn, flow.NAME, answers)
    return True


def undo(turn: Turn) -> None:
    """« Annuler cet ajout », and « Oui, supprimer »."""
    entry = _own_entry(turn)
    assert turn.person is not None
    actions.delete(turn.session, entry, turn.person, turn.now)
    turn.answer(texts.undone(entry, _week_minutes(turn.session, entry)))


def show_mine(turn: Turn) -> None:
    """« /mesheures »: a page for each cooperative that the person works in."""
    for place, membership in enumerate(require_member(turn)):
        page = _totals(turn, membership, len(list(turn.active(Role.MEMBER))) > 1)
        turn.answer(page) if place == 0 else turn.say(page)


def show_entry(turn: Turn) -> None:
    entry = _own_entry(turn)
    kept = entry.state is EntryState.RECORDED
    turn.answer(texts.entry_page(entry) if kept else texts.deleted_meanwhile())


def ask_to_delete(turn: Turn) -> None:
    entry = _own_entry(turn)
    kept = entry.state is EntryState.RECORDED
    turn.answer(texts.sure_to_delete(entry) if kept else texts.deleted_meanwhile())


def begin_correction(turn: Turn) -> None:
    """Opens the card of an entry that is there, to change its parts."""
    entry = _own_entry(turn)
    if entry.state is not EntryState.RECORDED:
        turn.answer(texts.deleted_meanwhile())
        return
    answers = flow.answers_from(texts.of_entry(entry)) | {"where": entry.membership_id}
    flows.begin(turn, flow.NAME, answers, entry_id=entry.id)


def _own_entry(turn: Turn) -> Entry:
    assert turn.press is not None
    person_id = turn.person.id if turn.person else 0
    entry = queries.of_person(turn.session, turn.press.number(0), person_id)
    if entry is None:
        raise UnknownButton
    return entry


def _totals(turn: Turn, membership: Membership, named: bool) -> Message:
    cooperative = membership.cooperative
    assert cooperative is not None
    monday, sunday = rules.week_of(rules.today(turn.now, cooperative.timezone))
    season = cooperative.season_starts_on, max(cooperative.season_ends_on, sunday)
    first = min(season[0], date(turn.now.year, 1, 1))
    return texts.totals(
        queries.minutes_between(turn.session, membership.id, monday, sunday),
        queries.minutes_between(turn.session, membership.id, first, season[1]),
        queries.by_activity(turn.session, membership.id, first, season[1]),
        queries.latest(turn.session, [membership.id], LATEST),
        cooperative.name if named else None,
    )


def _week_minutes(session: Session, entry: Entry) -> int:
    return queries.minutes_between(session, entry.membership_id or 0, *rules.week_of(entry.worked_on))


def _load(turn: Turn, draft: Draft) -> Facts:
    memberships = _choosable(turn, draft)
    chosen = _chosen(memberships, draft.answers.get("where"))
    known = {
        "cooperatives": [(each.id, each.cooperative.name) for each in memberships if each.cooperative],
        "contracts": _contracts(turn.session, chosen) if chosen else [],
        "activities": _activities(turn.session, chosen) if chosen else activities.usual(),
    }
    zone = (_cooperative_zone(chosen) if chosen else None) or turn.house.timezone
    return Facts(draft.answers, turn.now, zone, known)


def _choosable(turn: Turn, draft: Draft) -> list[Membership]:
    return list(turn.active(Role.MEMBER))


def _chosen(memberships: Sequence[Membership], wanted: int | None) -> Membership | None:
    if wanted is None:
        return memberships[0] if len(memberships) == 1 else None
    return next((each for each in memberships if each.id == wanted), None)


def _cooperative_zone(membership: Membership) -> str | None:
    return membership.cooperative.timezone if membership.cooperative else None


def _contracts(session: Session, membership: Membership) -> list[tuple[str, dict[str, object]]]:
    open_ones = contract_queries.open_of(session, membership.cooperative_id or 0, limit=4)
    return [
        (contract_texts.as_activity(each), {"activity": each.service, "customer": each.customer, "contract_id": each.id})
        for each in open_ones
    ]


def _activities(session: Session, membership: Membership) -> list[str]:
    return rules.ranked(queries.activities_lately(session, membership.id), activities.usual(), 8)


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:
    require_member(turn)
    work = flow.work_of(facts)
    if "entry_id" in draft.subject:
        return _finish_correction(turn, draft, facts)
    membership = _chosen(list(turn.active(Role.MEMBER)), facts.answers.get("where"))
    if membership is None:
        raise UnknownButton
    entry = actions.record(turn.session, membership, work, draft.id, turn.now)
    return texts.saved(entry, _week_minutes(turn.session, entry))


def _finish_correction(turn: Turn, draft: Draft, facts: Facts) -> Message:
    assert turn.person is not None
    entry = queries.of_person(turn.session, draft.subject["entry_id"], turn.person.id)
    if entry is None or not actions.correct(turn.session, entry, flow.work_of(facts), turn.person, turn.now):
        return texts.deleted_meanwhile()
    return texts.corrected(entry, _week_minutes(turn.session, entry))


def _ended(turn: Turn, draft: Draft) -> Message | None:
    """What a second press of « Enregistrer » shows: the entry as it is today."""
    corrected = draft.subject.get("entry_id")
    person_id = turn.person.id if turn.person else 0
    entry = (
        queries.of_person(turn.session, corrected, person_id)
        if corrected
        else queries.of_draft(turn.session, draft.id)
    )
    if entry is None:
        return None
    week = _week_minutes(turn.session, entry)
    if entry.state is EntryState.DELETED:
        return texts.undone(entry, week)
    return texts.corrected(entry, week) if corrected else texts.saved(entry, week)


register(Conversation(flow.FLOW, _load, _finish, _ended))

COMMANDS = {"heures": log_hours, "mesheures": show_mine}
PRESSES = {
    "hours.undo": undo,
    "hours.mine": show_mine,
    "hours.entry": show_entry,
    "hours.correct": begin_correction,
    "hours.delete": ask_to_delete,
}
