"""What can happen to a cooperative: it is added, and corrected."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.cooperatives import queries, rules
from bot.cooperatives.models import Cooperative
from bot.cooperatives.rules import Details
from bot.refusals import Refused


@dataclass(eq=False)
class NameTaken(Refused):
    """`name` is that of the cooperative which has it already."""

    name: str


def add(session: Session, details: Details, now: datetime) -> Cooperative:
    """Raises NameTaken, or a refusal of `rules`."""
    values = _values(session, rules.checked(details), None)
    cooperative = Cooperative(**values, created_at=now)
    session.add(cooperative)
    session.flush()
    return cooperative


def correct(session: Session, cooperative: Cooperative, changes: dict[str, Any]) -> Cooperative:
    """Changes fields of `Details` by name. Raises NameTaken, or a refusal of `rules`."""
    values = _values(session, rules.checked(replace(details(cooperative), **changes)), cooperative.id)
    for name, value in values.items():
        setattr(cooperative, name, value)
    session.flush()
    return cooperative


def settle_limits(
    session: Session,
    cooperative: Cooperative,
    limits: Mapping[str, Any],
    lock_after_days: int | None,
    holiday_territory: str | None,
) -> None:
    """`limits` holds only what differs from the law's (see `hours.limits`)."""
    cooperative.limits = dict(limits)
    cooperative.lock_after_days = lock_after_days
    cooperative.holiday_territory = holiday_territory
    session.flush()


def _values(session: Session, details: Details, own_id: int | None) -> dict[str, Any]:
    """What goes into the row; a region keeps the spelling that it already has."""
    namesake = queries.by_name(session, details.name)
    if namesake is not None and namesake.id != own_id:
        raise NameTaken(namesake.name)
    values = {name: value for name, value in asdict(details).items() if value is not None}
    values["region"] = queries.spelling_of_region(session, details.region) or details.region
    if "committees" in values:
        values["committees"] = list(values["committees"])
    return values


def details(cooperative: Cooperative) -> Details:
    """What is written of it, in the form in which it is corrected."""
    values = {field.name: getattr(cooperative, field.name) for field in fields(Details)}
    return Details(**{**values, "committees": tuple(cooperative.committees)})
