"""The name of a place is kept as it was typed: neither cut nor exchanged, and an event orders nothing."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.understanding import read

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 7, 15, 18, 30, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "customer"),
    [
        ("2h vitres cabinet dentaire hier", "Cabinet dentaire"),
        ("2h vitres cabinet infirmier hier", "Cabinet infirmier"),
        ("2h vitres cabinet dentaire Morel hier", "Cabinet dentaire Morel"),
        ("2h vitres auto ecole hier", "Auto-école"),
        ("hier 2h ménage chez Bio Loire", "Bio Loire"),
        ("2h flyers chez bio loire hier", "Bio Loire"),
        ("hier chez Bio Loire 2h tonte avec Tom", "Bio Loire"),
        ("2h vitres chez Fleurs et Jardins hier", "Fleurs et Jardins"),
        ("2h vitres chez Auto Service hier", "Auto Service"),
        ("hier 3h flyers boulangerie Au Bon Pain", "Boulangerie Au Bon Pain"),
        ("2h ménage boulangerie Le Fournil d'Antan hier", "Boulangerie Le Fournil d'Antan"),
        ("2h vitres café Le Petit Zinc hier", "Café Le Petit Zinc"),
        ("hier 2h service restaurant Chez Marcel", "Restaurant Chez Marcel"),
        ("2h archivage agence Saint Martin Immo hier", "Agence Saint Martin Immo"),
        ("hier 2h chez Dupont Tonte", "Dupont"),
        ("hier 2h vitres boulangerie Paul Hier soir", "Boulangerie Paul"),
        ("hier chez Kervella 2h tonte et Tom est venu", "Kervella"),
        ("3h stand forum des assos samedi", None),
        ("hier 2h buvette tournoi de l'amicale", None),
        ("samedi 3h stand fête du club", None),
    ],
)
def test_a_name_is_neither_cut_nor_exchanged(text, customer):
    (entry,) = read(text, NOW, PARIS).entries
    assert entry.customer == customer
    assert "customer" not in entry.ask
