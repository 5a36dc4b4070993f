"""Which cooperatives a person may look into, and which ones they run."""

from collections.abc import Iterable

from bot.cooperatives import queries as cooperatives
from bot.cooperatives.models import Cooperative
from bot.handlers.flows import UnknownButton
from bot.handlers.rights import runs
from bot.handlers.turn import Turn
from bot.people.models import Role


def seen(turn: Turn) -> list[Cooperative]:
    """Those whose team the person may see: their own, and those below a coordination."""
    mine = [each.cooperative for each in turn.active(Role.ANIMATOR, Role.MEMBER) if each.cooperative]
    return _once([*mine, *below(turn)])


def run(turn: Turn) -> list[Cooperative]:
    """Those the person runs, as `rights.runs` says."""
    mine = [each.cooperative for each in turn.active(Role.ANIMATOR) if each.cooperative]
    return _once([*mine, *below(turn)])


def below(turn: Turn) -> list[Cooperative]:
    """Those of the person's region, or all of them."""
    if any(turn.active(Role.COORDINATOR)):
        return list(cooperatives.all_of_them(turn.session))
    regions = [each.region for each in turn.active(Role.REGIONAL) if each.region]
    return [each for region in regions for each in cooperatives.of_region(turn.session, region)]


def coordinates(turn: Turn, cooperative: Cooperative) -> bool:
    """Whether the person is a coordination above that cooperative."""
    return any(each.id == cooperative.id for each in below(turn))


def pressed(turn: Turn, place: int = 0) -> Cooperative:
    """The cooperative that a button names, if the person may see its team. Raises UnknownButton."""
    assert turn.press is not None
    wanted = turn.press.number(place)
    found = next((each for each in seen(turn) if each.id == wanted), None)
    if found is None:
        raise UnknownButton
    return found


def runs_it(turn: Turn, cooperative: Cooperative) -> bool:
    return runs(turn, cooperative.id, cooperative.region)


def _once(found: Iterable[Cooperative]) -> list[Cooperative]:
    return list({each.id: each for each in found}.values())
