"""What `cjs-bot parse` prints is what the chat goes by: every fourth case of the understanding, typed."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.flows import hour_doubts, hours, several
from bot.flows.models import Draft
from bot.people.models import Role
from bot.understanding import Known
from bot.understanding.predictions import parse_lines
from tests.handlers.conftest import Talker, add_cooperative
from tests.support.stage import add_person
from tests.understanding import scoring

Talk = Callable[[int], Talker]
ASKED = {"minutes": "how_long", "date": "when", "activity": "what"}
TYPED = [each for each in scoring.cases() if each["tz"] == "Europe/Paris" and each["text"][0] != "/"]
CASES = TYPED[::4]


@pytest.fixture
def lea(session: Session, talker: Talk) -> Talker:
    add_person(session, "Léa", 1001, Role.MEMBER, add_cooperative(session, "Ici"))
    return talker(1001)


def predicted(case: dict[str, Any]) -> dict[str, Any]:
    sink = io.StringIO()
    parse_lines([json.dumps(case)], sink, known=Known(members=("Léa",)))
    found: dict[str, Any] = json.loads(sink.getvalue())
    return found


def as_lines(draft: Draft | None) -> list[dict[str, Any]]:
    """The drafted entries; none where no conversation about hours was opened."""
    if draft is None or draft.flow not in (hours.NAME, several.NAME):
        return []
    return draft.answers["lines"] if draft.flow == several.NAME else [draft.answers]


def said(entry: dict[str, Any]) -> dict[str, Any]:
    """What parse says of an entry, in the chat's words; what it asks is left out."""
    sure = {part: entry[part] for part in ASKED if part not in entry["ask"] and entry[part] is not None}
    return {ASKED[part]: value for part, value in sure.items()}


def taken(line: dict[str, Any]) -> dict[str, Any]:
    minutes, what = (line.get("how_long") or {}).get("minutes"), (line.get("what") or {}).get("key")
    parts = {"how_long": minutes, "when": line.get("when"), "what": what}
    return {part: value for part, value in parts.items() if value is not None}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_chat_takes_what_parse_prints(session: Session, lea: Talker) -> None:
    different = []
    for case in CASES:
        reading = predicted(case)
        lea.now = datetime.fromisoformat(case["ref"]).astimezone(UTC)
        lea.types(case["text"])
        draft = session.scalar(select(Draft).order_by(Draft.id.desc()))
        entries = reading["entries"] or [reading]
        wanted = [said(one) for one in entries] if reading["kind"] == "hours" else []
        asked_first = draft is not None and draft.flow == hour_doubts.KIND and "kind" in reading["ask"]
        if not asked_first and [taken(line) for line in as_lines(draft)] != wanted[: several.MOST]:
            different.append((case["text"], wanted, as_lines(draft)))
        session.execute(delete(Draft))
    assert len(CASES) > 300
    assert not different, different
