"""One free line read as an entry, and what is said of what cannot be."""

from datetime import UTC, datetime

import pytest

from bot.flows import hour_answers, hours_line
from bot.flows import hours as flow
from bot.flows.steps import Facts, NotUnderstood
from bot.texts import hours as texts

NOW = datetime(2026, 7, 15, 15, 30, tzinfo=UTC)
KNOWN = {"cooperatives": [], "contracts": [], "activities": [], "line_names": hours_line.NOBODY}
FACTS = Facts({}, NOW, "Europe/Paris", KNOWN)


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("2h flyers aujourd'hui", "Mercredi 15 juillet : <b>2 h</b> de flyers."),
        ("1h30 tonte hier", "Mardi 14 juillet : <b>1 h 30</b> de tonte."),
        ("2h peinture lundi", "Lundi 13 juillet : <b>2 h</b> de peinture."),
        ("1h archivage", "Mercredi 15 juillet : <b>1 h</b> d'archivage."),
        ("2h tonte chez Mme Le Goff", "Mercredi 15 juillet : <b>2 h</b> de tonte chez Mme Le Goff."),
    ],
)
def test_a_line_is_a_card(text: str, card: str) -> None:
    answers = hours_line.line_of(text, FACTS).only
    said = texts.card(flow.work_of(Facts(answers, NOW, "Europe/Paris")))
    assert said.unescape().replace("\u00a0", " ") == card


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0h tonte", "zero"),
        ("25h tonte", "too_long"),
        ("2h tonte 31/02", "no_such_day"),
        ("2h tonte demain", "future"),
        ("2h tonte 12/07/1900", "too_far"),
        ("2h tonte", None),
    ],
)
def test_what_cannot_be_has_its_reason(text: str, reason: str | None) -> None:
    assert next(iter(hours_line.line_of(text, FACTS).only["whys"].values()), None) == reason


@pytest.mark.parametrize("step", ["when", "how_long"])
@pytest.mark.parametrize("text", ["", "✨", "x" * 10_000, "<b>{}", "0 h 31/02"])
def test_no_answer_is_a_sentence_not_a_crash(step: str, text: str) -> None:
    question = flow.FLOW.step(step)
    assert question is not None
    with pytest.raises(NotUnderstood) as said:
        question.read(text, FACTS)
    assert said.value.words.endswith(".")


def test_an_activity_of_ten_thousand_characters_is_cut() -> None:
    question = flow.FLOW.step("what")
    assert question is not None
    answer = question.read("x" * 10_000, FACTS)
    assert len(answer["what"]["activity"]) == hour_answers.LONGEST_ACTIVITY


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("tonte", {"activity": "tonte"}),
        ("montage du stand de crêpes", {"activity": "montage du stand de crêpes"}),
        ("j'ai tondu la pelouse", {"activity": "pelouse"}),
        ("on a fait du ménage chez Mme Le Goff", {"activity": "ménage", "customer": "Mme Le Goff"}),
        ("tonte hier", {"activity": "tonte", "when": "2026-07-14"}),
        ("2h", {"how_long": {"minutes": 120}}),
        ("hier", {"when": "2026-07-14"}),
        ("j'ai compté les pommes", {"activity": "j'ai compté les pommes"}),
    ],
)
def test_all_that_is_said_where_the_activity_is_asked_is_taken(text: str, taken: dict[str, object]) -> None:
    question = flow.FLOW.step("what")
    assert question is not None
    answers = question.read(text, FACTS)
    what = {name: value for name, value in answers.pop("what", {}).items() if name != "key"}
    assert {**answers, **what} == taken
