"""Short conversations about a person: one answer corrected, somebody added, and « are you sure? »."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from bot.flows import joining
from bot.flows.steps import Choice, Facts, Flow, NotUnderstood, Step
from bot.texts import general, preferences, team_changes

MEMBER, NEW_MEMBER, OWN = "member", "new_member", "preferences"
SURE = "sure"


def _asked_as(name: str, question: Callable[[Facts], Markup], **more: Any) -> Step:
    """A question of the conversation in which people join, in other words."""
    step = joining.FLOW.step(name)
    assert step is not None
    return replace(step, question=question, wanted=lambda _: True, **more)


def sure(name: str, again: str) -> Flow:
    """« Are you sure? »: `question`, `yes` and `no` are facts; a second press finds it ended."""
    step = Step(SURE, "", lambda facts: facts.known["question"], _read_sure, _yes_or_no, columns=1)
    return Flow(name, (step,), again=again)


def _yes_or_no(facts: Facts) -> Sequence[Choice]:
    return [Choice(facts.known["yes"], True), Choice(facts.known["no"], False)]


def _read_sure(_text: str, facts: Facts) -> dict[str, Any]:
    raise NotUnderstood(general.choose_a_button(facts.adult))


def _committees(question: Callable[[Facts], Markup]) -> Step:
    return _asked_as("committees", question, skip=preferences.NO_COMMITTEE)


MEMBER_FLOW = Flow(
    MEMBER,
    (
        _asked_as("first_name", lambda _: team_changes.which_name(), choices=lambda _: ()),
        _committees(lambda _: team_changes.which_committees()),
    ),
    again="/equipe",
)

NEW_MEMBER_FLOW = Flow(
    NEW_MEMBER,
    (_asked_as("first_name", lambda _: team_changes.which_name(), choices=lambda _: ()),),
    again="/equipe",
)

OWN_FLOW = Flow(
    OWN,
    (
        _asked_as("first_name", lambda facts: preferences.which_name(facts.adult)),
        _committees(lambda facts: preferences.which_committees(facts.adult)),
        _asked_as("gender", lambda facts: preferences.which_gender(facts.adult), optional=False),
    ),
    again="/reglages",
)
