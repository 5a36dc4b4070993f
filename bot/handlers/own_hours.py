"""One's own entries at the edge: found by a button, their week, and whether they may still be changed."""

from collections.abc import Sequence

from bot.handlers.flows import UnknownButton
from bot.handlers.turn import Turn
from bot.hours import locks, queries, rules
from bot.hours.models import Entry
from bot.hours.rules import Week
from bot.people import queries as people
from bot.people.models import Role
from bot.texts import french
from bot.texts import hour_states as texts
from bot.texts.message import Message


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
    today = rules.today(turn.now, turn.zone(cooperative))
    monday, sunday = rules.week_of(entry.worked_on)
    minutes = queries.minutes_between(turn.session, entry.membership_id or 0, monday, sunday)
    several = len(list(turn.active(Role.MEMBER))) > 1
    place = cooperative.name if cooperative and several else None
    return Week(monday, minutes, current=monday <= today <= sunday, place=place)


def standing(turn: Turn, entry: Entry, verb: str = "noté", shared: Sequence[Entry] | None = None) -> Message:
    """How an entry of one's own stands today, with what colleagues said of it (None: to be asked for)."""
    if shared is None:
        shared = queries.shared_from(turn.session, [entry.id])
    return texts.standing(entry, week_of(turn, entry), shared, verb)


def is_closed(turn: Turn, entry: Entry) -> bool:
    """Whether members may no more change the entry: its week is closed."""
    cooperative = entry.membership.cooperative if entry.membership else None
    if cooperative is None:
        return False
    today = rules.today(turn.now, cooperative.timezone)
    return locks.is_closed(turn.session, cooperative, entry.worked_on, today)


def closed(turn: Turn, entry: Entry) -> Message:
    """Who can change an entry of a closed week."""
    monday, _ = rules.week_of(entry.worked_on)
    animators = [each.first_name for each in people.animators(turn.session, entry.cooperative_id)]
    return texts.closed(french.day_of_month(monday), animators)
