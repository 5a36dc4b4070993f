"""« /saisir_equipe » at the edge: an animator writes the same hours for several members in one go."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from bot.contracts.rules import told_apart
from bot.flows import drafts
from bot.flows import hours as hour_flow
from bot.flows import team_hours as flow
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import colleagues, flows, hour_facts
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.rights import require
from bot.handlers.turn import Turn
from bot.hours import checking, limits, queries, team, team_queries
from bot.hours.actions import Deed, Source
from bot.hours.limits import Warning
from bot.hours.models import Entry, EntryState
from bot.hours.rules import Work
from bot.people.models import Membership, Role
from bot.texts import team_hours as texts
from bot.texts.message import Message

Warned = dict[int, tuple[Warning, ...]]


def write_team_hours(turn: Turn) -> None:
    """« /saisir_equipe »: which cooperative is asked only where there are several."""
    mine = require(turn, Role.ANIMATOR)
    if len(mine) == 1 and not _members(turn, mine[0]):
        turn.answer(texts.nobody_there())
        return
    flows.begin(turn, flow.NAME, {"where": mine[0].id} if len(mine) == 1 else {})


def _load(turn: Turn, draft: Draft) -> Facts:
    mine = require(turn, Role.ANIMATOR)
    chosen = _chosen(mine, draft)
    about = _about_team(turn, chosen)
    _forget_who_left(draft, {key for key, _ in about["team"]})
    place = chosen.cooperative.name if chosen and chosen.cooperative and len(mine) > 1 else None
    return hour_facts.knowing(hour_facts.of(turn, mine, chosen, draft.answers), **about, place=place)


def _chosen(mine: Sequence[Membership], draft: Draft) -> Membership | None:
    """None as long as none is chosen. Raises UnknownButton for one that the person runs no more."""
    wanted = draft.answers.get("where")
    chosen = hour_facts.chosen_of(mine, wanted)
    if wanted is not None and chosen is None:
        raise UnknownButton
    return chosen


def _forget_who_left(draft: Draft, there: Collection[int]) -> None:
    """So that a card which named them is shown anew before it is saved."""
    who = draft.answers.get("who") or []
    if not set(who) <= set(there):
        draft.answers = {**draft.answers, "who": [each for each in who if each in there]}


def _about_team(turn: Turn, chosen: Membership | None) -> dict[str, Any]:
    """`team`: everybody by the name that tells them apart; `silent`: those without Telegram."""
    members = _members(turn, chosen) if chosen else []
    named = [(each.id, each.person.first_name) for each in members]
    return {
        "team": told_apart(named),
        "first_names": named,
        "silent": {each.id for each in members if each.person.telegram_id is None},
        "warned": _warner(turn, members),
    }


def _members(turn: Turn, membership: Membership) -> Sequence[Membership]:
    """All but oneself, who logs hours as everybody does."""
    person_id = turn.person.id if turn.person else 0
    found = team_queries.members(turn.session, membership.cooperative_id or 0)
    return [each for each in found if each.person_id != person_id]


def _warner(turn: Turn, members: Sequence[Membership]) -> Callable[[Work, Sequence[int]], Warned]:
    """What the same work goes beyond for each of these; looked up once, however often the card is shown."""
    seen: dict[tuple[Work, int], tuple[Warning, ...]] = {}

    def warned(work: Work, ids: Sequence[int]) -> Warned:
        for each in members:
            if each.id in ids and (work, each.id) not in seen:
                seen[work, each.id] = checking.for_member(turn.session, each, work, turn.now)
        return {key: seen[work, key] for key in ids}

    return warned


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:
    """Who has Telegram is asked; for the others the animator's word is enough."""
    chosen = hour_facts.chosen_of(require(turn, Role.ANIMATOR), facts.answers.get("where"))
    ids = flow.chosen(facts)
    if chosen is None or not ids:
        raise UnknownButton
    work = hour_flow.work_of(facts)
    memberships = [each for each in _members(turn, chosen) if each.id in ids]
    works = {key: limits.noted(work, warnings) for key, warnings in facts.known["warned"](work, ids).items()}
    entries = team.write(turn.session, works, memberships, Source(draft.id, by=turn.person), turn.now)
    for entry in entries:
        if entry.state is EntryState.PROPOSED:
            colleagues.propose_to(turn, entry)
    return texts.saved(flow.team_of(facts), draft.id)


def _ended(turn: Turn, draft: Draft) -> Message | None:
    """How the hours of that card stand today."""
    entries = _of_card(turn, draft.id)
    named = [(each.membership.person.first_name, each.state) for each in entries if each.membership]
    return texts.state(named) if named else None


def take_back(turn: Turn) -> None:
    """« Annuler ces ajouts »: what has not been confirmed; 48 h long, as drafts are kept."""
    assert turn.press is not None
    assert turn.person is not None
    require(turn, Role.ANIMATOR)
    draft = drafts.of_owner(turn.session, turn.press.number(0), turn.user.id)
    said = None
    if draft is not None and draft.flow == flow.NAME:
        team.take_back(turn.session, _of_card(turn, draft.id), Deed(turn.person, turn.now))
        said = _ended(turn, draft)
    if said is None:
        raise UnknownButton
    turn.answer(said)


def _of_card(turn: Turn, draft_id: int) -> list[Entry]:
    """In the cooperatives that the person still animates."""
    places = {each.cooperative_id for each in turn.active(Role.ANIMATOR)}
    return [each for each in queries.of_draft(turn.session, draft_id) if each.cooperative_id in places]


register(Conversation(flow.FLOW, _load, _finish, _ended))

COMMANDS = {"saisir_equipe": write_team_hours}
PRESSES = {"team_hours.undo": take_back}
