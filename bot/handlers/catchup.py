"""« /rattraper » at the edge: a week in one go, which ends in the card of hours, or in « rien »."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bot.flows import catchup as flow
from bot.flows import catchup_state as state
from bot.flows import hours as hour_flow
from bot.flows import several
from bot.flows.models import Draft
from bot.flows.steps import Facts
from bot.handlers import flows, hour_facts, idle
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.rights import require_member
from bot.handlers.turn import Turn
from bot.hours import idle_queries, rules, works
from bot.people.models import Membership
from bot.texts import catchup as texts
from bot.texts.message import Message


def catch_up(turn: Turn) -> None:
    """« /rattraper »."""
    mine = require_member(turn)
    monday, _ = rules.week_of(rules.today(turn.now, turn.zone(mine[0].cooperative)))
    only = {"where": mine[0].id} if len(mine) == 1 else {}
    flows.begin(turn, flow.NAME, only | {"week": monday.isoformat()})


def _load(turn: Turn, draft: Draft) -> Facts:
    """`told`: the lines of each day of that week that has some; `fresh`: the question is of today."""
    mine = require_member(turn)
    chosen = _chosen(mine, draft.answers.get("where"))
    zone = turn.zone((chosen or mine[0]).cooperative)
    about = _about_week(turn, chosen, draft) if chosen else {"told": {}, "idle": False}
    facts = hour_facts.of(turn, mine, chosen, draft.answers)
    return hour_facts.knowing(facts, fresh=_is_fresh(turn, draft, zone), **about)


def _about_week(turn: Turn, membership: Membership, draft: Draft) -> dict[str, Any]:
    monday = date.fromisoformat(draft.answers["week"])
    idle_week = idle_queries.idle_week(turn.session, membership.id, monday)
    return {"told": _told(turn, membership, monday), "idle": idle_week is not None}


def _chosen(mine: Sequence[Membership], wanted: Any) -> Membership | None:
    """None as long as none is chosen. Raises UnknownButton when the person has left it since."""
    found = next((each for each in mine if each.id == wanted), None)
    if wanted is not None and found is None:
        raise UnknownButton
    return found


def _is_fresh(turn: Turn, draft: Draft, zone: str) -> bool:
    return rules.today(draft.changed_at, zone) == rules.today(turn.now, zone)


def _told(turn: Turn, membership: Membership, monday: date) -> dict[str, list[dict[str, Any]]]:
    entries = idle_queries.entries_told(turn.session, membership.id, monday, monday + timedelta(days=6))
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        answers = hour_flow.answers_from(works.of_entry(entry))
        found.setdefault(entry.worked_on.isoformat(), []).append(answers)
    return found


def _finish(turn: Turn, _draft: Draft, facts: Facts) -> Message | None:
    """The lines go to the card of hours, which writes them."""
    membership = _chosen(require_member(turn), facts.answers.get("where"))
    if membership is None:
        raise UnknownButton
    if state.is_idle(facts):
        return idle.say(turn, [membership], date.fromisoformat(facts.answers["idle"]))
    lines = state.lines(facts)
    if not lines:
        return _nothing(membership, facts)
    where = {"where": membership.id}
    if len(lines) == 1:
        flows.begin(turn, hour_flow.NAME, lines[0] | where)
    else:
        flows.begin(turn, several.NAME, {"lines": lines} | where)
    return None


def _nothing(membership: Membership, facts: Facts) -> Message:
    """Nothing to write; where nothing at all is known of the week, that can be said with one button."""
    free = [state.day_of(facts, name) for name in state.DAYS if facts.answers.get(name) == flow.FREE]
    silent = bool(free) and not facts.known["told"] and not facts.known["idle"]
    current = state.monday(facts) == state.current_monday(facts)
    offer = (membership.id, state.monday(facts).toordinal()) if silent else None
    return texts.nothing_told(free, texts.idle(current), offer, facts.adult)


def _ended(_turn: Turn, _draft: Draft) -> Message | None:
    return None


register(Conversation(flow.FLOW, _load, _finish, _ended))

COMMANDS = {"rattraper": catch_up}
PRESSES: dict[str, Any] = {}
