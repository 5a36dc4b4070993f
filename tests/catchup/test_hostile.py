"""Whatever is typed while a week is caught up, it is an answer or none, never a crash."""

import pytest

from bot.flows import catchup, several
from bot.flows.hours_line import Names
from bot.flows.steps import AnotherMatter, Facts, NotUnderstood
from tests.catchup.days import NOW

HOSTILE = [
    "",
    "✨" * 4096,
    "x" * 10_000,
    "\u200b\u202e\u0000",
    "<b>{}%s</b>' OR 1=1; --",
    "\n" * 5000,
    "1h tonte\n" * 5000,
    "lundi " * 2000,
    "rien " * 2000,
    "pareil que " * 500,
    "pareil que 31/02",
    "lundi: rien: lundi",
    "9" * 4096,
    "-3h tonte",
]
KNOWN = {"told": {}, "idle": False, "fresh": True, "line_names": Names()}
DAY = Facts({"week": "2026-07-13"}, NOW, "Europe/Paris", KNOWN)
PART = Facts(
    {"week": "2026-07-13", "lines": [{"when": "2026-07-14", "what": {"activity": "tonte"}}]},
    NOW,
    "Europe/Paris",
    KNOWN,
)
LEFT = Facts({"week": "2026-07-13", "notes": [["bla", "unread", "2026-07-14"]]}, NOW, "Europe/Paris", KNOWN)


@pytest.mark.parametrize(("name", "facts"), [("day1", DAY), ("how_long", PART), ("left", LEFT)])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_an_answer_or_none(name: str, facts: Facts, text: str) -> None:
    step = catchup.FLOW.step(name)
    assert step is not None
    try:
        answers = step.read(text, facts)
    except (NotUnderstood, AnotherMatter):
        return
    assert len(answers.get("lines", [])) <= several.MOST
    assert len(str(answers.get("notes", []))) < 3000


def test_what_is_typed_days_later_is_about_something_else() -> None:
    step = catchup.FLOW.step("day1")
    assert step is not None
    with pytest.raises(AnotherMatter):
        step.read("2h tonte", Facts({"week": "2026-07-13"}, NOW, "Europe/Paris", KNOWN | {"fresh": False}))
