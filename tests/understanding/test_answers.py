"""Typed answers to one question: how long, which day, how much, which activity."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.understanding import (
    Amount,
    Day,
    Duration,
    Impossible,
    Vague,
    activities,
    activity_of,
    read_amount,
    read_date,
    read_duration,
)

PARIS = ZoneInfo("Europe/Paris")
WEDNESDAY = datetime(2026, 7, 15, 18, 30, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1h30", 90), ("1 h 30", 90), ("90min", 90), ("1,5h", 90), ("deux heures vingt", 140),
        ("3/4 d'heure", 45),
        ("une heure et quart", 75), ("2", 120), ("2,5", 150), ("8h", 480), ("un quart d'heure", 15),
        ("2h moins le quart", 105), ("¾ h", 45), ("1h½", 90), ("plutôt 3h", 180), ("45'", 45),
        ("2h + 1h30", 210),
        ("uneheure", 60), ("3 kart d'heure", 45), ("1 eure et dmi", 90), ("- 3h", 180),
    ],
)  # fmt: skip
def test_a_duration_is_read_however_it_is_written(text, minutes):
    assert read_duration(text) == Duration(minutes)


def test_stretches_are_added_up_and_breaks_taken_off():
    both = read_duration("9h-12h 14h-16h")
    assert isinstance(both, Duration)
    assert (both.minutes, both.start, both.end, len(both.segments)) == (300, time(9), time(16), 2)
    broken = read_duration("9h-17h avec 1h de pause")
    assert isinstance(broken, Duration)
    assert (broken.minutes, broken.break_minutes) == (420, 60)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("22h-2h", 240), ("20h-minuit", 240), ("de 2 à 5", 180), ("midi-14h", 120), ("13h30 à 3h30", 120)],
)
def test_a_stretch_may_pass_noon_and_midnight(text, minutes):
    answer = read_duration(text)
    assert isinstance(answer, Duration)
    assert answer.minutes == minutes


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("0", "zero"),
        ("-2h", "negative"),
        ("25h", "too_long"),
        ("9h-9h", "zero"),
        ("9" * 40 + "h", "too_long"),
    ],
)
def test_an_impossible_duration_says_why(text, reason):
    answer = read_duration(text)
    assert isinstance(answer, Impossible)
    assert answer.reason == reason


@pytest.mark.parametrize(
    "text",
    ["2-3h", "plus de 3h", "toute la matinée", "entre 2 et 3h", "qq heures", "2h75", "9h-17h avec une pause"],
)
def test_a_vague_duration_is_not_guessed(text):
    assert isinstance(read_duration(text), Vague)


@pytest.mark.parametrize("text", ["", "bonjour", "je sais pas", "😂"])
def test_what_is_no_duration_is_nothing(text):
    assert read_duration(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ajd", "2026-07-15"), ("hier", "2026-07-14"), ("avt hier", "2026-07-13"), ("mardi", "2026-07-14"),
        ("lundi dernier", "2026-07-13"), ("mercredi dernier", "2026-07-08"), ("13/07", "2026-07-13"),
        ("13 juillet", "2026-07-13"),
        ("le 8", "2026-07-08"), ("8", "2026-07-08"), ("2026-07-13", "2026-07-13"),
        ("1er juillet", "2026-07-01"),
        ("il y a 3 jours", "2026-07-12"), ("premier vendredi de juillet", "2026-07-03"),
        ("mardi 14", "2026-07-14"),
        ("14/07/26", "2026-07-14"), ("mercredi 8", "2026-07-08"),
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text, day):
    answer = read_date(text, WEDNESDAY, PARIS)
    assert isinstance(answer, Day)
    assert answer.on == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"),
    [("mardi", "2026-07-21"), ("le 8", "2026-08-08"), ("demain", "2026-07-16"), ("3 août", "2026-08-03")],
)
def test_a_contract_looks_ahead(text, day):
    answer = read_date(text, WEDNESDAY, PARIS, direction="future")
    assert isinstance(answer, Day)
    assert answer.on == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02", "no_such_day"),
        ("demain", "future"),
        ("20/07", "future"),
        ("01/01/1900", "too_far"),
        ("14/07/2062", "too_far"),
    ],
)
def test_an_impossible_day_says_why(text, reason):
    answer = read_date(text, WEDNESDAY, PARIS)
    assert isinstance(answer, Impossible)
    assert answer.reason == reason


@pytest.mark.parametrize("text", ["mardi 13", "lundi d'avant", "lundi et mardi", "du 6 au 10 juillet"])
def test_a_doubtful_day_is_not_guessed(text):
    assert isinstance(read_date(text, WEDNESDAY, PARIS), Vague)


def test_today_is_today_in_the_cooperatives_time_zone():
    late = datetime(2026, 7, 31, 22, 30, tzinfo=ZoneInfo("UTC"))
    answer = read_date("hier", late, ZoneInfo("Pacific/Noumea"))
    assert isinstance(answer, Day)
    assert answer.on == date(2026, 7, 31)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("45", 4500), ("45€", 4500), ("45,50", 4550), ("1 200 €", 120000), ("50 balles", 5000), ("35e", 3500),
        ("10€50", 1050),
        ("treize euros et quarante-cinq cents", 1345), ("deux cents euros", 20000), ("mille euros", 100000),
        ("EUR 1000", 100000),
    ],
)  # fmt: skip
def test_an_amount_is_read_however_it_is_written(text, cents):
    answer = read_amount(text)
    assert isinstance(answer, Amount)
    assert answer.cents == cents


@pytest.mark.parametrize(
    ("text", "reason"),
    [("-5€", "negative"), ("0", "zero"), ("1000000000€", "too_much"), ("40 dollars", "foreign")],
)
def test_an_impossible_amount_says_why(text, reason):
    answer = read_amount(text)
    assert isinstance(answer, Impossible)
    assert answer.reason == reason


@pytest.mark.parametrize("text", ["30-40€", "30 ou 40€", "45,999€", "entre 30 et 40"])
def test_a_doubtful_amount_is_not_guessed(text):
    assert isinstance(read_amount(text), Vague)


def test_every_activity_is_known_by_its_own_name():
    for key, label in activities():
        assert activity_of(label) == key


@pytest.mark.parametrize(
    ("text", "key"),
    [("la tonte", "jardinage"), ("desherbge", "jardinage"), ("vitres et tonte", None), ("rien", None)],
)
def test_an_activity_is_told_by_its_words(text, key):
    assert activity_of(text) == key
