"""The independent check: plain SQL and the sandbox's own records against what was promised."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, text

from bench import load
from bench.ground import Ground, announcement
from bot.db.engine import open_engine
from bot.sandbox.objects import Object
from bot.sandbox.server import Sandbox

ENTRIES = """
SELECT people.telegram_id, count(entries.id), coalesce(sum(entries.minutes), 0) FROM people
JOIN memberships ON memberships.person_id = people.id
LEFT JOIN entries ON entries.membership_id = memberships.id AND entries.state IN ('recorded', 'proposed')
GROUP BY people.telegram_id
"""
UNFINISHED = """
SELECT (SELECT count(*) FROM inbox WHERE state = 'pending')
     + (SELECT count(*) FROM outbox WHERE status IN ('pending', 'sending'))
"""
FAILED = "SELECT count(*) FROM inbox WHERE state = 'failed'"
KEYED = "SELECT chat_id, status FROM outbox WHERE key LIKE 'bench:%'"
SENDING_KEYED = "SELECT count(*) FROM outbox WHERE status = 'sending' AND key IS NOT NULL"


MUST_BE_NONE = (
    *("lost", "doubled", "wrong", "unanswered"),
    *("failed", "unfinished", "keyed_twice", "unlisted"),
)


@dataclass(frozen=True)
class Verdict:
    """Counts of people; `faults` says in words which promises were broken.

    `saved`: exactly the entries that they made, or that a colleague made for them; `wrong`: as many, but of
    other minutes than were on the card.
    """

    saved: int
    lost: int
    doubled: int
    wrong: int
    unanswered: int
    failed: int
    unfinished: int
    arrived: int
    keyed_twice: int
    unlisted: int
    unknown: int
    dead: int

    def faults(self, unknown_allowed: int) -> list[str]:
        found = [f"{name}: {count}" for name in MUST_BE_NONE if (count := getattr(self, name))]
        if self.unknown > unknown_allowed:
            found.append(f"unknown: {self.unknown} of {unknown_allowed} allowed")
        return found


def judge(
    url: str, sandbox: Sandbox, ground: Ground, part_of: Callable[[int], load.Part] = load.part_of
) -> Verdict:
    """After everything has come to rest; `part_of`: what each person did."""
    engine = open_engine(url)
    found = [row for row in _rows(engine, ENTRIES) if row[0] in ground.ids]
    entries = [(count, minutes, part_of(person)) for person, count, minutes in found]
    listed = dict(_rows(engine, KEYED))
    arrived = {each: _arrivals(sandbox, each) for each in ground.announced}
    silent = [each for each, times in arrived.items() if times == 0]
    verdict = Verdict(
        saved=sum((count, minutes) == (part.entries, part.minutes) for count, minutes, part in entries),
        lost=sum(count < part.entries for count, _, part in entries),
        doubled=sum(count > part.entries for count, _, part in entries),
        wrong=sum(count == part.entries and minutes != part.minutes for count, minutes, part in entries),
        unanswered=sum(unanswered(sandbox, each) for each in ground.ids),
        failed=_rows(engine, FAILED)[0][0],
        unfinished=_rows(engine, UNFINISHED)[0][0],
        arrived=sum(times == 1 for times in arrived.values()),
        keyed_twice=sum(times > 1 for times in arrived.values()),
        unlisted=sum(listed.get(each) not in ("unknown", "dead") for each in silent),
        unknown=sum(status == "unknown" for status in listed.values()),
        dead=sum(status == "dead" for status in listed.values()),
    )
    engine.dispose()
    return verdict


async def rest(url: str, seconds: float) -> bool:
    """Waits until nothing is left to do; False when that did not come about."""
    engine = open_engine(url)
    try:
        for _ in range(int(seconds / 0.2)):
            if not _rows(engine, UNFINISHED)[0][0]:
                return True
            await asyncio.sleep(0.2)
        return False
    finally:
        engine.dispose()


def sending_keyed(url: str) -> int:
    """Keyed rows on their way at this moment: after a kill, those that become `unknown`."""
    engine = open_engine(url)
    count: int = _rows(engine, SENDING_KEYED)[0][0]
    engine.dispose()
    return count


def unanswered(sandbox: Sandbox, person_id: int) -> int:
    """How many gestures of this person the bot has said nothing after, before the next one."""
    waiting = missed = 0
    for each in sandbox.world.person(person_id).log:
        if _is_gesture(each, person_id):
            missed += waiting
            waiting = 1
        elif each["kind"] in ("message", "edited") and each["message"].get("text") != announcement(person_id):
            waiting = 0
    return missed + waiting


def _is_gesture(line: Object, person_id: int) -> bool:
    if line["kind"] != "message":
        return bool(line["kind"] == "press")
    return bool(line["message"]["from"]["id"] == person_id)


def _arrivals(sandbox: Sandbox, person_id: int) -> int:
    words = announcement(person_id)
    log = sandbox.world.person(person_id).log
    return sum(each["kind"] == "message" and each["message"].get("text") == words for each in log)


def _rows(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    with engine.connect().execution_options(read_only=True) as connection:
        return [tuple(row) for row in connection.execute(text(statement))]
