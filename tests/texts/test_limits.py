"""Kind sentences: reason, source and way on; the cooperative's limits beside the law's."""

import html
from datetime import date, time

import pytest

from bot.hours import closed_activities
from bot.hours.limits import ARTICLES, Limits, Name, Warning
from bot.texts import limit_settings
from bot.texts import limits as texts
from bot.texts.limit_settings import Settled

DAY = date(2026, 7, 14)
ALL = {
    Name.DAY: Warning(Name.DAY, 540, 480, on=DAY),
    Name.WEEK: Warning(Name.WEEK, 2220, 2100, on=DAY),
    Name.STRETCH: Warning(Name.STRETCH, 300, 270, starts=time(9), ends=time(14)),
    Name.REST: Warning(Name.REST, 480, 720, on=DAY),
    Name.NIGHT: Warning(Name.NIGHT, starts=time(22), ends=time(6)),
    Name.SUNDAY: Warning(Name.SUNDAY, on=date(2026, 7, 19)),
    Name.HOLIDAY: Warning(Name.HOLIDAY, on=DAY, detail="Fête nationale"),
    Name.FORBIDDEN: Warning(Name.FORBIDDEN, detail="machines"),
    Name.OVERLAP: Warning(Name.OVERLAP, 60, on=DAY, starts=time(9), ends=time(10), detail="tonte"),
    Name.SAME: Warning(Name.SAME, 60, on=DAY, detail="<b>archivage"),
    Name.LONG_PAST: Warning(Name.LONG_PAST, days=20, on=DAY),
    Name.OUTSIDE_SEASON: Warning(Name.OUTSIDE_SEASON, on=date(2026, 7, 1), until=date(2026, 8, 28)),
}


def plain(text: str) -> str:
    return html.unescape(str(text)).replace("\u00a0", " ").replace("\u202f", " ")


def test_a_warning_has_its_reason_its_source_and_a_way_on() -> None:
    assert plain(texts.warned([ALL[Name.DAY]], False)) == (
        "Ça fait 9 h ce jour-là. Avant 18 ans, c'est 8 h par jour au plus (Code du travail, L3162-1).\n"
        "Tu peux l'enregistrer quand même : ton équipe le verra et en parlera avec toi."
    )


def test_nothing_gone_beyond_is_nothing_said() -> None:
    assert texts.warned([], False) == ""


def test_with_several_the_end_is_said_once() -> None:
    said = plain(texts.warned(list(ALL.values()), False))
    assert said.count("Tu peux l'enregistrer") == 1
    assert len(said.split("\n")) == len(ALL) + 1
    assert len(said) < 2000


def test_a_mere_doubt_is_no_matter_for_the_team() -> None:
    said = plain(texts.warned([ALL[Name.SAME], ALL[Name.LONG_PAST]], False))
    assert said.endswith("Si c'est bien ça, tu peux l'enregistrer ; sinon, touche « Modifier ».")
    assert "équipe" not in said


@pytest.mark.parametrize("name", list(Name))
def test_every_limit_has_its_sentence_for_both_voices(name: Name) -> None:
    youth, adult = (plain(texts.warned([ALL[name]], adult)) for adult in (False, True))
    assert youth
    assert not {"vous", "votre"} & set(youth.lower().split())
    assert not {"tu", "ton", "ta", "toi"} & set(adult.lower().split())
    assert "[" not in youth + adult
    assert "|" not in youth + adult
    assert "d'équipe d'animation" not in youth


@pytest.mark.parametrize("name", sorted(texts.TEAM_SEES - {Name.FORBIDDEN}))
def test_what_the_law_says_names_its_article(name: Name) -> None:
    assert f"Code du travail, {ARTICLES[name]}" in plain(texts.sentence(ALL[name], False))


@pytest.mark.parametrize("key", list(closed_activities.every()))
def test_every_closed_work_has_a_sentence(key: str) -> None:
    closed = closed_activities.every()[key]
    said = plain(texts.sentence(Warning(Name.FORBIDDEN, detail=key), False))
    assert (f"interdit avant 18 ans (Code du travail, {closed.article})" in said) == bool(closed.article)
    assert said.endswith(closed.reason)


def test_work_that_is_only_to_be_talked_over_is_not_called_forbidden() -> None:
    said = plain(texts.sentence(Warning(Name.FORBIDDEN, detail="echelle"), False))
    assert "interdit" not in said
    assert "à voir d'abord avec ton équipe d'animation" in said


def test_a_cooperatives_own_limit_is_told_with_the_laws() -> None:
    said = plain(texts.sentence(Warning(Name.DAY, 450, 420), False))
    assert said == (
        "Ça fait 7 h 30 ce jour-là. Dans ta coopérative, c'est 7 h par jour au plus "
        "(la loi, avant 18 ans : 8 h au plus, L3162-1)."
    )


def test_without_times_a_long_stretch_is_a_reminder() -> None:
    said = plain(texts.sentence(Warning(Name.STRETCH, 300, 270), False))
    assert said.startswith("Ça fait 5 h : pense à la pause. Avant 18 ans, il faut 30 min de pause")


def test_what_people_wrote_is_escaped() -> None:
    assert "<b>" not in texts.sentence(ALL[Name.SAME], False)


@pytest.mark.parametrize("name", list(Name))
def test_every_limit_has_few_words_for_lists(name: Name) -> None:
    assert 0 < len(texts.in_short(name.value)) <= 40


def test_few_words_follow_the_settings_and_never_fail() -> None:
    assert plain(texts.in_short("day")) == "plus de 8 h ce jour"
    assert plain(texts.in_short("day", Limits(day_minutes=420))) == "plus de 7 h ce jour"
    assert texts.in_short("unheard of") == "à regarder"


def settled(limits: Limits, **more: int) -> Settled:
    return Settled("Kop'Jeunes", limits, None, 14, more.get("minimum_age", 16))


def test_a_looser_limit_says_what_the_law_says() -> None:
    card = plain(limit_settings.card(settled(Limits(day_minutes=600, sunday=False)), True))
    assert "· Par jour : 10 h au plus (la loi, avant 18 ans : 8 h au plus, L3162-1)" in card
    assert "Attention, avant 18 ans la loi est plus stricte : par jour et dimanche." in card
    assert "Ce réglage change mes messages, pas la loi." in card


def test_a_stricter_limit_needs_no_caution() -> None:
    card = plain(limit_settings.card(settled(Limits(day_minutes=420)), True))
    assert "· Par jour : 7 h au plus (la loi, avant 18 ans : 8 h au plus, L3162-1)" in card
    assert "Attention" not in card


def test_no_limit_is_called_so() -> None:
    none = Limits(
        day_minutes=1440, week_minutes=10080, stretch_minutes=1440, rest_minutes=0, night_from=time(6)
    )
    card = plain(limit_settings.card(settled(none), True))
    assert card.count("pas de limite (la loi") == 5


def test_where_younger_people_come_the_law_for_them_is_told() -> None:
    assert "Avant 16 ans" in limit_settings.card(settled(Limits(), minimum_age=14), False)
    assert "Avant 16 ans" not in limit_settings.card(settled(Limits()), False)
