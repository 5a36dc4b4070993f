"""A team at the edge: its list, and the page of one person."""

from datetime import date

from markupsafe import Markup

from bot.cooperatives.models import Cooperative
from bot.handlers import reach
from bot.handlers.flows import UnknownButton
from bot.handlers.rights import require
from bot.handlers.turn import Turn
from bot.hours import queries as hours
from bot.hours import rules as weeks
from bot.people import queries, team_rules
from bot.people.models import Membership, Role, Standing
from bot.texts import pages
from bot.texts import team as texts
from bot.texts.message import Message

READERS = (Role.MEMBER, Role.ANIMATOR, Role.REGIONAL, Role.COORDINATOR)
RUNNERS = (Role.ANIMATOR, Role.REGIONAL, Role.COORDINATOR)
LATEST = 5
ALWAYS = date(2000, 1, 1), date(2200, 1, 1)


def show_team(turn: Turn) -> None:
    """« /equipe »: the only team at once, else which one."""
    require(turn, *READERS)
    cooperatives = reach.seen(turn)
    if len(cooperatives) == 1:
        turn.answer(_page(turn, cooperatives[0], 0))
    else:
        turn.answer(texts.which(cooperatives, 0))


def choose(turn: Turn) -> None:
    """Another page of cooperatives."""
    require(turn, *READERS)
    assert turn.press is not None
    turn.answer(texts.which(reach.seen(turn), turn.press.number(0)))


def show_page(turn: Turn) -> None:
    require(turn, *READERS)
    assert turn.press is not None
    turn.answer(_page(turn, reach.pressed(turn), turn.press.number(1)))


def _page(turn: Turn, cooperative: Cooperative, page: int) -> Message:
    team = queries.team(turn.session, cooperative.id)
    if not reach.runs_it(turn, cooperative):
        return texts.for_members(cooperative, team, page)
    writers = hours.writers(turn.session, cooperative.id)
    waiting = len(queries.newcomers(turn.session, cooperative.id))
    return texts.for_animators(cooperative, team, writers, waiting, page)


def show_member(turn: Turn) -> None:
    turn.answer(page_of(turn, pressed(turn)))


def show_corrections(turn: Turn) -> None:
    membership = pressed(turn)
    assert turn.press is not None
    past = hours.changed_of_member(turn.session, membership.id, 1000)
    page = pages.held(turn.press.number(1), len(past), texts.PAST)
    shown = pages.page_of(past, page, texts.PAST)
    names = queries.names(turn.session, {change.by_id or 0 for _, change in shown})
    turn.answer(texts.corrections(membership, shown, names, page, len(past)))


def pressed(turn: Turn) -> Membership:
    """Whom the button is about. Raises UnknownButton when the person does not run that team."""
    assert turn.press is not None
    return of_id(turn, turn.press.number(0))


def of_id(turn: Turn, membership_id: int) -> Membership:
    """Somebody who is or was in a team that the person runs. Raises a refusal otherwise."""
    require(turn, *RUNNERS)
    ids = [each.id for each in reach.run(turn)]
    membership = queries.in_cooperatives(turn.session, membership_id, ids)
    if membership is None or membership.standing not in (Standing.ACTIVE, Standing.LEFT):
        raise UnknownButton
    return membership


def changeable(turn: Turn, membership: Membership) -> bool:
    assert membership.cooperative is not None
    return team_rules.may_change(membership.role, reach.coordinates(turn, membership.cooperative))


def page_of(turn: Turn, membership: Membership, news: Markup | None = None) -> Message:
    """The page of one person, with what has just become of them."""
    return texts.member(membership, _hours(turn, membership), changeable(turn, membership), news)


def _hours(turn: Turn, membership: Membership) -> texts.Page:
    assert membership.cooperative is not None
    week = weeks.week_of(weeks.today(turn.now, membership.cooperative.timezone))
    return texts.Page(
        hours.minutes_between(turn.session, membership.id, *week),
        hours.minutes_between(turn.session, membership.id, *ALWAYS),
        hours.latest(turn.session, [membership.id], LATEST),
        len(hours.changed_of_member(turn.session, membership.id, 1000)),
    )


COMMANDS = {"equipe": show_team}
PRESSES = {
    "team.which": choose,
    "team.page": show_page,
    "team.member": show_member,
    "team.changes": show_corrections,
}
