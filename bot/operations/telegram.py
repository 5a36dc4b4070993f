"""What a command asks Telegram: who the bot is, and what Telegram knows of its webhook."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from telegram import Bot, WebhookInfo
from telegram.error import BadRequest, InvalidToken, NetworkError, TelegramError

from bot.delivery.telegram import Telegram
from bot.operations import configuration
from bot.operations.problem import Problem
from bot.settings import Settings

T = TypeVar("T")


def username(settings: Settings) -> str:
    """The bot's name by `getMe`. Raises Problem."""
    return _ask(settings, _username)


def webhook(settings: Settings) -> WebhookInfo:
    """By `getWebhookInfo`. Raises Problem."""
    return _ask(settings, _webhook)


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


async def _webhook(bot: Bot) -> WebhookInfo:
    return await bot.get_webhook_info()
