"""Whole weeks at the edge of an animator: all entries of one, closed and reopened by hand."""

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from bot.cooperatives.models import Cooperative
from bot.handlers import review
from bot.handlers.flows import UnknownButton
from bot.handlers.turn import Turn
from bot.hours import locks, rules
from bot.hours import week_queries as queries
from bot.hours.actions import Deed
from bot.hours.week_queries import OfWeek
from bot.people import queries as people
from bot.people.team_rules import milliseconds
from bot.texts import closed_weeks as texts
from bot.texts import pages
from bot.texts.message import Message


def show_weeks(turn: Turn) -> None:
    assert turn.press is not None
    cooperative = review.pressed(turn)
    found = queries.weeks(turn.session, cooperative.id)
    closed = locks.closed_weeks(
        turn.session, cooperative, [each.monday for each in found], _today(turn, cooperative)
    )
    turn.answer(texts.weeks(cooperative, found, closed, turn.press.number(1)))


def show_week(turn: Turn) -> None:
    assert turn.press is not None
    cooperative = review.pressed(turn)
    turn.answer(page(turn, cooperative, _monday(turn), turn.press.number(2)))


def close(turn: Turn) -> None:
    _set(turn, closed=True)


def reopen(turn: Turn) -> None:
    _set(turn, closed=False)


def page(turn: Turn, cooperative: Cooperative, day: date, wanted: int, news: Markup | None = None) -> Message:
    """The week of that day."""
    (monday, sunday), today = rules.week_of(day), _today(turn, cooperative)
    found = queries.weeks(turn.session, cooperative.id)
    week = next((each for each in found if each.monday == monday), OfWeek(monday, 0, 0))
    number = pages.held(wanted, week.entries, texts.ENTRIES)
    lock = locks.by_hand(turn.session, cooperative.id, monday)
    names = people.names(turn.session, [lock.by_id or 0] if lock else [])
    shown = texts.Page(
        cooperative=cooperative,
        week=week,
        closed=locks.is_closed(turn.session, cooperative, monday, today),
        over=sunday < today,
        entries=queries.of_week(turn.session, cooperative.id, monday, texts.ENTRIES, number * texts.ENTRIES),
        lock=lock,
        by=names.get(lock.by_id or 0) if lock else None,
        closes_on=locks.closed_from(monday, cooperative.lock_after_days),
        page=number,
    )
    return texts.page(shown, news)


def _set(turn: Turn, *, closed: bool) -> None:
    """By a button that knows the last decision: one from before it does nothing."""
    assert turn.press is not None
    assert turn.person is not None
    cooperative, monday = review.pressed(turn), _monday(turn)
    lock = locks.by_hand(turn.session, cooperative.id, monday)
    fresh = turn.press.number(2) == (milliseconds(lock.at) if lock else 0)
    over = rules.week_of(monday)[1] < _today(turn, cooperative)
    deed = Deed(turn.person, turn.now)
    done = fresh and over and locks.set_lock(turn.session, cooperative, monday, closed, deed)
    news = texts.closed(monday) if closed else texts.reopened(monday)
    turn.answer(page(turn, cooperative, monday, 0, news if done else texts.nothing_changed()))


def _monday(turn: Turn) -> date:
    assert turn.press is not None
    number = turn.press.number(1)
    if not 7 < number < review.FARTHEST - 7:
        raise UnknownButton
    return rules.week_of(date.fromordinal(number))[0]


def _today(turn: Turn, cooperative: Cooperative) -> date:
    return rules.today(turn.now, cooperative.timezone)


COMMANDS: dict[str, Callable[[Turn], None]] = {}
PRESSES = {
    "review.weeks": show_weeks,
    "review.week": show_week,
    "review.lock": close,
    "review.unlock": reopen,
}
