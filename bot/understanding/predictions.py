"""Readings as JSON lines, one a message, in the form by which they are scored."""

import json
from collections.abc import Iterable
from datetime import datetime, time, tzinfo
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from bot.understanding.entries import Entry
from bot.understanding.known import Known
from bot.understanding.reading import Reading, read


def prediction(reading: Reading) -> dict[str, Any]:
    """The reading as plain values; a single entry stands on top, several in `entries`."""
    first = reading.entries[0] if len(reading.entries) == 1 else Entry(reading.kind)
    several = reading.entries if len(reading.entries) > 1 else ()
    return _values(first) | {
        "ask": list(reading.ask),
        "entries": [_values(one) | {"ask": list(one.ask)} for one in several],
    }


def _values(entry: Entry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "minutes": entry.minutes,
        "date": entry.day.isoformat() if entry.day else None,
        "start": _clock(entry.start),
        "end": _clock(entry.end),
        "activity": entry.activity,
        "customer": entry.customer,
        "amount_cents": entry.amount_cents,
        "people": entry.people,
        "colleagues": list(entry.colleagues),
    }


def _clock(at: time | None) -> str | None:
    return at.strftime("%H:%M") if at else None


def parse_lines(
    source: Iterable[str], sink: TextIO, *, explain: bool = False, known: Known | None = None
) -> int:
    """Answers each JSON line `{id, text, ref, tz}` at once; one that can't be read makes the result 1."""
    failed = 0
    for row in source:
        if not row.strip():
            continue
        answer = _answer(row, explain, known or Known())
        failed |= "error" in answer
        sink.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sink.flush()
    return failed


def _answer(row: str, explain: bool, known: Known) -> dict[str, Any]:
    try:
        asked = json.loads(row)
        text, timezone = str(asked["text"]), ZoneInfo(asked.get("tz") or "Europe/Paris")
        reading = read(text, _instant(asked["ref"], timezone), timezone, known)
    except (ValueError, KeyError, TypeError, AttributeError, OSError, OverflowError) as problem:
        return {"id": None, "error": f"{type(problem).__name__}: {problem}"}
    answer = {"id": asked.get("id")} | prediction(reading)
    return answer | {"explain": explanation(reading)} if explain else answer


def _instant(ref: str, timezone: tzinfo) -> datetime:
    """A `ref` without an offset is local time."""
    at = datetime.fromisoformat(ref)
    return at if at.tzinfo else at.replace(tzinfo=timezone)


def explanation(reading: Reading) -> list[dict[str, Any]]:
    """Which characters said what, and what could not be taken as said."""
    return [
        {
            "said": [
                {"part": one.part, "start": one.start, "end": one.end, "text": one.said}
                for one in entry.evidence
            ],
            "assumed": list(entry.assumed),
            "doubts": [{"reason": getattr(one, "reason", "vague"), "text": one.said} for one in entry.doubts],
        }
        for entry in reading.entries
    ]
