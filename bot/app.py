"""Builds the bot: the only module that knows every part."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import web
from sqlalchemy import Engine
from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.db.engine import open_engine
from bot.db.writer import Writer
from bot.delivery import http, sandbox_clock
from bot.delivery.acknowledge import Acknowledger
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.health import Health
from bot.delivery.inbox import Arrived
from bot.delivery.limits import Pace, Patience
from bot.delivery.metrics import Metrics
from bot.delivery.receiver import ALLOWED, Receiver
from bot.delivery.scheduler import EveryTenMinutes, Job, Scheduler
from bot.delivery.sender import Sender
from bot.delivery.telegram import Telegram
from bot.delivery.workshop import Workshop
from bot.forgetting import forget
from bot.handlers import alerts, menus
from bot.handlers.core import Handlers
from bot.handlers.export_files import Desk
from bot.handlers.turn import House
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.operations.advisory import AdvisoryLock

log = logging.getLogger(__name__)


class Application:
    """All parts wired together; `start` and `stop` are what `run`, the demo and the tests use."""

    def __init__(
        self, settings: Settings, engine: Engine | None = None, lock: "AdvisoryLock | None" = None
    ) -> None:
        assert settings.telegram_token is not None
        self.settings = settings
        self.engine = engine or open_engine(settings.database_url)
        self.clock, self.metrics = Clock(), Metrics()
        self.writer = Writer(self.engine)
        self.telegram = Telegram(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
        pace, patience = Pace(settings.send_rate), Patience(lifted=settings.send_rate == 0)
        self.sender = Sender(self.writer, self.telegram, self.clock, pace, self.metrics)
        self.acknowledger = Acknowledger(self.telegram)
        self.dispatcher: Dispatcher | None = None
        self.lock = lock
        desk = Desk(settings.database_url, settings.default_timezone)
        self.workshop = Workshop(self.engine, self.writer, self.clock, desk.orders, self.sender.wake)
        self.scheduler: Scheduler | None = None
        self.door: web.AppRunner | None = None
        self._patience = patience
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Ready when it returns: the past is taken up, updates come in, answers go out.

        What was opened is closed again when it raises (a port in use, a token that Telegram refuses).
        """
        try:
            await self._start()
        except BaseException:
            await self.stop()
            raise

    async def _start(self) -> None:
        if self.settings.clock_url:
            await sandbox_clock.read_once(self.clock, self.settings.clock_url)
        await self._introduce()
        self.dispatcher = self._dispatcher()
        self.receiver = Receiver(self.writer, self.telegram, self.clock, self.metrics, self._take)
        self.receiver.reload = self.dispatcher.reload
        self._heed_lock()
        await self.dispatcher.recover()
        await self._open_door()
        self._spawn(self.sender.run())
        self._spawn(self.dispatcher.run())
        self._spawn(self.workshop.run())
        if self.settings.clock_url:
            self._spawn(sandbox_clock.follow(self.clock, self.settings.clock_url))
        self.scheduler = Scheduler(self.writer, self.clock, _jobs(), self.sender.wake)
        self.scheduler.start()
        await self._listen()
        self.health.ready = True
        await self._present()

    async def stop(self) -> None:
        """Lets what is in flight finish."""
        if self.scheduler is not None:
            self.scheduler.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.sender.finish()
        await self.acknowledger.close()
        if self.door is not None:
            await self.door.cleanup()
        await self.writer.close()
        await self.telegram.close()
        self.engine.dispose()

    @property
    def failed(self) -> BaseException | None:
        """Why a part ended that must not end; None while all run."""
        ended = (task for task in self._tasks if task.done() and not task.cancelled())
        return next((task.exception() or RuntimeError("a part ended") for task in ended), None)

    def _heed_lock(self) -> None:
        """Who is not the active process any more polls nothing, answers nothing and sends nothing."""
        if self.lock is None:
            return
        assert self.dispatcher is not None
        lock = self.lock
        for part in (self.receiver, self.dispatcher, self.sender, self.workshop):
            part.active = lambda: lock.held
        self._spawn(lock.keep())

    async def _introduce(self) -> None:
        """`getMe`, for as long as Telegram does not answer. Raises InvalidToken."""
        await _patiently(self.telegram.open)

    def _dispatcher(self) -> Dispatcher:
        settings = self.settings
        house = House(
            settings.responsible,
            settings.contact,
            settings.bot_username or self.telegram.username,
            settings.default_timezone,
            settings.operator_chat_id,
        )
        dispatcher = Dispatcher(self.writer, Handlers(house), self.clock, self._patience, self.metrics)
        dispatcher.after_commit = self.sender.wake
        dispatcher.refusing = self.sender.refusing
        return dispatcher

    def _take(self, arrived: Sequence[Arrived]) -> None:
        assert self.dispatcher is not None
        self.dispatcher.take(arrived)
        self.acknowledger.take(arrived)

    async def _open_door(self) -> None:
        from bot.db.migrations import at_head

        settings, hook = self.settings, None
        if settings.webhook_url and settings.webhook_secret:
            hook = urlsplit(settings.webhook_url).path or "/", settings.webhook_secret.get_secret_value()
        self.health = Health(self.engine, self.metrics, at_head, hook is None, self.clock, self.writer)
        app = http.application(self.health, self.receiver, hook)
        self.door = await http.serve(app, settings.http_host, settings.http_port)

    async def _listen(self) -> None:
        """Tells Telegram how updates shall come, and takes them."""
        settings = self.settings
        if settings.webhook_url and settings.webhook_secret:
            hook = {
                "url": settings.webhook_url,
                "secret_token": settings.webhook_secret.get_secret_value(),
                "max_connections": 1,
                "allowed_updates": ALLOWED,
            }
            await _patiently(lambda: self.telegram.call("setWebhook", hook))
        else:
            await _patiently(lambda: self.telegram.call("deleteWebhook", {}))
            self._spawn(self.receiver.poll())

    async def _present(self) -> None:
        """Descriptions and everybody's commands, told anew at each start; no harm if it fails."""
        for call in menus.introduction():
            with contextlib.suppress(TelegramError):
                await self.telegram.call(call.method, call.parameters)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(work))


def _jobs() -> dict[str, Job]:
    """What is asked at each tick; made anew for each start, since jobs remember when they last ran."""
    return {"forget": EveryTenMinutes(forget), "alerts": alerts.tell}


async def _patiently(call: Callable[[], Awaitable[object]]) -> None:
    """Until Telegram answers; only a token that it does not know is final."""
    delay = 0.5
    while True:
        try:
            await call()
            return
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("Telegram does not answer yet (%s)", type(error).__name__)
            await asyncio.sleep(delay)
            delay = min(delay * 2, 30)
