"""The whole language, on messages that were written before the code that reads them."""

import io
import json

import pytest

from bot.understanding.predictions import parse_lines
from tests.understanding import scoring

LEAST_RIGHT = 0.995
MOST_UNSAFE = 1
LEAST_ASKED = 0.995


HEARD_LATER_RIGHT = 0.9
HEARD_LATER_UNSAFE = 7


@pytest.fixture(scope="module")
def judged() -> list[tuple[scoring.Record, scoring.Verdict]]:
    return _judged(scoring.cases())


def _judged(records: list[scoring.Record]) -> list[tuple[scoring.Record, scoring.Verdict]]:
    source = io.StringIO("".join(json.dumps(one) + "\n" for one in records))
    sink = io.StringIO()
    assert parse_lines(source, sink) == 0
    predicted = {one["id"]: one for one in map(json.loads, sink.getvalue().splitlines())}
    return [(one, scoring.judge(one["expected"], predicted[one["id"]])) for one in records]


def test_there_are_enough_cases_of_every_group(judged):
    groups = [record["group"] for record, _ in judged]
    assert len(groups) >= 1500
    assert {"hours", "zones", "contract", "other", "dangerous"} == set(groups)


def test_nearly_everything_is_right(judged):
    wrong = [(record["text"], verdict) for record, verdict in judged if not verdict.right]
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(judged), wrong


def test_hardly_anything_false_is_said_without_a_question(judged):
    unsafe = [(record["text"], verdict.unsafe) for record, verdict in judged if verdict.unsafe]
    assert len(unsafe) <= MOST_UNSAFE, unsafe


def test_what_must_be_asked_is_asked(judged):
    must = sum(len(record["expected"]["ambiguous"]) for record, _ in judged)
    unasked = sum(len(verdict.unasked) for _, verdict in judged)
    assert unasked <= (1 - LEAST_ASKED) * must


def test_messages_heard_later_stay_as_good():
    judged = _judged(scoring.cases("heard_later"))
    right = sum(verdict.right for _, verdict in judged)
    unsafe = [(record["text"], verdict.unsafe) for record, verdict in judged if verdict.unsafe]
    assert len(judged) == 750
    assert right >= HEARD_LATER_RIGHT * len(judged), right
    assert len(unsafe) <= HEARD_LATER_UNSAFE, unsafe


def test_the_scorer_sees_what_is_wrong():
    entry = {"kind": "hours", "minutes": 120, "date": "2026-07-14", "activity": "jardinage", "customer": None}
    entry |= {"amount_cents": None, "people": None, "colleagues": []}
    expected = entry | {"ambiguous": [], "may_ask": [], "status": "ok"}
    predicted = entry | {"ask": [], "entries": []}
    assert scoring.judge(expected, predicted).right
    assert scoring.judge(expected, predicted | {"minutes": 60}).unsafe == ("minutes",)
    assert scoring.judge(expected, predicted | {"minutes": None}).missing == ("minutes",)
    assert scoring.judge(expected, predicted | {"ask": ["date"]}).needless == ("date",)
    assert scoring.judge(expected | {"ambiguous": ["date"]}, predicted).unasked == ("date",)
    assert scoring.judge(expected | {"kind": "other"}, predicted).unsafe == ("kind",)
