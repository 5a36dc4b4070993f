"""What holds of a team: its order, who may change whom, and when a button about somebody is out of date."""

import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.people.models import Membership, Role

ORDER = ("member", "animator", "partner")


def place_in_team(membership: "Membership") -> tuple[bool, int, str, int]:
    """Those who are there before those who left; members first; by first name without accents."""
    role = ORDER.index(membership.role) if membership.role in ORDER else len(ORDER)
    return membership.standing == "left", role, folded(membership.person.first_name), membership.id


def folded(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.casefold())
    return "".join(each for each in plain if not unicodedata.combining(each))


def stamp(membership: "Membership") -> int:
    """The moment of the latest change of standing, in milliseconds: a button that says another one is old."""
    moments = (membership.asked_at, membership.decided_at, membership.left_at)
    return max(milliseconds(each) for each in moments if each is not None)


def milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def may_change(role: "Role", by_coordination: bool) -> bool:
    """Animators look after members and partners; only a coordination says that an animator has left."""
    return role.local and (by_coordination or role != "animator")
