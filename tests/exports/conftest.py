"""A season: two cooperatives, members, entries and contracts."""

from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest
from sqlalchemy.orm import Session

from bot.contracts.models import Contract, ContractState, ContractStep, CustomerKind
from bot.cooperatives.models import Cooperative
from bot.hours.models import Change, Entry, EntryChange, EntryState
from bot.people.models import Membership, Person, Role, Standing

NOW = datetime(2027, 7, 5, 22, 30, tzinfo=UTC)  # the 6th in Paris

T = TypeVar("T")


class Season:
    """Adds rows; a cooperative is named by its number, in the order of names."""

    def __init__(self, session: Session) -> None:
        self.session = session
        for name in ("Brest", "Rennes"):
            self._add(
                Cooperative(
                    name=name,
                    town=name,
                    region="Bretagne",
                    timezone="Europe/Paris",
                    season_starts_on=date(2027, 7, 5),
                    season_ends_on=date(2027, 8, 28),
                    created_at=NOW,
                )
            )

    def member(self, cooperative_id: int = 1, **changes: Any) -> Membership:
        person = self._add(
            Person(
                first_name=changes.pop("first_name", "Ada"),
                telegram_id=changes.pop("telegram_id", None),
                created_at=NOW,
            )
        )
        values = {"role": Role.MEMBER, "standing": Standing.ACTIVE, "committees": ["RH"], "asked_at": NOW}
        made = Membership(person_id=person.id, cooperative_id=cooperative_id, **{**values, **changes})
        return self._add(made)

    def person(self, member: Membership) -> Person:
        return self.session.get_one(Person, member.person_id)

    def entry(self, member: Membership | None, **changes: Any) -> Entry:
        values = {
            "cooperative_id": member.cooperative_id if member else 1,
            "membership_id": member.id if member else None,
            "worked_on": date(2027, 7, 6),
            "minutes": 90,
            "activity": "Tonte",
            "state": EntryState.RECORDED,
            "created_at": NOW,
        }
        return self._add(Entry(**{**values, **changes}))

    def change(self, entry: Entry, change: Change, by: Person, at: datetime) -> EntryChange:
        return self._add(EntryChange(entry_id=entry.id, change=change, by_id=by.id, at=at))

    def contract(self, *steps: tuple[ContractState, datetime], **changes: Any) -> Contract:
        values = {
            "cooperative_id": 1,
            "customer": "Mme Le Gall",
            "customer_kind": CustomerKind.HOUSEHOLD,
            "service": "Jardin",
            "amount_cents": 12_050,
            "state": steps[-1][0] if steps else ContractState.CONTACT,
            "created_at": NOW,
        }
        made = self._add(Contract(**{**values, **changes}))
        for state, at in steps:
            self._add(ContractStep(contract_id=made.id, state=state, at=at))
        return made

    def _add(self, row: T) -> T:
        self.session.add(row)
        self.session.flush()
        return row


@pytest.fixture
def season(session: Session) -> Season:
    return Season(session)
