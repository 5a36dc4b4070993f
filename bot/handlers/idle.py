"""« Rien cette semaine » at the edge: said by a button or typed, and taken back."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.flows.idle import IdleSaid, idle_week
from bot.handlers.flows import UnknownButton
from bot.handlers.rights import require_member
from bot.handlers.turn import Turn
from bot.hours import catch_up_rules, idle, rules
from bot.people.models import Membership, Role
from bot.texts import idle as texts
from bot.texts.message import Message


def say_line(turn: Turn) -> bool:
    """« j'ai pas bossé cette semaine »: in all cooperatives of the person; False for anything else."""
    said = idle_week(turn.text)
    if said is None or all(each.role is not Role.MEMBER for each in turn.memberships):
        return False
    mine = require_member(turn)
    monday = _current_monday(turn, mine[0])
    turn.answer(say(turn, mine, catch_up_rules.week_before(monday) if said is IdleSaid.LAST else monday))
    return True


def press_say(turn: Turn) -> None:
    """« Rien cette semaine » of one membership."""
    assert turn.press is not None
    mine = [each for each in require_member(turn) if each.id == turn.press.number(0)]
    monday = _monday(turn.press.number(1))
    if not mine or monday is None or monday > _current_monday(turn, mine[0]):
        raise UnknownButton
    turn.answer(say(turn, mine, monday))


def say(turn: Turn, memberships: Sequence[Membership], monday: date) -> Message:
    """Says it for each of these, and what came of it."""
    several = len(require_member(turn)) > 1
    found = [(each, idle.say_idle(turn.session, each.id, monday, turn.now)) for each in memberships]
    told = [texts.Told(_minutes(result), _place(each) if several else None) for each, result in found]
    stamps = [idle.stamp_of(result.week) for _, result in found if isinstance(result, idle.Idle)]
    undo = (monday.toordinal(), max(stamps, default=0))
    return texts.said(monday, monday == _current_monday(turn, memberships[0]), told, undo, turn.adult)


def take_back(turn: Turn) -> None:
    """« En fait si »."""
    assert turn.press is not None
    mine, monday = require_member(turn), _monday(turn.press.number(0))
    if monday is None:
        raise UnknownButton
    ids = [each.id for each in mine]
    done = idle.take_back(turn.session, ids, monday, turn.press.number(1))
    turn.answer(texts.taken_back(turn.adult) if done else texts.gone(turn.adult))


def _minutes(result: idle.Idle | idle.Worked) -> int | None:
    return result.minutes if isinstance(result, idle.Worked) else None


def _place(membership: Membership) -> str | None:
    return membership.cooperative.name if membership.cooperative else None


def _current_monday(turn: Turn, membership: Membership) -> date:
    return rules.week_of(rules.today(turn.now, turn.zone(membership.cooperative)))[0]


def _monday(ordinal: int) -> date | None:
    """None for what is no Monday of this century."""
    if not date(2000, 1, 3).toordinal() <= ordinal <= date(2100, 1, 1).toordinal():
        return None
    day = date.fromordinal(ordinal)
    return day if day.weekday() == 0 else None


COMMANDS: dict[str, Callable[[Turn], None]] = {}
PRESSES = {"idle.say": press_say, "idle.undo": take_back}
