"""The coming command's answers: one JSON line a message, whatever the lines are."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest

from bot.understanding.predictions import parse_lines

ASKED = {
    "id": "a",
    "text": "hier 2h de tonte chez Mme Martin",
    "ref": "2026-07-15T18:30:00+02:00",
    "tz": "Europe/Paris",
}


def _answers(*rows: object, explain: bool = False) -> tuple[int, list[dict[str, Any]]]:
    sink = io.StringIO()
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    failed = parse_lines(io.StringIO("\n".join(lines)), sink, explain=explain)
    return failed, [json.loads(one) for one in sink.getvalue().splitlines()]


def test_a_message_is_answered_in_full():
    assert _answers(ASKED) == (
        0,
        [
            {
                "id": "a",
                "kind": "hours",
                "minutes": 120,
                "date": "2026-07-14",
                "start": None,
                "end": None,
                "activity": "jardinage",
                "customer": "Mme Martin",
                "amount_cents": None,
                "people": None,
                "colleagues": [],
                "ask": [],
                "entries": [],
            }
        ],
    )


@pytest.mark.parametrize(
    "bad",
    [
        "no json",
        "[1]",
        "3",
        "null",
        '{"id": 1}',
        json.dumps(ASKED | {"tz": "Mars/Base"}),
        json.dumps(ASKED | {"ref": "soon"}),
    ],
)
def test_a_line_that_cannot_be_read_leaves_the_others_answered(bad):
    failed, answers = _answers(ASKED, bad, ASKED)
    assert failed == 1
    assert [one.get("kind") for one in answers] == ["hours", None, "hours"]
    assert "error" in answers[1]


def test_each_answer_is_written_before_the_next_line_is_read():
    sink = io.StringIO()

    def rows() -> Iterator[str]:
        yield json.dumps(ASKED)
        assert sink.getvalue().endswith("\n")
        yield json.dumps(ASKED)

    assert parse_lines(rows(), sink) == 0


def test_several_entries_are_listed():
    _, (answer,) = _answers(ASKED | {"text": "hier 2h tonte et 1h vitres"})
    assert [(one["minutes"], one["activity"]) for one in answer["entries"]] == [
        (120, "jardinage"),
        (60, "menage"),
    ]
    assert answer["minutes"] is None


def test_explained_it_says_what_said_what_and_what_was_refused():
    _, (answer,) = _answers(ASKED | {"text": "25h de tonte mardi"}, explain=True)
    (entry,) = answer["explain"]
    assert {one["part"]: one["text"] for one in entry["said"]} == {
        "minutes": "25h",
        "date": "mardi",
        "activity": "tonte",
    }
    assert entry["doubts"] == [{"reason": "too_long", "text": "25h"}]


def test_a_moment_without_an_offset_is_local():
    _, (answer,) = _answers(ASKED | {"ref": "2026-08-01T00:30:00", "tz": "Pacific/Noumea"})
    assert answer["date"] == "2026-07-31"


def test_a_message_that_goes_on_and_on_is_confirmed():
    _, (answer,) = _answers(ASKED | {"text": ASKED["text"] + " blabla" * 300})
    assert (answer["minutes"], answer["ask"]) == (120, ["confirm"])
