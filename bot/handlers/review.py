"""Hours that wait, at the edge: by person or by day, and everything validated that was shown."""

from datetime import date

from markupsafe import Markup

from bot.cooperatives.models import Cooperative
from bot.handlers import review_views, reviewed
from bot.handlers.flows import UnknownButton
from bot.handlers.rights import require
from bot.handlers.turn import Turn
from bot.hours import review as actions
from bot.hours import review_queries as queries
from bot.hours.actions import Deed
from bot.hours.review_queries import Scope
from bot.people import queries as people
from bot.people.models import Membership, Role
from bot.texts import french, pages
from bot.texts import review as texts
from bot.texts.message import Message

FARTHEST = date.max.toordinal()


def show(turn: Turn) -> None:
    """« /saisies »: of the only cooperative at once, else which one."""
    found = animated(turn)
    turn.answer(board(turn, found[0]) if len(found) == 1 else texts.which(found, 0))


def choose(turn: Turn) -> None:
    """Another page of cooperatives."""
    assert turn.press is not None
    turn.answer(texts.which(animated(turn), turn.press.number(0)))


def show_board(turn: Turn) -> None:
    assert turn.press is not None
    turn.answer(board(turn, pressed(turn), days=turn.press.number(1) == 1, page=turn.press.number(2)))


def show_board_below(turn: Turn) -> None:
    """Under an alert, which stays as it was."""
    turn.say(board(turn, pressed(turn)))


def show_person(turn: Turn) -> None:
    assert turn.press is not None
    turn.answer(of_person(turn, _member(turn), turn.press.number(1)))


def show_day(turn: Turn) -> None:
    assert turn.press is not None
    number = turn.press.number(1)
    if not 0 < number <= FARTHEST:
        raise UnknownButton
    turn.answer(of_day(turn, pressed(turn), date.fromordinal(number), turn.press.number(2)))


def validate_all(turn: Turn) -> None:
    """All of a cooperative, as the list showed it."""
    cooperative = pressed(turn)
    turn.answer(board(turn, cooperative, news=_validate(turn, Scope(cooperative.id), warned=True)))


def validate_plain(turn: Turn) -> None:
    """All that went beyond no limit."""
    cooperative = pressed(turn)
    turn.answer(board(turn, cooperative, news=_validate(turn, Scope(cooperative.id), warned=False)))


def validate_person(turn: Turn) -> None:
    member = _member(turn)
    scope = Scope(member.cooperative_id or 0, membership_id=member.id)
    turn.answer(of_person(turn, member, 0, _validate(turn, scope, warned=True)))


def animated(turn: Turn) -> list[Cooperative]:
    """The cooperatives whose hours the person looks after, at least one. Raises a refusal otherwise."""
    return [each.cooperative for each in require(turn, Role.ANIMATOR) if each.cooperative]


def pressed(turn: Turn) -> Cooperative:
    """The cooperative that a button names, if the person animates it. Raises UnknownButton."""
    assert turn.press is not None
    wanted = turn.press.number(0)
    found = next((each for each in animated(turn) if each.id == wanted), None)
    if found is None:
        raise UnknownButton
    return found


def board(
    turn: Turn, cooperative: Cooperative, *, days: bool = False, page: int = 0, news: Markup | None = None
) -> Message:
    group = queries.by_day if days else queries.by_person
    shown = texts.Board(
        cooperative,
        days,
        group(turn.session, cooperative.id),
        queries.sums(turn.session, Scope(cooperative.id)),
        review_views.opened(turn, cooperative.id),
        page,
    )
    return texts.board(shown, news)


def of_person(turn: Turn, member: Membership, page: int, news: Markup | None = None) -> Message:
    """What waits of one member."""
    scope = Scope(member.cooperative_id or 0, membership_id=member.id)
    return _group(turn, scope, member.person.first_name, page, news)


def of_day(turn: Turn, cooperative: Cooperative, day: date, page: int, news: Markup | None = None) -> Message:
    scope = Scope(cooperative.id, worked_on=day)
    return _group(turn, scope, french.capital(french.day(day)), page, news)


def _group(turn: Turn, scope: Scope, title: str, page: int, news: Markup | None) -> Message:
    sums = queries.sums(turn.session, scope)
    page = pages.held(page, sums.ready + sums.open, texts.ENTRIES)
    shown = texts.Group(
        scope,
        title,
        queries.waiting(turn.session, scope, texts.ENTRIES, page * texts.ENTRIES),
        sums,
        review_views.opened(turn, scope.cooperative_id),
        page,
    )
    return texts.group(shown, news)


def _validate(turn: Turn, scope: Scope, *, warned: bool) -> Markup:
    """Exactly what was shown: whatever has been written or changed since waits on."""
    assert turn.person is not None
    seen = review_views.pressed(turn, scope.cooperative_id)
    shown = queries.ready_as_seen(turn.session, scope, seen, warned=warned) if seen else []
    uncounted = queries.uncounted(turn.session, shown)
    done = actions.validate(turn.session, shown, Deed(turn.person, turn.now))
    reviewed.tell_accepted(turn, uncounted)
    return texts.validated(len(done))


def _member(turn: Turn) -> Membership:
    """Whose hours the button is about. Raises UnknownButton."""
    assert turn.press is not None
    ids = [each.id for each in animated(turn)]
    member = people.in_cooperatives(turn.session, turn.press.number(0), ids)
    if member is None:
        raise UnknownButton
    return member


COMMANDS = {"saisies": show}
PRESSES = {
    "review.which": choose,
    "review.board": show_board,
    "review.open": show_board_below,
    "review.person": show_person,
    "review.day": show_day,
    "review.all": validate_all,
    "review.plain": validate_plain,
    "review.person_all": validate_person,
}
