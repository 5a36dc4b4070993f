"""What is small talk, and above all what is not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from telegram.constants import ReactionEmoji

from bot.small_talk import kinds, match

CASES = Path(__file__).parents[1] / "understanding" / "cases"
LONGEST_REPLY = 170

SAID = {
    "thanks": ["merci", "Merciiii !!", "mersi", "merci beaucoup pour ton aide", "❤️", "<3", "D’accord, merci"],
    "ok": ["ok", "OK.", "okkkk", "d'accord", "dac", "👍", "👍🏽", "ah ok", ":)", "ça marche", "ok 🦄"],
    "laugh": ["lol", "mdr", "MDRRR", "mdrmdr", "ptdr", "hahaha", "ahah", "😂😂😂", "je suis mort de rire"],
    "hello": ["bonjour", "Salut !", "slt", "cc", "coucou le bot", "bjr tlm", "wesh"],
    "how": ["ça va ?", "salut ça va", "Sa va ???", "comment vas-tu ?"],
    "night": ["bonne nuit", "bonne nuit 😴", "😴"],
    "bye": ["à demain", "bonne soirée, à demain !", "ciao", "👋"],
    "well_done": ["bravo", "bien joué", "gg", "🎉🎉", "trop fort"],
    "sorry": ["désolé", "désolée", "dsl", "oups", "pardon"],
    "robot": ["t'es un robot ?", "tes un robot", "es-tu un robot", "c'est une IA ?"],
    "who": ["t'es qui ?", "t ki", "Qui es-tu ?", "tu sers à quoi ?"],
    "insult": ["ta gueule", "t'es nul", "connard", "bot de merde", "🖕"],
    "low": ["ça va pas", "bof", "jsuis crevé", "😭"],
    "yes": ["oui", "ouiii", "c'est bon", "vas-y"],
    "no": ["non", "nan", "nooon"],
}  # fmt: skip
MORE = [
    *("j'ai trop bossé", "il me doit 20€", "merci pour les 2h", "2h tonte", "ok 15h", "ok pour demain"),
    *("bonjour, je cherche quelqu'un pour tondre", "salut les gars on bosse demain ?", "tonte hier"),
    *("on m'insulte", "il m'a traité de pute", "mon chef est un connard", "je veux mourir", "j'en peux plus"),
    *("je suis nul", "personne m'aime", "on m'a frappé", "ok mais je suis payé quand", "comment je fais"),
    *("oui 3h", "non plutôt 3h", "bonne nuit à 22h", "deux heures", "merci Mme Le Goff", "merci " * 30),
    *("🦄", "", "   ", "…", "le bot", "a", "1", "²", "ⅷ"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in SAID.items() for text in texts])
def test_what_is_only_kind_words_is_known_for_what_it_is(kind: str, text: str) -> None:
    found = match(text)
    assert found is not None
    assert found.name == kind


@pytest.mark.parametrize("text", MORE)
def test_what_says_more_is_not(text: str) -> None:
    assert match(text) is None


@pytest.mark.parametrize("name", ["hours", "contract", "dangerous"])
def test_no_entry_of_the_understanding_s_own_set_is(name: str) -> None:
    lines = (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines if line.strip()]
    texts = [each["text"] for each in cases if each["expected"]["kind"] != "other"]
    assert len(texts) > 20
    assert [text for text in texts if match(text)] == []


@given(some.text())
def test_nothing_that_is_typed_raises(text: str) -> None:
    match(text)


@given(some.sampled_from([text for texts in SAID.values() for text in texts]), some.integers(0, 99))
def test_never_with_a_figure(text: str, figure: int) -> None:
    assert match(f"{text} {figure}") is None
    assert match(f"{figure} {text}") is None


@given(some.sampled_from([text for texts in SAID.values() for text in texts]))
def test_case_spaces_and_full_stops_do_not_matter(text: str) -> None:
    for other in (text.upper(), f"  {text} ", f"{text} !!!"):
        assert match(other) == match(text)


def test_every_kind_answers_in_one_way_and_shortly() -> None:
    for kind in kinds().values():
        assert (kind.reaction is None) != (kind.reply is None), kind.name
        assert all(len(words) <= LONGEST_REPLY for words in (kind.reply, kind.reply_adult) if words), (
            kind.name
        )


def test_every_reaction_is_one_that_telegram_takes() -> None:
    taken = {each.value for each in ReactionEmoji}
    assert {kind.reaction for kind in kinds().values() if kind.reaction} <= taken


def test_every_kind_is_tried_here() -> None:
    assert set(SAID) == set(kinds())
