"""Who may do what: by active membership, looked at for every command and every press."""

from bot.cooperatives.rules import folded
from bot.handlers.turn import Turn
from bot.people.models import Membership, Role, Standing
from bot.refusals import Refused


class NotJoined(Refused):
    """Somebody without any membership asked for what needs one."""


class NotAcceptedYet(Refused):
    """A newcomer may read and ask, not write."""


class NotForRole(Refused):
    """The command belongs to others; `roles` are those who have it."""

    def __init__(self, *roles: Role) -> None:
        super().__init__("not for this role")
        self.roles = roles


def require(turn: Turn, *roles: Role) -> list[Membership]:
    """The person's active memberships in these roles, at least one. Raises one of the refusals above."""
    found = list(turn.active(*roles))
    if found:
        return found
    if not turn.memberships:
        raise NotJoined
    if any(each.standing is Standing.PENDING and each.role in roles for each in turn.memberships):
        raise NotAcceptedYet
    raise NotForRole(*roles)


def require_member(turn: Turn) -> list[Membership]:
    return require(turn, Role.MEMBER)


def runs(turn: Turn, cooperative_id: int, region: str) -> bool:
    """Whether this person runs that cooperative: its animator, or a coordination above it."""
    return any(
        (each.role is Role.ANIMATOR and each.cooperative_id == cooperative_id)
        or (each.role is Role.REGIONAL and folded(each.region or "") == folded(region))
        or each.role is Role.COORDINATOR
        for each in turn.active(Role.ANIMATOR, Role.REGIONAL, Role.COORDINATOR)
    )
