"""Everything that is kept about one person, gathered to be shown and handed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.contracts import queries as contracts
from bot.contracts.models import Contract, ContractStep
from bot.flows import drafts
from bot.hours import queries as hours
from bot.hours.models import COUNTED, Entry, EntryChange, IdleWeek
from bot.people import queries
from bot.people.models import Invitation, Membership, Person


@dataclass(frozen=True)
class Unfinished:
    """A conversation that waits, with what has been answered so far."""

    created_at: datetime
    answers: dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """One person's rows of every kind."""

    person: Person
    memberships: Sequence[Membership]
    entries: Sequence[Entry]
    changes: Sequence[EntryChange]
    idle_weeks: Sequence[IdleWeek]
    contracts: Sequence[Contract]
    steps: Sequence[tuple[Contract, ContractStep]]
    invitations: Sequence[Invitation]
    decisions: Sequence[Membership]
    drafts: Sequence[Unfinished]

    @property
    def corrections(self) -> int:
        return sum(each.before is not None for each in self.changes)

    @property
    def recorded(self) -> list[Entry]:
        return [each for each in self.entries if each.state in COUNTED]


def about(session: Session, person: Person) -> Kept:
    """Needs the memberships with their cooperatives loaded."""
    places = [each.id for each in person.memberships]
    return Kept(
        person,
        person.memberships,
        hours.every(session, places),
        hours.changes_of(session, places),
        hours.idle_weeks(session, places),
        contracts.brought_by(session, places),
        contracts.steps_by(session, person.id),
        queries.invitations_by(session, person.id),
        queries.decided_by(session, person.id),
        [
            Unfinished(each.created_at, each.answers)
            for each in drafts.open_ones(session, person.telegram_id or 0)
        ],
    )
