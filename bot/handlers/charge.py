"""Who is in charge of what a person is part of: whom to tell, and who would be missed."""

from bot.cooperatives.models import Cooperative
from bot.handlers.turn import Turn
from bot.people import queries
from bot.people.models import Membership, Person, Role, Standing


def of(turn: Turn, membership: Membership) -> list[Person]:
    """Those who run what this active membership is in, or the coordination above them; never the person."""
    if membership.standing is not Standing.ACTIVE:
        return []
    above = [list(queries.coordination(turn.session, None))]
    if membership.cooperative is not None:
        above = [*_of_cooperative(turn, membership.cooperative), *above]
    found = ([each for each in some if each.id != membership.person_id] for some in above)
    return next((some for some in found if some), [])


def _of_cooperative(turn: Turn, cooperative: Cooperative) -> list[list[Person]]:
    animators = queries.animators(turn.session, cooperative.id)
    return [list(animators), list(queries.coordination(turn.session, cooperative.region))]


def alone(turn: Turn, membership: Membership) -> bool:
    """Whether nobody else has the task that this person has there."""
    if membership.standing is not Standing.ACTIVE or membership.role in (Role.MEMBER, Role.PARTNER):
        return False
    if membership.role is Role.ANIMATOR:
        others = queries.animators(turn.session, membership.cooperative_id or 0)
    else:
        others = queries.coordination(turn.session, membership.region)
    return all(each.id == membership.person_id for each in others)
