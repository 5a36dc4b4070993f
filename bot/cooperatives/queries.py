"""What is asked of cooperatives."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.cooperatives import rules
from bot.cooperatives.models import Cooperative


def all_of_them(session: Session) -> Sequence[Cooperative]:
    """By region, then by name."""
    found = session.scalars(select(Cooperative)).all()
    return sorted(found, key=lambda each: (rules.folded(each.region), rules.folded(each.name)))


def of_region(session: Session, region: str) -> Sequence[Cooperative]:
    return [each for each in all_of_them(session) if rules.folded(each.region) == rules.folded(region)]


def of_id(session: Session, cooperative_id: int) -> Cooperative | None:
    return session.get(Cooperative, cooperative_id)


def by_name(session: Session, name: str) -> Cooperative | None:
    """Case and accents do not count; no two cooperatives share such a name."""
    wanted = rules.folded(name)
    found = session.scalars(select(Cooperative))
    return next((each for each in found if rules.folded(each.name) == wanted), None)


def spelling_of_region(session: Session, region: str) -> str | None:
    """The way a region is already written; None when no cooperative is in it."""
    wanted = rules.folded(region)
    found = session.scalars(select(Cooperative.region).distinct())
    return next((each for each in found if rules.folded(each) == wanted), None)
