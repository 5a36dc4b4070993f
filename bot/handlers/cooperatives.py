"""Cooperatives at the edge: the coordination lists, adds and corrects them."""

from markupsafe import Markup

from bot.cooperatives import actions, queries, rules
from bot.cooperatives.models import Cooperative
from bot.flows import cooperatives as flow
from bot.flows.models import Draft
from bot.flows.steps import PARTS, Facts
from bot.handlers import flows, reach
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.rights import require
from bot.handlers.turn import Turn
from bot.people.models import Role
from bot.texts import cooperatives as texts
from bot.texts.message import Message

COORDINATION = (Role.REGIONAL, Role.COORDINATOR)


def show_all(turn: Turn) -> None:
    """« /cooperatives », and its pages."""
    require(turn, *COORDINATION)
    page = turn.press.number(0) if turn.press else 0
    regions = _own_regions(turn)
    turn.answer(texts.listed(reach.below(turn), page, regions[0] if len(regions) == 1 else None))


def show_one(turn: Turn) -> None:
    turn.answer(_page(_pressed(turn)))


def add(turn: Turn) -> None:
    require(turn, *COORDINATION)
    regions = _own_regions(turn)
    flows.begin(turn, flow.NAME, {"region": regions[0]} if len(regions) == 1 else {})


def change(turn: Turn) -> None:
    """« Modifier »: the parts of the card; only what changes is written."""
    cooperative = _pressed(turn)
    answers = flow.answers_from(actions.details(cooperative))
    flows.begin_at(turn, flow.NAME, PARTS, answers, cooperative_id=cooperative.id, before=answers)


def _own_regions(turn: Turn) -> list[str]:
    """Those that a regional coordination is bound to; none for the national one, which is not."""
    if any(turn.active(Role.COORDINATOR)):
        return []
    return [each.region for each in turn.active(Role.REGIONAL) if each.region]


def _pressed(turn: Turn) -> Cooperative:
    assert turn.press is not None
    return _of_id(turn, turn.press.number(0))


def _of_id(turn: Turn, cooperative_id: int) -> Cooperative:
    """A cooperative below this coordination. Raises a refusal otherwise."""
    require(turn, *COORDINATION)
    found = next((each for each in reach.below(turn) if each.id == cooperative_id), None)
    if found is None:
        raise UnknownButton
    return found


def _page(cooperative: Cooperative, news: Markup | None = None) -> Message:
    return texts.page(cooperative, actions.details(cooperative), news)


def _load(turn: Turn, draft: Draft) -> Facts:
    require(turn, *COORDINATION)
    own, cooperative_id = _own_regions(turn), draft.subject.get("cooperative_id")
    if cooperative_id is not None:
        _of_id(turn, cooperative_id)
    everywhere = queries.all_of_them(turn.session)
    known = {
        "taken": {rules.folded(each.name): each.name for each in everywhere if each.id != cooperative_id},
        "regions": own or list(dict.fromkeys(each.region for each in everywhere)),
        "own_regions_only": bool(own),
    }
    return Facts(draft.answers, turn.now, turn.house.timezone, known)


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:
    _check_region(turn, facts)
    if "cooperative_id" not in draft.subject:
        added = actions.add(turn.session, flow.details_of(facts), turn.now)
        draft.subject = {**draft.subject, "added": added.id}
        return _page(added, texts.added())
    cooperative = _of_id(turn, draft.subject["cooperative_id"])
    actions.correct(turn.session, cooperative, _changes(draft, facts))
    return _page(cooperative, texts.changed())


def _changes(draft: Draft, facts: Facts) -> dict[str, object]:
    """Fields whose answers are not what they were when the card was opened."""
    now = vars(flow.details_of(facts))
    then = vars(flow.details_of(Facts(draft.subject["before"], facts.now, facts.timezone)))
    return {name: value for name, value in now.items() if value != then[name]}


def _check_region(turn: Turn, facts: Facts) -> None:
    own = [rules.folded(each) for each in _own_regions(turn)]
    if own and rules.folded(facts.answers["region"]) not in own:
        raise UnknownButton


def _ended(turn: Turn, draft: Draft) -> Message | None:
    """The cooperative as it is today."""
    number = draft.subject.get("cooperative_id") or draft.subject.get("added")
    return _page(_of_id(turn, number), texts.nothing_changed()) if number else None


register(Conversation(flow.FLOW, _load, _finish, _ended))

COMMANDS = {"cooperatives": show_all}
PRESSES = {
    "cooperative.list": show_all,
    "cooperative.page": show_one,
    "cooperative.add": add,
    "cooperative.change": change,
}
