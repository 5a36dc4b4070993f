"""The sandbox itself: starts and stops the server, and hands tests and demos its people and records."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox import gate, groups, page_files, spec, travel
from bot.sandbox.accounts import Bot
from bot.sandbox.bot_side import BotSide
from bot.sandbox.errors import Absurd
from bot.sandbox.faults import Fault
from bot.sandbox.journal import Journal
from bot.sandbox.objects import Object
from bot.sandbox.people_side import PeopleSide
from bot.sandbox.phone import Phone
from bot.sandbox.testers_side import TestersSide
from bot.sandbox.transcript import transcript
from bot.sandbox.world import World

Hook = Callable[[], Awaitable[None]]
LARGEST_REQUEST = 64 << 20


@dataclass(kw_only=True, eq=False)
class Sandbox:
    """`async with Sandbox() as sandbox:` or `await start()` … `await stop()`.

    `phones`: the people whose phones the page shows first; `notes`: a line about each of them;
    `on_reset`: awaited when everything is forgotten; `actions`: what `/sandbox/demo/<name>` does;
    `due_url`: answers `{"due": [iso instants]}`, where the bot expects to do something by itself;
    `time_zone`: in which the page shows times (an IANA name; else the browser's);
    `open_registration`: whether any well-formed token is welcome;
    `spec_file`: another specification to check by, full or reduced.
    """

    host: str = "127.0.0.1"
    port: int = 0
    title: str = "Sandbox"
    phones: Sequence[int] = ()
    notes: Mapping[int, str] = field(default_factory=dict)
    on_reset: Hook | None = None
    actions: Mapping[str, Hook] = field(default_factory=dict)
    due_url: str | None = None
    page: bool = True
    time_zone: str | None = None
    open_registration: bool = True
    journal_keep: int | None = 100_000
    spec_file: Path = spec.SOURCE

    def __post_init__(self) -> None:
        self.world = World(self.open_registration, Journal(self.journal_keep))
        self.runner: web.AppRunner | None = None

    async def start(self) -> "Sandbox":
        app = web.Application(client_max_size=LARGEST_REQUEST, middlewares=[gate.guard])
        app.add_routes([*BotSide(self.world, spec.load(self.spec_file)).routes(), *PeopleSide(self).routes()])
        app.add_routes([*TestersSide(self).routes(), *page_files.routes(self.page)])
        self.runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.2)
        await self.runner.setup()
        site = web.TCPSite(self.runner, self.host, self.port)
        await site.start()
        self.port = self.runner.addresses[0][1]
        return self

    async def stop(self) -> None:
        await self.world.webhooks.stop_all()
        if self.runner is not None:
            await self.runner.cleanup()
            self.runner = None

    async def __aenter__(self) -> "Sandbox":
        return await self.start()

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        """The Bot API is at `url + "/bot<token>/<method>"`, files at `url + "/file/bot<token>/<path>"`."""
        return f"http://{self.host}:{self.port}"

    @property
    def clock_url(self) -> str:
        return f"{self.url}/sandbox/clock"

    @property
    def journal(self) -> list[Object]:
        return self.world.journal.after(0)

    def bot(self, token: str, name: str = "Bot", username: str | None = None) -> Bot:
        """Makes the bot known before its first call, with the name that people see."""
        return self.world.register(token, name, username)

    def person(self, first_name: str, id: int | None = None, **more: str) -> Phone:
        """The phone of someone new, or of the person who has this id already."""
        known = self.world.people.get(id) if id is not None else None
        return Phone(self, known or self.world.new_person(first_name, id, **more))

    def group(
        self, title: str, people: Sequence[Phone], supergroup: bool = False, privacy: bool = True
    ) -> int:
        """The number of a new group with these people and the first bot in it."""
        members = [person.id for person in people]
        wanted = groups.Wanted(title, members, [self.world.first_bot()], supergroup, privacy)
        return groups.new(self.world, wanted).id

    def transcript(self, person: Phone | int) -> str:
        number = person if isinstance(person, int) else person.id
        return transcript(self.world.person(number))

    def fault(self, method: str, fault: str, **more: Any) -> int:
        return self.world.faults.add(Fault(method, fault, **more))

    def lift_faults(self) -> None:
        self.world.faults.active.clear()

    def limit(self, **rates: float) -> None:
        """`per_second`, `per_chat`, `per_group_minute`; what is left out is not enforced."""
        if not rates.keys() <= {"per_second", "per_chat", "per_group_minute"}:
            raise Absurd("the limits are per_second, per_chat and per_group_minute")
        self.world.limits.set(**rates)

    def caption(self, text: str) -> None:
        """What a tour says about what comes, shown beside the phones."""
        self.world.events.emit("caption", None, None, text=text)

    async def reset(self) -> None:
        """Forgets everything, then lets the owner start afresh."""
        self.world.forget()
        if self.on_reset is not None:
            await self.on_reset()

    def subscribe(self, after: int | None = None) -> AsyncIterator[Object]:
        return self.world.events.follow(after)

    async def move_clock(self, forward_seconds: float | None = None, to: datetime | None = None) -> Object:
        """Forward by so much, to an instant, or (neither) to the next due one."""
        return await travel.move(self.world, self.due_url, forward_seconds, to)

    async def quiet(self, seconds: float = 0.15, timeout: float = 10.0) -> bool:
        """Waits until no bot has had anything to do for so long; False when that did not come about."""
        return await travel.quiet(self.world, seconds, timeout)
