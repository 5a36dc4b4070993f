"""Totals at the edge: what partners and coordinations see of cooperatives, without names."""

from bot.contracts import queries as contracts
from bot.cooperatives.models import Cooperative
from bot.handlers import reach
from bot.handlers.rights import require
from bot.handlers.turn import Turn
from bot.hours import queries as hours
from bot.hours import rules
from bot.people import queries as people
from bot.people.models import Role, Standing
from bot.texts import pages
from bot.texts import totals as texts
from bot.texts.totals import ON_A_PAGE, Figures

READERS = (Role.PARTNER, Role.ANIMATOR, Role.REGIONAL, Role.COORDINATOR)


def show(turn: Turn) -> None:
    """« /totaux », and its pages."""
    require(turn, *READERS)
    found = _followed(turn)
    if not found:
        turn.answer(texts.none())
    elif len(found) == 1:
        turn.answer(texts.one(_figures(turn, found[0])))
    else:
        page = pages.held(turn.press.number(0) if turn.press else 0, len(found), ON_A_PAGE)
        shown = [_figures(turn, each) for each in pages.page_of(found, page, ON_A_PAGE)]
        turn.answer(texts.several(shown, page, len(found)))


def _followed(turn: Turn) -> list[Cooperative]:
    """Those the person is partner of or runs, each once."""
    partnered = [each.cooperative for each in turn.active(Role.PARTNER) if each.cooperative]
    return list({each.id: each for each in (*partnered, *reach.run(turn))}.values())


def _figures(turn: Turn, cooperative: Cooperative) -> Figures:
    """A partner sees no total of so few people that it would say what one of them did."""
    last = max(cooperative.season_ends_on, rules.today(turn.now, cooperative.timezone))
    span = (cooperative.id, cooperative.season_starts_on, last)
    members = people.count(turn.session, cooperative.id, Role.MEMBER, Standing.ACTIVE)
    told_all = reach.runs_it(turn, cooperative)
    many = told_all or rules.enough_hands(hours.hands(turn.session, *span))
    return Figures(
        cooperative,
        members if told_all or rules.enough_hands(members) else None,
        hours.minutes_of_cooperative(turn.session, *span) if many else None,
        contracts.totals(turn.session, cooperative.id),
    )


COMMANDS = {"totaux": show}
PRESSES = {"totals.page": show}
