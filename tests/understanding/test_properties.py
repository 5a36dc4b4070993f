"""What holds for every message: nothing raises, forms agree, and case, accents and spaces change nothing."""

import unicodedata
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding import Day, Duration, Known, read, read_amount, read_date, read_duration
from bot.understanding.predictions import prediction
from tests.understanding import scoring

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 8, 20, 19, 0, tzinfo=PARIS)
KNOWN = Known(customers=("Mme Martin", "Garage Le Gall"), members=("Léa", "Tom"))
UNITS = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
]

PIECES = st.sampled_from(
    [
        "2h",
        "9h-12h",
        "à",
        "hier",
        "le",
        "31",
        "/",
        "02",
        "€",
        "45",
        "avec",
        "Léa",
        "et",
        "mme",
        "chez",
        "non",
        "pause",
        "de",
        "\n",
        "quart",
        "demi",
        "un",
        "moins",
        "du",
        "au",
        "lundi",
        "premier",
        "juillet",
        ",",
        "-",
        "+",
        ":",
        "?",
        "contrat",
        "tonte",
        "x3",
    ]
)
ANYTHING = (
    st.text(max_size=60)
    | st.lists(PIECES, max_size=25).map(" ".join)
    | st.lists(PIECES, max_size=25).map("".join)
)


@settings(max_examples=200, deadline=None)
@given(text=ANYTHING)
def test_nothing_that_is_typed_raises(text):
    for answer in (read(text, NOW, PARIS), read(text, NOW, PARIS, KNOWN)):
        prediction(answer)
        for entry in answer.entries:
            assert all(text[one.start : one.end] == one.said for one in entry.evidence)
    read_duration(text)
    read_amount(text)
    read_date(text, NOW, PARIS)


@pytest.mark.parametrize(
    "text", ["25€/h 0€ mme Rio devis tri gîte restos les ménage contrat", "contrat tonte 0€ 0€"]
)
def test_what_once_raised_raises_no_more(text):
    prediction(read(text, NOW, PARIS, KNOWN))


@pytest.mark.parametrize(
    "at", [datetime(1970, 1, 1, tzinfo=PARIS), datetime(2099, 12, 31, 23, 59, tzinfo=PARIS)]
)
def test_no_moment_raises(at):
    for text in (
        "2h tonte lundi dernier",
        "2h tonte le 31/12",
        "il y a 999 jours 2h tonte",
        "contrat tonte dans 99 semaines",
    ):
        read(text, at, PARIS)


def _forms(minutes: int) -> list[str]:
    hours, past = divmod(minutes, 60)
    forms = [
        f"{minutes} min",
        f"{minutes}mn",
        f"{hours}h{past:02d}",
        f"{hours} h {past:02d}",
        f"{hours}H{past:02d}min",
    ]
    if hours and past:
        forms += [f"{hours} heures et {past} minutes", f"{hours}h {past} min", f"{hours} heures {past:02d}"]
    if 1 < hours <= 16 and past <= 16 and past != 1:
        forms.append(f"{UNITS[hours]} heures" + (f" {UNITS[past]}" if past else ""))
    if past in {15, 30, 45}:
        forms += [f"{minutes / 60:.2f}h", f"{minutes / 60:.2f} heures".replace(".", ",")]
    return forms


@settings(max_examples=60, deadline=None)
@given(minutes=st.integers(1, 12 * 60))
def test_every_way_to_write_a_duration_says_the_same(minutes):
    for form in _forms(minutes):
        assert read_duration(form) == Duration(minutes), form


@settings(max_examples=50, deadline=None)
@given(minutes=st.integers(1, 7 * 60 - 1))
def test_a_duration_is_the_same_inside_a_message(minutes):
    for form in _forms(minutes):
        (entry,) = read(f"{form} de compta hier", NOW, PARIS).entries
        assert (entry.minutes, entry.activity, entry.ask) == (minutes, "compta", ()), form


@settings(max_examples=50, deadline=None)
@given(ago=st.integers(1, 300))
def test_every_way_to_write_a_day_says_the_same(ago):
    day = NOW.date() - timedelta(days=ago)
    named = format_date(day, "d MMMM yyyy", locale="fr")
    forms = [
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day:%d-%m-%y}",
        f"le {day:%d.%m.%Y}",
        named,
        f"le {named}",
    ]
    forms += [
        format_date(day, "d MMMM", locale="fr"),
        f"{day.day}/{day.month}",
        format_date(day, "EEEE d MMMM", locale="fr"),
    ]
    for form in forms:
        answer = read_date(form, NOW, PARIS)
        assert isinstance(answer, Day), form
        assert answer.on == day, form
        (entry,) = read(f"{form} 2h de compta", NOW, PARIS).entries
        assert (entry.day, entry.minutes, entry.ask) == (day, 120, ()), form


@settings(max_examples=40, deadline=None)
@given(start=st.integers(7 * 60, 20 * 60), length=st.integers(10, 180))
def test_every_way_to_write_a_stretch_says_the_same(start, length):
    first, last = (f"{at // 60}h{at % 60:02d}" for at in (start, start + length))
    for form in (
        f"{first}-{last}",
        f"de {first} à {last}",
        f"{first} - {last}",
        f"entre {first} et {last}",
        f"{first} → {last}",
    ):
        (entry,) = read(f"hier {form} compta", NOW, PARIS).entries
        assert (entry.minutes, entry.ask) == (length, ()), form


@settings(max_examples=80, deadline=None)
@given(record=st.sampled_from(scoring.cases()))
def test_case_accents_and_spaces_change_nothing(record):
    text, timezone = record["text"], ZoneInfo(record["tz"])
    now = datetime.fromisoformat(record["ref"])
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    expected = _comparable(text, now, timezone)
    for other in (text.upper(), text.lower(), bare, text.replace(" ", "   "), f"  {text} "):
        assert _comparable(other, now, timezone) == expected, other


def _comparable(text: str, now: datetime, timezone: ZoneInfo) -> object:
    answer = prediction(read(text, now, timezone))
    for one in (answer, *answer["entries"]):
        one["customer"] = scoring.customer(one["customer"])
        one["colleagues"] = [scoring.customer(name) for name in one["colleagues"]]
    return answer


def test_a_message_says_which_characters_said_what():
    (entry,) = read("Mardi 2h de tonte chez Mme Le Goff avec Tom", NOW, PARIS).entries
    assert {one.part: one.said for one in entry.evidence} == {
        "minutes": "2h", "date": "Mardi", "activity": "tonte", "customer": "Mme Le Goff", "people": "Tom",
    }  # fmt: skip
    assert (entry.day, entry.customer, entry.colleagues) == (date(2026, 8, 18), "Mme Le Goff", ("Tom",))
