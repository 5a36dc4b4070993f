"""The limits of a cooperative as answers of a conversation, typed or pressed, and back."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.cooperatives import actions
from bot.flows import limits as flow
from bot.flows.steps import Facts, NotUnderstood
from bot.hours import limits
from bot.hours.limits import Limits
from tests.support.stage import add_cooperative

FACTS = Facts({"tolerated": ["machines"]}, datetime(2026, 7, 15, tzinfo=UTC), "Europe/Paris")


def read(step: str, text: str) -> Any:
    asked = flow.FLOW.step(step)
    assert asked is not None
    return asked.read(text, FACTS)[step]


@pytest.mark.parametrize(
    ("step", "text", "value"),
    [
        ("day_minutes", "7h30", 450),
        ("day_minutes", "7 h 30", 450),
        ("day_minutes", "7 heures", 420),
        ("day_minutes", "7", 420),
        ("day_minutes", "24h", 1440),
        ("week_minutes", "35 H", 2100),
        ("rest_minutes", "0", 0),
        ("stretch_minutes", "4h30", 270),
        ("night", "21h-6h", ["21:00:00", "06:00:00"]),
        ("night", "de 22h30 à 5h", ["22:30:00", "05:00:00"]),
        ("night", "24h - 5:15", ["00:00:00", "05:15:00"]),
        ("sunday", "ne pas prevenir", False),
        ("territory", "ALSACE", "6AE"),
        ("territory", "selon le fuseau", None),
        ("tolerated", "amiante", ["machines", "amiante"]),
        ("far_past_days", "10 jours", 10),
        ("lock", "0", 0),
        ("lock", "21", 21),
    ],
)
def test_what_can_be_typed(step: str, text: str, value: Any) -> None:
    assert read(step, text) == value


HOSTILE = ["", "beaucoup", "-1", "7h99h", "9" * 5000, "<b>", "{}", "\u202e8h", "😀" * 4096, "8h; DROP TABLE"]


@pytest.mark.parametrize("step", [step.name for step in flow.FLOW.steps])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_cannot_be_read_is_asked_again(step: str, text: str) -> None:
    with pytest.raises(NotUnderstood):
        read(step, text)


@pytest.mark.parametrize(
    ("step", "text"),
    [
        ("day_minutes", "25h"),
        ("day_minutes", "0h30"),
        ("week_minutes", "169h"),
        ("rest_minutes", "21h"),
        ("night", "25h-6h"),
        ("night", "22h60-6h"),
        ("night", "22h"),
        ("far_past_days", "366"),
        ("lock", "400"),
        ("territory", "Bretagne"),
    ],
)
def test_what_is_out_of_reach_is_asked_again(step: str, text: str) -> None:
    with pytest.raises(NotUnderstood):
        read(step, text)


def test_every_choice_can_be_kept() -> None:
    lawful = limits.LAW.model_dump(mode="json")
    usual = lawful | {"night": ["22:00:00", "06:00:00"], "territory": None, "lock": 14}
    for step in flow.FLOW.steps:
        for choice in step.choices(FACTS):
            value = [choice.value] if step.several else choice.value
            assert flow.limits_of(usual | {step.name: value})


def test_what_is_settled_is_what_is_asked_from(session: Session) -> None:
    cooperative = add_cooperative(session, "Kop'Jeunes")
    own = Limits(day_minutes=420, tolerated=("machines",), sunday=False)
    actions.settle_limits(session, cooperative, limits.overrides_of(own), None, "974")
    session.expire(cooperative)
    answers = flow.answers_from(cooperative)
    assert flow.limits_of(answers) == own
    assert (answers["lock"], answers["territory"]) == (None, "974")


def test_settings_that_cannot_be_read_are_asked_from_the_laws(session: Session) -> None:
    cooperative = add_cooperative(session, "Kop'Jeunes")
    cooperative.limits = {"day_minutes": "?", "night_from": 3.5, "tolerated": ["unheard of"]}
    answers = flow.answers_from(cooperative)
    assert flow.limits_of(answers).day_minutes == 480
