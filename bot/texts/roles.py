"""What roles are called, and where they hold."""

from bot.people.models import Membership, Role
from bot.texts import french

NAMES = {
    Role.MEMBER: "coopérant·e",
    Role.ANIMATOR: "animateur·rice",
    Role.PARTNER: "partenaire",
    Role.REGIONAL: "coordination régionale",
    Role.COORDINATOR: "coordination nationale",
}


def where(membership: Membership) -> str:
    """« Kop'Jeunes », « Bretagne », or nothing for the network. Needs the cooperative loaded."""
    return membership.cooperative.name if membership.cooperative else membership.region or ""


def full(membership: Membership) -> str:
    """« coopérant·e à Kop'Jeunes », « coordination régionale, Bretagne »."""
    place = where(membership)
    if membership.role is Role.PARTNER:
        return f"{NAMES[membership.role]} {french.of(place)}"
    if membership.role.local:
        return f"{NAMES[membership.role]} à {place}"
    return f"{NAMES[membership.role]}, {place}" if place else NAMES[membership.role]
