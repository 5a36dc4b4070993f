"""Which handler an update finds: commands, presses, and the one road that free text takes."""

import re
from collections.abc import Callable

from telegram import Chat

from bot.handlers import (
    catchup,
    closed_weeks,
    colleagues,
    contract_pages,
    contracts,
    cooperatives,
    exporting,
    flows,
    hour_pages,
    hour_writing,
    hours,
    idle,
    inviting,
    joining,
    limits,
    newcomers,
    odds,
    preferences,
    privacy,
    replies,
    review,
    review_corrections,
    review_entries,
    small_talk,
    team,
    team_changes,
    team_hours,
    totals,
    welcome,
)
from bot.handlers.flows import UnknownButton
from bot.handlers.turn import Turn
from bot.texts import menus
from bot.texts import odds as odd_texts

Handler = Callable[[Turn], None]
Road = Callable[[Turn], bool]

CAPABILITIES = (
    welcome,
    joining,
    newcomers,
    inviting,
    totals,
    flows,
    hours,
    hour_pages,
    hour_writing,
    colleagues,
    catchup,
    idle,
    team_hours,
    review,
    review_entries,
    review_corrections,
    closed_weeks,
    replies,
    contracts,
    contract_pages,
    team,
    team_changes,
    privacy,
    preferences,
    cooperatives,
    limits,
    exporting,
)

COMMANDS: dict[str, Handler] = {word: do for each in CAPABILITIES for word, do in each.COMMANDS.items()}
PRESSES: dict[str, Handler] = {action: do for each in CAPABILITIES for action, do in each.PRESSES.items()}
LABELS: dict[str, Handler] = {  # the persistent keyboard's
    label: COMMANDS[word] for label, word in menus.LABELS.items() if word in COMMANDS
}

FREE_TEXT: tuple[Road, ...] = (
    joining.open_pasted,
    flows.correct_card,
    flows.type_in_flow,
    joining.remind_of_notice,
    idle.say_line,
    hours.log_line,
    contracts.log_contract_line,
    small_talk.answer,
)
"""The road of typed words that are no command, in this order; the first that says True has answered.

Open question or card → entry → small talk → what is asked of the bot (to come, last). So an entry stays an
entry and an answer an answer, whatever is added below them. What nobody takes: `welcome.not_understood`.
"""

COMMAND = re.compile(r"/([a-z_]{1,32})(?:@(\w+))?(?:\s|$)", re.IGNORECASE)


def answer(turn: Turn) -> None:
    """One update, one handler."""
    if turn.press is not None:
        _answer_press(turn)
    elif turn.chat.type != Chat.PRIVATE:
        odds.elsewhere(turn)
    elif turn.update.message is not None and turn.update.message.text:
        _answer_text(turn)
    else:
        odds.in_private(turn)


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
    elif command:
        turn.say(odd_texts.unknown_command(command[1]))
    elif not any(road(turn) for road in FREE_TEXT):
        welcome.not_understood(turn)
