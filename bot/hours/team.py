"""The same hours for a whole team in one go: proposed to whoever has Telegram, validated for the others."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.hours import actions
from bot.hours.actions import Deed, Source
from bot.hours.models import Change, Entry, EntryState
from bot.hours.rules import Work
from bot.people.models import Membership, Person


def write(
    session: Session,
    works: Mapping[int, Work],
    memberships: Sequence[Membership],
    source: Source,
    now: datetime,
) -> list[Entry]:
    """One entry a membership, its work is in `works`; `source.by` vouches for those without Telegram."""
    return [_one(session, each, works[each.id], source, now) for each in memberships]


def take_back(session: Session, entries: Sequence[Entry], deed: Deed) -> int:
    """What nobody has said yes to, and what was validated by being written; how many."""
    own = [each for each in entries if each.written_by_id == deed.by.id]
    states = (EntryState.PROPOSED, EntryState.VALIDATED)
    return sum(actions.move(session, each, states, Change.DELETED, deed) for each in own)


def _one(session: Session, membership: Membership, work: Work, source: Source, now: datetime) -> Entry:
    person: Person = membership.person
    if person.telegram_id is not None:
        return actions.propose(session, membership, work, source, now)
    entry = actions.record(session, membership, work, source, now)
    assert source.by is not None
    actions.move(session, entry, (EntryState.RECORDED,), Change.VALIDATED, Deed(source.by, now))
    return entry
