"""What holds of invitations: who may invite whom, how often one may guess, and whether one is known there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.people.models import Invitation, Membership

GUESSES_ALLOWED = 10
STANDINGS = ("active", "pending", "refused", "left")

INVITED_BY = {
    "animator": ("member", "partner"),
    "regional": ("member", "animator", "partner"),
    "coordinator": ("member", "animator", "partner", "regional", "coordinator"),
}


def invited_by(roles: Iterable[str]) -> list[str]:
    """Which roles somebody with these may invite people to; where is another question."""
    allowed = {role for each in roles for role in INVITED_BY.get(each, ())}
    return [role for role in INVITED_BY["coordinator"] if role in allowed]


def may_guess(wrong: int) -> bool:
    """Whether a code is looked at after so many wrong ones in the last hour."""
    return wrong < GUESSES_ALLOWED


def same_place(memberships: "Iterable[Membership]", invitation: "Invitation") -> "Membership | None":
    """The membership, whatever its standing, that the invitation would make once more.

    Somebody who left and took a place since has two: the one that counts comes first.
    """
    reach = invitation.role, invitation.cooperative_id, invitation.region
    same = [each for each in memberships if (each.role, each.cooperative_id, each.region) == reach]
    return min(same, key=lambda each: STANDINGS.index(each.standing), default=None)
