"""Hours at the edge, reading: one's own week and season, each entry, and what is taken back."""

from datetime import date

from bot.handlers.flows import UnknownButton
from bot.handlers.rights import require_member
from bot.handlers.turn import Turn
from bot.hours import actions, queries, rules
from bot.hours.actions import Deed
from bot.hours.models import Entry, EntryState
from bot.hours.rules import Week
from bot.people.models import Membership, Role
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
    kept = entry.state is EntryState.RECORDED
    turn.answer(texts.entry_page(entry) if kept else texts.deleted_meanwhile(entry))


def undo(turn: Turn) -> None:
    """« Annuler cet ajout »."""
    entry = own_entry(turn)
    assert turn.person is not None
    actions.delete(turn.session, entry, Deed(turn.person, turn.now))
    turn.answer(texts.undone(entry, week_of(turn, entry)))


def own_entry(turn: Turn) -> Entry:
    """The entry that a button names, if it is the person's own. Raises UnknownButton."""
    assert turn.press is not None
    entry = own(turn, turn.press.number(0))
    if entry is None:
        raise UnknownButton
    return entry


def own(turn: Turn, entry_id: int) -> Entry | None:
    """None too where the person is no member any more: what they logged stays as it is."""
    entry = queries.of_person(turn.session, entry_id, turn.person.id if turn.person else 0)
    active = [each.id for each in turn.active(Role.MEMBER)]
    return entry if entry is not None and entry.membership_id in active else None


def week_of(turn: Turn, entry: Entry) -> Week:
    """The week in which an entry lies, with all that its member has worked in it."""
    cooperative = entry.membership.cooperative if entry.membership else None
    today = rules.today(turn.now, cooperative.timezone if cooperative else turn.house.timezone)
    monday, sunday = rules.week_of(entry.worked_on)
    minutes = queries.minutes_between(turn.session, entry.membership_id or 0, monday, sunday)
    several = len(list(turn.active(Role.MEMBER))) > 1
    place = cooperative.name if cooperative and several else None
    return Week(monday, minutes, current=monday <= today <= sunday, place=place)


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
