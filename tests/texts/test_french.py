"""French as people write it: elision, what is quoted, and one sentence for « tu » and « vous »."""

import pytest

from bot.texts import activities, french, voice


@pytest.mark.parametrize(
    ("noun", "written"),
    [
        ("tonte", "de tonte"),
        ("archivage et saisie", "d'archivage et saisie"),
        ("vente et événement", "de vente et événement"),
        ("étagères", "d'étagères"),
        ("haies", "de haies"),
        ("hangar", "de hangar"),
        ("hockey", "de hockey"),
        ("habillage", "d'habillage"),
        ("horticulture", "d'horticulture"),
        ("huile", "d'huile"),
        ("yoga", "de yoga"),
        ("Yvetot", "d'Yvetot"),
        ("onze vélos", "de onze vélos"),
        ("j'ai compté les pommes", "de « j'ai compté les pommes »"),
    ],
)
def test_of_elides_before_a_vowel_sound(noun: str, written: str) -> None:
    assert french.of(noun) == written


def test_every_usual_activity_is_written_with_straight_apostrophes() -> None:
    assert not [name for name in activities.usual() if "’" in name]


def test_one_sentence_is_said_to_a_youth_and_to_an_adult() -> None:
    words = "Écri[s|vez]-le, [ton|votre] équipe attend."
    assert voice.to(False, words) == "Écris-le, ton équipe attend."
    assert voice.to(True, words) == "Écrivez-le, votre équipe attend."


def test_what_people_write_between_brackets_is_left_alone() -> None:
    assert voice.to(True, "[Léa] a dit [non]") == "[Léa] a dit [non]"
