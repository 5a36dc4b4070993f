"""Cards of hours once « Enregistrer » is pressed: own entries, what is proposed to colleagues, what waits."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.flows import drafts
from bot.flows import hours as flow
from bot.flows.hour_doubts import MINE
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import colleagues
from bot.handlers.flows import UnknownButton
from bot.handlers.own_hours import is_closed, standing, week_of
from bot.handlers.turn import Turn
from bot.hours import actions, limits, queries, rules, works
from bot.hours.actions import Deed, Source
from bot.hours.models import Change, Entry, EntryState
from bot.hours.rules import Work
from bot.people import queries as people
from bot.people.models import Membership, Role, Standing
from bot.texts import hour_states as texts
from bot.texts.hour_cards import Checked
from bot.texts.message import Message


def write(turn: Turn, draft: Draft, membership: Membership, lines: Sequence[Facts]) -> Message | None:
    """Every line of a card as an entry, in the order of the lines; `lines` are answered wholly."""
    checked = lines[0].known["checked"](lines)
    for number, (facts, each) in enumerate(zip(lines, checked, strict=True)):
        _write_line(turn, membership, facts, each, Source(draft.id, number))
    return written(turn, draft)


def _write_line(turn: Turn, membership: Membership, facts: Facts, checked: Checked, source: Source) -> None:
    work = limits.noted(flow.work_of(facts), checked.warnings)
    whose = facts.answers.get("whose", MINE)
    if whose != MINE:
        (colleague,) = _colleagues(turn, membership, [whose])
        colleagues.propose(turn, colleague, work, replace(source, by=turn.person))
        return
    write_one = actions.propose if checked.closed else actions.record
    entry = write_one(turn.session, membership, work, source, turn.now)
    colleagues.watch(turn, entry)
    share(turn, entry, facts.answers.get("with") or ())


def share(turn: Turn, entry: Entry, together: Sequence[Any]) -> None:
    """The same entry for each member named, for them to confirm."""
    assert entry.membership is not None
    work: Work = replace(works.of_entry(entry), warnings=())
    source = Source(entry.draft_id, entry.line, turn.person, entry)
    named = [each for each in together if isinstance(each, int) and each != entry.membership_id]
    for colleague in _colleagues(turn, entry.membership, named):
        colleagues.propose(turn, colleague, work, source)


def _colleagues(turn: Turn, membership: Membership, wanted: Sequence[int]) -> list[Membership]:
    """Members of the same cooperative, in that order. Raises UnknownButton for anybody else."""
    if not wanted:
        return []
    team = people.of_cooperative(turn.session, membership.cooperative_id or 0, Standing.ACTIVE)
    members = {each.id: each for each in team if each.role is Role.MEMBER}
    if not members.keys() >= set(wanted):
        raise UnknownButton
    return [members[each] for each in wanted]


def written(turn: Turn, draft: Draft) -> Message | None:
    """What a card wrote, as it is today; None where the person is no member any more."""
    every = _of_card(turn, draft)
    entries = [each for each in every if each.shared_from_id is None]
    if not entries:
        return None
    shared = [each for each in every if each.shared_from_id is not None]
    if len(entries) == 1 and _is_own(turn, entries[0]):
        return standing(turn, entries[0], shared=shared)
    one_a_week = {rules.week_of(each.worked_on)[0]: each for each in entries if _is_own(turn, each)}
    weeks = [week_of(turn, each) for each in one_a_week.values()]
    own = next(iter(one_a_week.values()), None)
    card = texts.Card(draft.id, entries, shared, own.membership_id if own else None)
    return texts.several(card, weeks)


def _of_card(turn: Turn, draft: Draft) -> list[Entry]:
    """In the cooperatives of which the person still is a member."""
    places = {each.cooperative_id for each in turn.active(Role.MEMBER)}
    return [each for each in queries.of_draft(turn.session, draft.id) if each.cooperative_id in places]


def _is_own(turn: Turn, entry: Entry) -> bool:
    return entry.membership_id in {each.id for each in turn.active(Role.MEMBER)}


def undo_all(turn: Turn) -> None:
    """« Annuler ces ajouts »: what one card wrote, for the 48 h that its draft is kept."""
    assert turn.press is not None
    assert turn.person is not None
    draft = drafts.of_owner(turn.session, turn.press.number(0), turn.user.id)
    if draft is None:
        raise UnknownButton
    for each in _of_card(turn, draft):
        own = _is_own(turn, each) and not is_closed(turn, each)
        states = [EntryState.PROPOSED, *([EntryState.RECORDED] if own else [])]
        actions.move(turn.session, each, states, Change.DELETED, Deed(turn.person, turn.now))
    said = written(turn, draft)
    if said is None:
        raise UnknownButton
    turn.answer(said)


COMMANDS: dict[str, Callable[[Turn], None]] = {}
PRESSES = {"hours.undo_all": undo_all}
