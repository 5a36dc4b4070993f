"""Of what somebody may take a file away: their own hours, what they run, or totals of what they follow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.cooperatives import queries as cooperatives
from bot.cooperatives.models import Cooperative
from bot.cooperatives.rules import folded
from bot.exports.reach import NETWORK, Reach
from bot.people.models import Membership, Role, Standing

OWN_KEY, FOLLOWED_KEY, NETWORK_KEY = "own", "followed", "network"
OF_OWN, OF_FOLLOWED = ("entries",), ("totals",)
OF_RUN = ("entries", "weeks", "payroll", "contracts", "invoices", "members", "totals")


@dataclass(frozen=True)
class Place:
    """`key` is kept and asked again later; `name` is the place's own, empty for what is the person's."""

    key: str
    name: str
    tables: tuple[str, ...]
    reach: Reach
    zone: str | None = None


def of(session: Session, memberships: Sequence[Membership]) -> list[Place]:
    """Needs the cooperatives loaded; only active memberships count. What is widest comes first."""
    active = [each for each in memberships if each.standing is Standing.ACTIVE]
    above = {each.role for each in active} & {Role.REGIONAL, Role.COORDINATOR}
    known = cooperatives.all_of_them(session) if above else []
    found = [
        *_network(active),
        *_regions(active, known),
        *_run(active, known),
        *_own(active),
        *_followed(active),
    ]
    return list({each.key: each for each in found}.values())


def find(session: Session, memberships: Sequence[Membership], key: str, what: str) -> Place | None:
    """None when it is not, or not any more, this person's."""
    found = (each for each in of(session, memberships) if each.key == key and what in each.tables)
    return next(found, None)


def _network(active: Sequence[Membership]) -> Iterator[Place]:
    if any(each.role is Role.COORDINATOR for each in active):
        yield Place(NETWORK_KEY, NETWORK, OF_RUN, Reach())


def _regions(active: Sequence[Membership], known: Sequence[Cooperative]) -> Iterator[Place]:
    for region in dict.fromkeys(each.region for each in active if each.role is Role.REGIONAL and each.region):
        inside = [each for each in known if folded(each.region) == folded(region)]
        ids = tuple(each.id for each in inside)
        yield Place(f"region:{region}", region, OF_RUN, Reach(ids), inside[0].timezone if inside else None)


def _run(active: Sequence[Membership], known: Sequence[Cooperative]) -> Iterator[Place]:
    yield from (_of_cooperative(each.cooperative) for each in active if _animates(each) and each.cooperative)
    everything = any(each.role is Role.COORDINATOR for each in active)
    regions = {folded(each.region or "") for each in active if each.role is Role.REGIONAL}
    yield from (_of_cooperative(each) for each in known if everything or folded(each.region) in regions)


def _animates(membership: Membership) -> bool:
    return membership.role is Role.ANIMATOR


def _of_cooperative(cooperative: Cooperative) -> Place:
    reach = Reach((cooperative.id,))
    return Place(f"coop:{cooperative.id}", cooperative.name, OF_RUN, reach, cooperative.timezone)


def _own(active: Sequence[Membership]) -> Iterator[Place]:
    mine = [each for each in active if each.role is Role.MEMBER]
    if mine:
        yield Place(OWN_KEY, "", OF_OWN, Reach(membership_ids=tuple(each.id for each in mine)), _zone(mine))


def _followed(active: Sequence[Membership]) -> Iterator[Place]:
    """A partner's; without hours that would say what a few people did."""
    mine = [each for each in active if each.role is Role.PARTNER]
    ids = tuple(dict.fromkeys(each.cooperative_id for each in mine if each.cooperative_id))
    if ids:
        yield Place(FOLLOWED_KEY, "", OF_FOLLOWED, Reach(ids, shielded=True), _zone(mine))


def _zone(mine: Sequence[Membership]) -> str | None:
    return next((each.cooperative.timezone for each in mine if each.cooperative), None)
