"""What a command asks Telegram: who the bot is, and what Telegram knows of its webhook."""

import asyncio
import functools
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, TelegramError

from bot.delivery.telegram import Telegram
from bot.operations import configuration
from bot.operations.problem import Problem
from bot.settings import Settings

T = TypeVar("T")


def username(settings: Settings) -> str:
    """The bot's name by `getMe`. Raises Problem."""
    return _ask(settings, _username)


@dataclass(frozen=True)
class Report:
    """What Telegram knows of the bot; `operator_reached` is None when no operator is set."""

    username: str
    webhook: WebhookInfo
    operator_reached: bool | None


def report(settings: Settings) -> Report:
    """Raises Problem."""
    return _ask(settings, functools.partial(_report, operator_chat_id=settings.operator_chat_id))


@contextmanager
def in_words() -> Iterator[None]:
    """Telegram's errors become Problems. What PTB says is not repeated: it quotes the token."""
    try:
        yield
    except InvalidToken:
        raise Problem("Telegram ne reconnaît pas CJS_TELEGRAM_TOKEN : reprenez-le chez @BotFather.") from None
    except NetworkError as error:
        if isinstance(error, BadRequest):
            raise Problem("Telegram refuse la demande : lancez « cjs-bot doctor ».") from None
        raise Problem("Telegram ne répond pas : vérifiez le réseau et CJS_TELEGRAM_API_URL.") from None
    except TelegramError:
        raise Problem("Telegram refuse la demande : lancez « cjs-bot doctor ».") from None


def _ask(settings: Settings, question: Callable[[Bot], Awaitable[T]]) -> T:
    with in_words():
        bot = Telegram(configuration.token(settings), settings.telegram_api_url).bot
        return asyncio.run(_answer(bot, question))


async def _answer(bot: Bot, question: Callable[[Bot], Awaitable[T]]) -> T:
    async with bot:
        return await question(bot)


async def _username(bot: Bot) -> str:
    return bot.username


async def _report(bot: Bot, operator_chat_id: int | None) -> Report:
    return Report(bot.username, await bot.get_webhook_info(), await _reached(bot, operator_chat_id))


async def _reached(bot: Bot, chat_id: int | None) -> bool | None:
    if chat_id is None:
        return None
    try:
        await bot.get_chat(chat_id)
    except (BadRequest, Forbidden):
        return False
    return True
