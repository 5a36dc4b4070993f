"""Which handler an update finds: commands, presses, and the one road that free text takes."""

import re
from collections.abc import Callable

from telegram import Chat

from bot.handlers import contract_pages, contracts, flows, hours
from bot.handlers.flows import UnknownButton
from bot.handlers.turn import Turn
from bot.texts import general as texts

Handler = Callable[[Turn], None]
Road = Callable[[Turn], bool]

CAPABILITIES = (flows, hours, contracts, contract_pages)

COMMANDS: dict[str, Handler] = {word: do for each in CAPABILITIES for word, do in each.COMMANDS.items()}
PRESSES: dict[str, Handler] = {action: do for each in CAPABILITIES for action, do in each.PRESSES.items()}
LABELS: dict[str, Handler] = {}  # the persistent keyboard's

FREE_TEXT: tuple[Road, ...] = (flows.type_in_flow, hours.log_line)

COMMAND = re.compile(r"/([a-z_]{1,32})(?:@(\w+))?(?:\s|$)", re.IGNORECASE)


def answer(turn: Turn) -> None:
    """One update, one handler."""
    if turn.press is not None:
        _answer_press(turn)
    elif turn.chat.type == Chat.PRIVATE and turn.update.message is not None and turn.text:
        _answer_text(turn)


def _answer_press(turn: Turn) -> None:
    assert turn.press is not None
    handler = PRESSES.get(turn.press.action)
    if handler is None:
        raise UnknownButton
    handler(turn)


def _answer_text(turn: Turn) -> None:
    command = COMMAND.match(turn.text)
    handler = COMMANDS.get(command[1].lower()) if command else LABELS.get(turn.text)
    if handler is not None:
        handler(turn)
    elif command or not any(road(turn) for road in FREE_TEXT):
        turn.say(texts.not_understood())
