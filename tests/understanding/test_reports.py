"""What is one's own finished work and what is only talked about, part by part of a message."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.understanding import Entry, read
from bot.understanding.values import Vague

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 7, 15, 18, 30, tzinfo=PARIS)


def _one(text: str) -> Entry:
    (entry,) = read(text, NOW, PARIS).entries
    return entry


@pytest.mark.parametrize(
    "text",
    [
        "j'aurais dû faire 2h de flyers hier", "on a failli faire 3h de ménage", "jvais tondre 2h cet aprem",
        "demain je fais 3h de tonte chez mme Petit", "j'ai pas fait mes 2h de ménage hier",
        "normalement je fais 2h de ménage le mardi", "tu me dois 2h de ménage",
        "mon frère il bosse 10h par jour",
        "les vitres c'est 2h minimum", "Noté : 2 h · jardinage · Mme Martin. C'est bien ça ?",
        "2h de tonte hier mais pas pour la coop", "40€ pour 2h de tonte c'est honnête",
        "tonte finie dans 30 min",
        "la tondeuse a tourné 2h", "qui me remplace samedi 14h-18h au stand", "vive les 2h de réunion",
        "j'ai révisé 3h hier pour le bac", "Programme de la semaine : lundi tonte 9h-12h",
        "personne n'a fait les vitres hier 2h", "hier personne n'est venu au stand de 14h à 16h",
        "aucun de nous n'a fait les 2h de vitres hier", "samedi stand 14h-18h inscrivez-vous",
        "lundi prochain compta de 14h à 16h inscrivez vous",
        "samedi prochain stand de 14h à 18h venez nombreux",
        "hier on a fait la fête jusqu'à 4h", "samedi on a fait la fête de 20h à 4h",
        "3h de route pour aller chez ma grand mère", "hier 4h de voiture pour rentrer de chez mamie",
        "Enregistré : 2 h · jardinage · Mme Martin · mardi 14 juillet. C'est juste ?",
        "Enregistré : 3h tonte hier. C'est juste ?", "Noté : 2 h · jardinage · Mme Martin",
    ],
)  # fmt: skip
def test_what_is_no_report_is_no_entry(text):
    assert read(text, NOW, PARIS).kind == "other"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("lundi j'ai pas travaillé, mardi 2h de tonte", 120),
        ("on devait faire 3h mais on a fait 2h de tonte hier", 120),
        ("j'ai fini la tonte hier en 1h45, demain je fais les vitres", 105),
        ("2h de stand hier personne n'est venu", 120), ("note : 2h tonte hier", 120),
        ("hier 2h de ménage on a fait la fête après", 120),
        ("hier on a fait la fête du village 3h de buvette", 180),
        ("hier 2h tonte chez Mme Petit, 1h de route pour y aller", 120),
        ("personne n'a fait les vitres hier du coup j'ai fait 2h de ménage hier", 120),
        ("hier 2h tonte chez mme Riou, elle était contente", 120),
        ("il m'a fallu 2h pour tondre hier", 120),
        ("tu peux me mettre 2h de tonte hier stp", 120), ("ça m'a pris 1h30 de faire les affiches hier", 90),
    ],
)  # fmt: skip
def test_a_report_is_heard_beside_talk(text, minutes):
    entry = _one(text)
    assert (entry.minutes, entry.ask) == (minutes, ())


@pytest.mark.parametrize(
    "text",
    [
        "2 heures 75 de compta hier",
        "3h tonte x2 hier",
        "hier 15 min x 2 de promenade de chien",
    ],
)
def test_a_figure_that_nobody_accounts_for_is_asked(text):
    assert "minutes" in _one(text).ask


@pytest.mark.parametrize(
    "text",
    [
        "hier 1200 flyers boités en 2h",
        "2h de flyers hier, 300 flyers rue du 11 novembre",
        "2h vitres hier au 2e étage",
    ],
)
def test_a_figure_that_counts_something_is_not(text):
    assert (_one(text).minutes, _one(text).ask) == (120, ())


@pytest.mark.parametrize(
    "text",
    [
        "hier 2h d'affiche pour la buvette de samedi",
        "hier 2h insta, story du 14 juillet",
        "2h tonte hier pas lundi",
    ],
)
def test_the_day_of_something_else_is_not_the_works(text):
    assert (_one(text).day, _one(text).ask) == (date(2026, 7, 14), ())


def test_beginning_and_end_are_heard_in_either_order():
    entry = _one("hier fini à 19h commencé à 16h30 compta")
    assert (entry.start, entry.end, entry.minutes) == (time(16, 30), time(19), 150)


def test_what_is_not_over_yet_is_asked():
    assert "date" in _one("ce soir réu 18h-20h").ask


def test_a_total_is_no_work_besides_its_parts():
    entries = read("3h hier : 1h tonte 2h vitres", NOW, PARIS).entries
    assert [entry.minutes for entry in entries] == [60, 120]


def test_colleagues_belong_to_their_own_line():
    entries = read("lundi 2h tonte avec Tom, mardi 3h vitres avec Léa", NOW, PARIS).entries
    assert [(entry.colleagues, entry.people) for entry in entries] == [(("Tom",), 2), (("Léa",), 2)]


def test_one_entry_a_day_when_each_day_was_the_same():
    entries = read("lundi et mardi 2h de tonte à chaque fois", NOW, PARIS).entries
    assert [(entry.day, entry.minutes) for entry in entries] == [
        (date(2026, 7, 13), 120),
        (date(2026, 7, 14), 120),
    ]


@pytest.mark.parametrize("text", ["3h stand hier toute l'équipe", "hier on a tous ensemble tondu 2h"])
def test_the_whole_team_is_heard(text):
    assert _one(text).everyone


@pytest.mark.parametrize(
    ("text", "activity"),
    [("2h netoyaj hier", "menage"), ("2hdetontehier", "jardinage"), ("2h darrosage hier", "jardinage")],
)
def test_words_are_heard_as_they_sound_and_cut_apart(text, activity):
    assert (_one(text).minutes, _one(text).activity) == (120, activity)


@pytest.mark.parametrize(
    ("text", "customer"),
    [
        ("contrat kerjean tonte 30€", "Kerjean"),
        ("contrat avec les Dupont lavage voiture 20€", "les Dupont"),
        ("2h tonte Durand hier", "Durand"),
        ("contact boulangerie Le Pain Doré flyers", "Boulangerie Le Pain Doré"),
        ("hier 2h chez mamie lucie tonte", "mamie Lucie"), ("hier 2h peinture chez M. Cent", "M. Cent"),
    ],
)  # fmt: skip
def test_a_customer_needs_no_title(text, customer):
    assert _one(text).customer == customer


def test_a_weekend_is_asked_with_its_two_days():
    entry = _one("2h tonte ce week-end")
    assert "date" in entry.ask
    weekend = entry.doubts[0]
    assert isinstance(weekend, Vague)
    assert weekend.options == (date(2026, 7, 11), date(2026, 7, 12))


@pytest.mark.parametrize(
    "text",
    [
        "mes parents ont fait 5h de peinture au local samedi",
        "ma grand-mère a fait 2h de tonte hier",
        "papa a fait 2h de peinture hier",
        "les autres ont fait 2h de compta hier",
        "la mairie a fait 2h de tonte hier",
        "mes cousins ont peint 3h le local samedi",
        "l'équipe a fait 3h de stand samedi",
    ],
)
def test_whoever_else_worked_is_asked_for_and_no_customer(text):
    assert ("person" in _one(text).ask, _one(text).customer) == (True, None)


@pytest.mark.parametrize(
    "text", ["on a fait 2h de tonte chez mes parents hier", "j'ai fait 2h de tonte pour mes parents hier"]
)
def test_relatives_are_customers_where_one_worked_for_them(text):
    assert (_one(text).ask, _one(text).customer) == ((), "mes parents")
