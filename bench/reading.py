"""`python -m bench.reading`: how many messages are read right, how many falsely, and how fast."""

import argparse
import io
import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

from bot.understanding import read
from bot.understanding.entries import Entry
from bot.understanding.predictions import parse_lines
from tests.understanding import scoring
from tests.understanding.test_speed import HOSTILE, NOW, PARIS

START = """
import time
before = time.process_time()
from datetime import datetime
from zoneinfo import ZoneInfo
from bot.understanding import read
paris = ZoneInfo("Europe/Paris")
read("2h tonte hier", datetime(2026, 7, 15, 18, tzinfo=paris), paris)
print(time.process_time() - before)
"""
FARTHEST = timedelta(days=400)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    parser.add_argument("--durations", type=Path, help="JSON lines {span, expected: minutes or null, vague}")
    parser.add_argument("--dates", type=Path, help="JSON lines {span, expected, expected_past, reference}")
    chosen, _ = parser.parse_known_args()
    for name, records in (("own cases", scoring.cases()), ("heard later", scoring.cases("heard_later"))):
        print(f"{name:12} {_judged(records)}")
    print(f"{'speed':12} {_speed()}")
    if chosen.durations:
        print(f"{'durations':12} {_durations(_rows(chosen.durations))}")
    if chosen.dates:
        print(f"{'past dates':12} {_dates(_rows(chosen.dates))}")
    return 0


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(row) for row in path.read_text("utf-8").splitlines()]


def _judged(records: list[dict[str, Any]]) -> str:
    sink = io.StringIO()
    parse_lines((json.dumps(each) for each in records), sink)
    predicted = [json.loads(row) for row in sink.getvalue().splitlines()]
    verdicts = [
        scoring.judge(record["expected"], each) for record, each in zip(records, predicted, strict=True)
    ]
    unsafe, right = sum(bool(each.unsafe) for each in verdicts), sum(each.right for each in verdicts)
    must = sum(len(each["expected"]["ambiguous"]) for each in records)
    unasked = sum(len(each.unasked) for each in verdicts)
    return f"{right}/{len(records)} right, {unsafe} unsafe, asked {must - unasked}/{must}"


def _speed() -> str:
    """Processor time, on one core; a message's median and p99, the worst of the hostile ones, the start."""
    times = sorted(_milliseconds(each["text"]) for each in scoring.cases())
    hostile = max(min(_milliseconds((each * 4096)[:4096]) for _ in range(3)) for each in HOSTILE)
    run = [sys.executable, "-c", START]
    started = subprocess.run(run, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    half, last = times[len(times) // 2], times[int(len(times) * 0.99)]
    return (
        f"p50 {half:.2f} ms, p99 {last:.2f} ms, hostile {hostile:.1f} ms, start {float(started.stdout):.2f} s"
    )


def _milliseconds(text: str) -> float:
    before = process_time()
    read(text, NOW, PARIS)
    return (process_time() - before) * 1000


def _durations(rows: list[dict[str, Any]]) -> str:
    sure = [each for each in rows if each["expected"] is not None and not each.get("vague")]
    found = [(_only(f"{each['span']} tonte hier", NOW), each["expected"]) for each in sure]
    return _counted([(entry.minutes, "minutes" in entry.ask, wanted) for entry, wanted in found])


def _dates(rows: list[dict[str, Any]]) -> str:
    """Those that lie in the past, and not farther back than one says hours."""
    found = []
    for each in rows:
        now = datetime.fromisoformat(each["reference"]).replace(hour=20, tzinfo=ZoneInfo("Europe/Paris"))
        wanted = each.get("expected_past") or each["expected"]
        day = date.fromisoformat(wanted) if wanted else now.date() + FARTHEST
        if timedelta(0) <= now.date() - day <= FARTHEST:
            entry = _only(f"2h tonte {each['span']}", now)
            found.append((entry.day, "date" in entry.ask, day))
    return _counted(found)


def _only(text: str, now: datetime) -> Entry:
    entries = read(text, now, PARIS).entries
    return entries[0] if len(entries) == 1 else Entry("other")


def _counted(found: list[tuple[Any, bool, Any]]) -> str:
    right = sum(value == wanted and not asked for value, asked, wanted in found)
    wrong = sum(value not in (None, wanted) and not asked for value, asked, wanted in found)
    return f"{right}/{len(found)} right, {wrong} wrong without a question"


if __name__ == "__main__":
    sys.exit(main())
