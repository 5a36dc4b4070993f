"""The names by which a line is read."""

from collections.abc import Sequence

from bot.contracts import queries as contracts
from bot.flows.hours_line import Names
from bot.handlers.turn import Turn
from bot.people import queries as people
from bot.people.models import Membership, Role
from bot.understanding import Known

CUSTOMERS_READ, MEMBERS_READ = 200, 500


def names_of(turn: Turn, memberships: Sequence[Membership]) -> Names:
    """Customers of the latest contracts, the open ones too, and the others' first names.

    `memberships` are those of the person whose hours they are.
    """
    places = [each.cooperative_id for each in memberships if each.cooperative_id]
    customers = [each.name for place in places for each in _customers(turn, place)]
    team = people.called(turn.session, places, MEMBERS_READ)
    own = {each.person_id for each in memberships}
    author = next((each.first_name for each in team if each.person_id in own), "")
    members = [each for each in team if each.role is Role.MEMBER and each.person_id not in own]
    first_names = tuple(dict.fromkeys(each.first_name for each in team))
    known = Known(customers=tuple(dict.fromkeys(customers)), members=first_names)
    offline = frozenset(each.membership_id for each in members if each.offline)
    return Names(known, author, tuple((each.membership_id, each.first_name) for each in members), offline)


def _customers(turn: Turn, place: int) -> list[contracts.Customer]:
    return contracts.customers(turn.session, place, CUSTOMERS_READ)
