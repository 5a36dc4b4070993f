"""Hours at the edge, reading: one's own week and season, each entry, and what is taken back."""

from datetime import date

from bot.handlers import colleagues
from bot.handlers.flows import UnknownButton
from bot.handlers.own_hours import closed, is_closed, own_entry, standing
from bot.handlers.rights import require_member
from bot.handlers.turn import Turn
from bot.hours import actions, queries, rules
from bot.hours.actions import Deed
from bot.hours.models import COUNTED, Entry, EntryState
from bot.people.models import Membership
from bot.texts import hour_states as states
from bot.texts import hours as texts
from bot.texts import pages
from bot.texts.hours import Mine
from bot.texts.message import Message

LATEST = 5


def show_mine(turn: Turn) -> None:
    """« /mesheures »: a message for each cooperative that the person works in."""
    mine = require_member(turn)
    for membership in mine:
        turn.say(_totals(turn, membership, 0, named=len(mine) > 1))


def show_page(turn: Turn) -> None:
    """Another page of the entries in one cooperative."""
    turn.answer(_pressed(turn))


def show_below(turn: Turn) -> None:
    """« Mes heures » under what was saved, which can still be taken back."""
    turn.say(_pressed(turn))


def _pressed(turn: Turn) -> Message:
    assert turn.press is not None
    mine = require_member(turn)
    wanted = turn.press.number(0)
    membership = next((each for each in mine if each.id == wanted), None)
    if membership is None:
        raise UnknownButton
    return _totals(turn, membership, turn.press.number(1), named=len(mine) > 1)


def show_entry(turn: Turn) -> None:
    entry = own_entry(turn)
    if entry.state in COUNTED:
        shared = queries.shared_from(turn.session, [entry.id])
        turn.answer(texts.entry_page(entry, states.answers(shared)))
    else:
        turn.answer(standing(turn, entry))


def undo(turn: Turn) -> None:
    """« Annuler cet ajout », with what it proposed to colleagues who have not answered."""
    entry = own_entry(turn)
    if is_closed(turn, entry) and entry.state is not EntryState.PROPOSED:
        turn.answer(closed(turn, entry))
        return
    take_back(turn, entry)
    turn.answer(standing(turn, entry))


def take_back(turn: Turn, entry: Entry) -> None:
    assert turn.person is not None
    actions.delete(turn.session, entry, Deed(turn.person, turn.now))
    colleagues.withdraw_shared(turn, entry)


def _totals(turn: Turn, membership: Membership, wanted: int, named: bool) -> Message:
    cooperative = membership.cooperative
    assert cooperative is not None
    today = rules.today(turn.now, cooperative.timezone)
    week = rules.week_of(today)
    season = (
        min(cooperative.season_starts_on, date(today.year, 1, 1)),
        max(cooperative.season_ends_on, week[1]),
    )
    count = queries.count(turn.session, membership.id)
    page = pages.held(wanted, count, LATEST)
    shown = Mine(
        membership_id=membership.id,
        place=cooperative.name if named else None,
        week_minutes=queries.minutes_between(turn.session, membership.id, *week),
        season_minutes=queries.minutes_between(turn.session, membership.id, *season),
        shares=queries.by_activity(turn.session, membership.id, *season),
        entries=queries.latest(turn.session, [membership.id], LATEST, page * LATEST),
        page=page,
        pages=pages.pages(count, LATEST),
        adult=turn.adult,
    )
    return texts.mine(shown)


COMMANDS = {"mesheures": show_mine}
PRESSES = {
    "hours.undo": undo,
    "hours.mine": show_below,
    "hours.page": show_page,
    "hours.entry": show_entry,
}
