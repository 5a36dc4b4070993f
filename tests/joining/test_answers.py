"""What newcomers type, as it is read: names, committees, and how they want to be counted."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.flows import inviting, joining
from bot.flows.steps import Facts, NotUnderstood

NOW = datetime(2026, 7, 14, 15, 30, tzinfo=UTC)
KNOWN: dict[str, Any] = {"committees": ["finances", "RH", "marketing", "vie d'équipe"]}
FACTS = Facts({}, NOW, "Europe/Paris", KNOWN)


def _read(flow: Any, step: str, text: str) -> Any:
    found = flow.FLOW.step(step)
    assert found is not None
    return found.read(text, FACTS)[step]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Léa", "Léa"),
        ("  léa   rose ", "léa rose"),
        ("je m'appelle Léa-Rose", "Léa-Rose"),
        ("Moi c’est Tom.", "Tom"),
        ("Mon prénom est Zoé !", "Zoé"),
        ("Le\u0301a", "Léa"),
        ("L\u200bé\u202ea", "Léa"),
        ("<b>Tom</b>", "<b>Tom</b>"),
        ("{0}Tom", "{0}Tom"),
        ("Robert'; DROP TABLE people; --", "Robert'; DROP TABLE people; --"),
        ("محمد", "محمد"),
        ("a" * 60, "a" * 40),
    ],
)
def test_a_first_name_is_kept_clean(typed: str, name: str) -> None:
    assert _read(joining, "first_name", typed) == name


@pytest.mark.parametrize("typed", ["", "12", "🙂🙂", "\u200b\u202e", "---", "a" * 200, "🚀" * 4096])
def test_what_is_no_first_name_is_said(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        _read(joining, "first_name", typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rh", ["RH"]),
        ("Finances et marketing", ["finances", "marketing"]),
        ("vie d'equipe", ["vie d'équipe"]),
        ("RH/finances", ["finances", "RH"]),
    ],
)
def test_committees_are_found_in_a_line(typed: str, found: list[str]) -> None:
    assert _read(joining, "committees", typed) == found


@pytest.mark.parametrize("typed", ["rhum", "aucun", "{}", "<b>"])
def test_what_is_no_committee_is_said(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        _read(joining, "committees", typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Coopérante", "woman"), ("cooperant", "man"), ("Autre", "other"), ("Je ne dis pas", "unsaid")],
)
def test_how_somebody_is_counted(typed: str, kept: str) -> None:
    assert _read(joining, "gender", typed) == kept


@pytest.mark.parametrize(
    ("step", "typed", "number"),
    [("uses", "12", 12), ("uses", "12 personnes", 12), ("days", "2 jours", 2), ("days", "366", 366)],
)
def test_numbers_of_an_invitation(step: str, typed: str, number: int) -> None:
    assert _read(inviting, step, typed) == number


@pytest.mark.parametrize(
    ("step", "typed"),
    [
        ("uses", "0"),
        ("uses", "1001"),
        ("uses", "-1"),
        ("uses", "beaucoup"),
        ("uses", "²"),
        ("days", "367"),
        ("days", ""),
    ],
)
def test_numbers_that_an_invitation_cannot_have(step: str, typed: str) -> None:
    with pytest.raises(NotUnderstood):
        _read(inviting, step, typed)
