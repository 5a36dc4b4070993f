"""One free line read as a contract."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.flows import contract_line
from bot.flows.steps import AnotherMatter, Facts, NotUnderstood

NOW = datetime(2026, 7, 15, 15, 30, tzinfo=UTC)
FACTS = Facts({}, NOW, "Europe/Paris", {"customers": [("Les Lilas", "association")]})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "contrat mme tromeur vitres 45€",
            {
                "customer": "Mme Tromeur",
                "kind": "household",
                "service": "vitres",
                "amount": 4500,
                "when": None,
            },
        ),
        (
            "contrat les lilas tonte 80,50 €",
            {"customer": "Les Lilas", "service": "tonte", "amount": 8050, "when": None},
        ),
        ("contrat peinture 300 euros", {"service": "peinture", "amount": 30000, "when": None}),
        ("on a gagné 45€", {}),
        ("2h flyers hier", {}),
        ("bonjour", {}),
        ("", {}),
    ],
)
def test_a_line_says_what_it_says(text: str, said: dict[str, Any]) -> None:
    assert contract_line.answers_of(text, FACTS) == said


def test_hours_are_no_customer() -> None:
    with pytest.raises(AnotherMatter):
        contract_line.whole("2h flyers hier", FACTS)


def test_a_name_alone_is_not_a_whole_line() -> None:
    assert contract_line.whole("Mme Le Goff", FACTS) == {}


@pytest.mark.parametrize("text", ["x" * 10_000, "\u202e\u200b<b>{}'; --", "🙂" * 4096])
def test_hostile_names_come_out_short_and_clean(text: str) -> None:
    try:
        name = contract_line.customer_named(text, FACTS)["customer"]
    except NotUnderstood:
        return
    assert len(name) <= contract_line.LONGEST_CUSTOMER
    assert name.isprintable()
