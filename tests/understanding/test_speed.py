"""How long a reading takes: generous limits here, the real ones are measured by `python -m bench.reading`."""

from datetime import datetime
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from bot.understanding import read
from tests.understanding import scoring

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 7, 15, 18, 30, tzinfo=PARIS)
HOSTILE = [
    "2h ", "a", "1 ", "é", "9h-12h ", "12/", "mme ",
    "avec léa et tom ", "€", "1€", "- ", "\n", "2h tonte hier ", "chez ",
    "(", "1,", "et ", "de 9h à ", "un quart ", "0", "1:",
    "lundi ", "le ", "zqxjkv ", "2 2 ", "\u202e2h ", "non 2h ", "pause 1h ",
    "../", "<", "a@", "entre 2 et ", "h", "1h1h", "{",
    "' ", "06 12 ", "aujourd'hui ", "premier vendredi de ", "a.b-",
]  # fmt: skip


def _milliseconds(text: str) -> float:
    before = process_time()
    read(text, NOW, PARIS)
    return (process_time() - before) * 1000


def test_a_message_is_read_in_a_few_milliseconds():
    times = sorted(_milliseconds(record["text"]) for record in scoring.cases())
    assert times[int(len(times) * 0.95)] < 10


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_no_longer_than_its_length_allows(piece):
    text = (piece * 4096)[:4096]
    assert min(_milliseconds(text) for _ in range(3)) < 60
