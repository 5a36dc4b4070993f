"""Whole weeks at the edge of an animator: all entries of one, closed and reopened by hand."""

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from bot.cooperatives.models import Cooperative
from bot.handlers import review, review_views
from bot.handlers.flows import UnknownButton
from bot.handlers.turn import Turn
from bot.hours import locks, rules
from bot.hours import week_queries as queries
from bot.hours.actions import Deed
from bot.hours.week_queries import OfWeek
from bot.people import queries as people
from bot.texts import closed_weeks as texts
from bot.texts import pages
from bot.texts.message import Message


def show_weeks(turn: Turn) -> None:
    assert turn.press is not None
    cooperative = review.pressed(turn)
    review_views.opened(turn, cooperative.id)
    found = queries.weeks(turn.session, cooperative, _today(turn, cooperative))
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
    week = _week(turn, cooperative, monday)
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
        opened_at=review_views.opened(turn, cooperative.id).at,
    )
    return texts.page(shown, news)


def _week(turn: Turn, cooperative: Cooperative, monday: date) -> OfWeek:
    found = queries.weeks(turn.session, cooperative, _today(turn, cooperative))
    return next((each for each in found if each.monday == monday), OfWeek(monday, 0, 0))


def _set(turn: Turn, *, closed: bool) -> None:
    """By the page that was opened last: a week that somebody else has closed or opened stays so."""
    assert turn.press is not None
    assert turn.person is not None
    cooperative, monday = review.pressed(turn), _monday(turn)
    fresh = review_views.pressed(turn, cooperative.id) is not None
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
