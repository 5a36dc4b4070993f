"""« /limites » at the edge: everybody reads the limits of their cooperative, who runs it changes them."""

from typing import Any

from markupsafe import Markup

from bot.cooperatives import actions
from bot.cooperatives.models import Cooperative
from bot.flows import limits as flow
from bot.flows.models import Draft
from bot.flows.steps import PARTS, Facts
from bot.handlers import flows, reach
from bot.handlers.flows import Conversation, UnknownButton, register
from bot.handlers.rights import require
from bot.handlers.team import READERS, RUNNERS
from bot.handlers.turn import Turn
from bot.hours import limits
from bot.texts import limit_settings as texts
from bot.texts.message import Message


def show(turn: Turn) -> None:
    """« /limites »: those of the only cooperative at once, else which one."""
    require(turn, *READERS)
    cooperatives = reach.seen(turn)
    if len(cooperatives) == 1:
        turn.answer(_page(turn, cooperatives[0]))
    else:
        turn.answer(texts.which(cooperatives, 0))


def choose(turn: Turn) -> None:
    """Another page of cooperatives."""
    require(turn, *READERS)
    assert turn.press is not None
    turn.answer(texts.which(reach.seen(turn), turn.press.number(0)))


def show_page(turn: Turn) -> None:
    require(turn, *READERS)
    turn.answer(_page(turn, reach.pressed(turn)))


def change(turn: Turn) -> None:
    """« Modifier »: the parts of the card; only what changes is written."""
    assert turn.press is not None
    cooperative = _run(turn, turn.press.number(0))
    answers = flow.answers_from(cooperative)
    flows.begin_at(turn, flow.NAME, PARTS, answers, cooperative_id=cooperative.id, before=answers)


def _run(turn: Turn, cooperative_id: int) -> Cooperative:
    """A cooperative that the person runs. Raises a refusal otherwise."""
    require(turn, *RUNNERS)
    found = next((each for each in reach.run(turn) if each.id == cooperative_id), None)
    if found is None:
        raise UnknownButton
    return found


def _page(turn: Turn, cooperative: Cooperative, news: Markup | None = None) -> Message:
    settled = flow.settled_by(_facts(turn, cooperative, flow.answers_from(cooperative)))
    if not reach.runs_it(turn, cooperative):
        return texts.for_members(settled)
    return texts.for_animators(settled, cooperative.id, news)


def _facts(turn: Turn, cooperative: Cooperative, answers: dict[str, Any]) -> Facts:
    known = {
        "name": cooperative.name,
        "timezone": cooperative.timezone,
        "minimum_age": cooperative.minimum_age,
    }
    return Facts(answers, turn.now, cooperative.timezone, known)


def _load(turn: Turn, draft: Draft) -> Facts:
    return _facts(turn, _run(turn, draft.subject["cooperative_id"]), draft.answers)


def _finish(turn: Turn, draft: Draft, facts: Facts) -> Message:
    """What somebody else has changed meanwhile stays, where this card did not change it."""
    cooperative = _run(turn, draft.subject["cooperative_id"])
    before = draft.subject["before"]
    changed = {name: value for name, value in facts.answers.items() if value != before[name]}
    answers = flow.answers_from(cooperative) | changed
    overrides = limits.overrides_of(flow.limits_of(answers))
    actions.settle_limits(turn.session, cooperative, overrides, answers["lock"], answers["territory"])
    return _page(turn, cooperative, texts.changed())


def _ended(turn: Turn, draft: Draft) -> Message | None:
    """The limits as they are today."""
    return _page(turn, _run(turn, draft.subject["cooperative_id"]), texts.nothing_changed())


register(Conversation(flow.FLOW, _load, _finish, _ended))

COMMANDS = {"limites": show}
PRESSES = {
    "limits.which": choose,
    "limits.page": show_page,
    "limits.change": change,
}
