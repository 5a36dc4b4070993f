"""Greetings and help at the edge: « /start » and « /aide », for whoever asks."""

from bot.handlers import joining, menus
from bot.handlers.turn import Turn
from bot.people.models import Standing
from bot.texts import clean, roles
from bot.texts import menus as texts
from bot.texts.message import Message


def start(turn: Turn) -> None:
    """« /start », with the code of an invitation or without."""
    code = turn.text.partition(" ")[2].strip()
    if code:
        joining.open_code(turn, code)
        return
    mine = menus.roles_of(turn.memberships)
    if not mine or turn.person is None:
        turn.answer(_outside(turn))
        return
    turn.say(texts.greeting(turn.person.first_name, mine, _titles(turn), menus.keyboard(mine)))
    menus.refresh(turn, turn.person)


def help_(turn: Turn) -> None:
    """« /aide »."""
    mine = menus.roles_of(turn.memberships)
    turn.answer(texts.help_of(mine, menus.commands(mine)) if mine else _outside(turn))


def not_understood(turn: Turn) -> None:
    """Words that nothing else has taken: who is not in hears how one gets in."""
    mine = menus.roles_of(turn.memberships)
    turn.say(texts.not_understood(mine) if mine else _outside(turn))


def _outside(turn: Turn) -> Message:
    """For somebody without an active membership: who waits, or who has none."""
    name = turn.person.first_name if turn.person else clean.line(turn.user.first_name, 40)
    if turn.person is not None and turn.memberships:
        return texts.waiting(turn.person.first_name, roles.where(turn.memberships[0]))
    return texts.stranger(name, turn.house.contact, turn.adult)


def _titles(turn: Turn) -> list[str]:
    """What somebody is where: « coopérant·e à Kop'Jeunes »."""
    return [roles.full(each) for each in turn.memberships if each.standing is Standing.ACTIVE]


COMMANDS = {"start": start, "aide": help_, "help": help_}
PRESSES = {"welcome.help": help_}
