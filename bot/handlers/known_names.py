"""The names by which a line is read: two questions to the database for each cooperative."""

from collections.abc import Iterable

from bot.contracts import queries as contracts
from bot.flows.hours_line import Names
from bot.handlers.turn import Turn
from bot.people import queries as people
from bot.people.models import Membership
from bot.understanding import Known

CUSTOMERS_READ, MEMBERS_READ = 200, 100


def names_of(turn: Turn, memberships: Iterable[Membership]) -> Names:
    """Customers of the latest contracts, the open ones too, and everybody's first name."""
    places = [each.cooperative_id for each in memberships if each.cooperative_id]
    customers = [each.name for place in places for each in _customers(turn, place)]
    members = [name for place in places for name in people.first_names(turn.session, place, MEMBERS_READ)]
    known = Known(customers=tuple(dict.fromkeys(customers)), members=tuple(members))
    return Names(known, turn.person.first_name if turn.person else "")


def _customers(turn: Turn, place: int) -> list[contracts.Customer]:
    return contracts.customers(turn.session, place, CUSTOMERS_READ)
