"""What holds when somebody opens an invitation: how often one may guess, and whether one is known there."""

from collections.abc import Sequence

from bot.people.models import Invitation, Membership

GUESSES_ALLOWED = 10


def may_guess(wrong: int) -> bool:
    """Whether a code is looked at after so many wrong ones in the last hour."""
    return wrong < GUESSES_ALLOWED


def same_place(memberships: Sequence[Membership], invitation: Invitation) -> Membership | None:
    """The membership, whatever its standing, that the invitation would make once more."""
    wanted = (invitation.role, invitation.cooperative_id, invitation.region)
    return next(
        (each for each in memberships if (each.role, each.cooperative_id, each.region) == wanted), None
    )
