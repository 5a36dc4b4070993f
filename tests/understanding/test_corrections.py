"""A line typed while a card is open changes that card, or is none of its business."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding import Correction, Entry, Known, corrected, read, read_correction

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 7, 15, 18, 30, tzinfo=PARIS)
KNOWN = Known(customers=("Mme Le Goff", "M. Martin"), members=("Léa", "Tom", "Kenzo"))
CARD = "2h tonte mardi chez Mme Martin avec Léa"
STRETCH = "hier 14h-17h tonte"
CONTRACT = "contrat mme martin tonte 50€"


def _card(text: str = CARD) -> Entry:
    return read(text, NOW, PARIS, KNOWN).entries[0]


def _read(text: str, card: str = CARD) -> Correction | None:
    return read_correction(text, NOW, PARIS, KNOWN, _card(card))


def _changed(text: str, card: str = CARD) -> Entry:
    said = _read(text, card)
    assert said is not None
    return corrected(_card(card), said)


@pytest.mark.parametrize(
    ("text", "part", "value"),
    [
        ("non lundi", "day", date(2026, 7, 13)), ("ct avant hier", "day", date(2026, 7, 13)),
        ("pas mardi lundi", "day", date(2026, 7, 13)), ("le 8", "day", date(2026, 7, 8)),
        ("lundi pas mardi", "day", date(2026, 7, 13)),
        ("me suis trompé c'était jeudi", "day", date(2026, 7, 9)),
        ("plutôt 3h", "minutes", 180), ("3h pas 2", "minutes", 180), ("3h et non 2h", "minutes", 180),
        ("3", "minutes", 180), ("3,5", "minutes", 210), ("8h", "minutes", 480), ("non 3", "minutes", 180),
        ("au lieu de 2h c'est 3h", "minutes", 180), ("c'était pas 2h mais 3h", "minutes", 180),
        ("30 min de plus", "minutes", 150), ("enlève 15 min", "minutes", 105), ("oups 2h30", "minutes", 150),
        ("9h-12h en fait", "minutes", 180), ("une heure et demie", "minutes", 90),
        ("vitres", "activity", "menage"), ("c'était de la peinture", "activity", "peinture_bricolage"),
        ("c'était chez Mme Le Goff", "customer", "Mme Le Goff"),
        ("pas chez Mme Martin mais chez M. Martin", "customer", "M. Martin"),
        ("avec Tom aussi", "colleagues", ("Léa", "Tom")), ("ajoute Kenzo", "colleagues", ("Léa", "Kenzo")),
        ("Tom était là aussi", "colleagues", ("Léa", "Tom")), ("sans Léa", "colleagues", ()),
        ("enlève lea", "colleagues", ()), ("Léa était pas là", "colleagues", ()),
        ("tout seul", "colleagues", ()),
        ("Tom au lieu de Léa", "colleagues", ("Tom",)), ("avec Tom pas Léa", "colleagues", ("Tom",)),
        ("on était 5", "people", 5), ("avec Tom aussi", "people", 3), ("toute l'équipe", "everyone", True),
        ("tous ensemble", "everyone", True),
    ],
)  # fmt: skip
def test_a_correction_changes_what_it_says(text, part, value):
    entry = _changed(text)
    assert getattr(entry, part) == value
    assert entry.ask == ()


@pytest.mark.parametrize("text", ["plutôt 3h", "lundi", "vitres", "sans Léa"])
def test_a_correction_leaves_the_rest_alone(text):
    before, after = _card(), _changed(text)
    fields = ("minutes", "day", "activity", "customer", "colleagues")
    assert sum(getattr(before, one) != getattr(after, one) for one in fields) == 1


@pytest.mark.parametrize(
    ("text", "start", "end", "minutes"),
    [
        ("fini à 18h", time(14), time(18), 240), ("commencé à 13h30", time(13, 30), time(17), 210),
        ("30 min de pause", time(14), time(17), 150), ("jusqu'à 16h30", time(14), time(16, 30), 150),
        ("9h-12h", time(9), time(12), 180), ("2h", None, None, 120),
    ],
)  # fmt: skip
def test_one_end_or_the_break_of_a_stretch_is_moved(text, start, end, minutes):
    entry = _changed(text, STRETCH)
    assert (entry.start, entry.end, entry.minutes) == (start, end, minutes)


@pytest.mark.parametrize(("text", "cents"), [("60€", 6000), ("60", 6000), ("plutôt 60 balles", 6000)])
def test_a_contract_is_corrected_in_euros(text, cents):
    assert _changed(text, CONTRACT).amount_cents == cents


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("plutôt 3 ou 4h", "minutes"), ("14h", "minutes"), ("25h", "minutes"), ("0", "minutes"),
        ("demain", "date"), ("lundi ou mardi", "date"), ("mardi 13", "date"),
        ("pas Mme Martin", "customer"), ("pas mardi", "date"), ("fini à 18h", "minutes"),
    ],
)  # fmt: skip
def test_a_doubtful_correction_is_asked_and_changes_nothing_yet(text, question):
    said = _read(text)
    assert said is not None
    assert said.ask == (question,)
    after = corrected(_card(), said)
    assert question in after.ask
    assert (after.minutes, after.day, after.customer) == (120, date(2026, 7, 14), "Mme Martin")


@pytest.mark.parametrize(
    "text",
    [
        "merci", "ok", "non", "aussi 1h de vitres", "et 1h de vitres",
        "oui", "3h vitres lundi", "2h vitres", "on se retrouve à 14h ?",
        "j'ai 17 ans", "hier soir on est allés au ciné", "/heures", "", "😂", "c'était hier ?",
    ],
)  # fmt: skip
def test_what_is_no_correction_is_nothing(text):
    assert _read(text) is None


def test_a_complete_line_with_a_correcting_word_corrects():
    entry = _changed("non 3h vitres")
    assert (entry.minutes, entry.activity, entry.day) == (180, "menage", date(2026, 7, 14))


def test_what_the_card_says_already_is_an_empty_correction():
    said = _read("c'était mardi")
    assert said is not None
    assert said.is_empty


def test_a_bare_figure_answers_the_open_question():
    said = _read("8", "la semaine dernière 2h tonte")
    assert said is not None
    assert (said.day, said.time) == (date(2026, 7, 8), None)


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(max_size=50)
    | st.lists(
        st.sampled_from(
            ["pas", "2h", "3", "sans", "Léa", "avec", "non", "mardi", "de plus", "pause", "fini à", "9h-12h"]
        ),
        max_size=9,
    ).map(" ".join)
)
def test_nothing_that_is_typed_raises(text):
    for card in (CARD, STRETCH, CONTRACT):
        said = _read(text, card)
        if said is not None:
            corrected(_card(card), said)
