"""Puts the demo together: sandbox and page, database, the bot's process, and the tour where one is wanted."""

import asyncio
import logging
import signal
import socket
from pathlib import Path

from sqlalchemy.orm import Session

from bot import journal
from bot.db import migrations
from bot.db.engine import open_engine
from bot.demo import seed
from bot.demo import tour as tours
from bot.demo.process import BotProcess
from bot.sandbox import Sandbox
from bot.settings import Settings

log = logging.getLogger(__name__)

DATABASE = Path("data/demo.db")
TOKEN = "2027:demonstration-only-not-a-real-token"  # noqa: S105 - of the sandbox, opens nothing
USERNAME = "cjs_demo_bot"
NAMES = {seed.LEA: "Léa", seed.TOM: "Tom", seed.NADIA: "Nadia", seed.CLAIRE: "Claire"}
OTHERS = {2002: "Karim", 3001: "Mme Morel", 1011: "Yanis", 1021: "Maëlle"}


class Demo:
    """Everything that `cjs-bot demo` runs; `reset` is « Repartir de zéro »."""

    def __init__(self, settings: Settings, port: int) -> None:
        http_port = _free_port()
        self.sandbox = Sandbox(
            port=port,
            title="CJS : le bot à l'essai",
            time_zone="Europe/Paris",
            phones=list(NAMES),
            on_reset=self.reset,
            actions={"kill": self.kill, "restart": self.restart},
            due_url=f"http://127.0.0.1:{http_port}/due",
        )
        self.environment = {
            "CJS_TELEGRAM_TOKEN": TOKEN,
            "CJS_DATABASE_URL": f"sqlite:///{DATABASE}",
            "CJS_HTTP_PORT": str(http_port),
            "CJS_HTTP_HOST": "127.0.0.1",
            "CJS_BOT_USERNAME": USERNAME,
            "CJS_RESPONSIBLE": settings.responsible,
            "CJS_CONTACT": settings.contact or "contact@exemple.fr",
            "CJS_WEBHOOK_URL": "",
            "CJS_LOG_LEVEL": "WARNING",
        }
        self.process: BotProcess | None = None

    async def start(self) -> None:
        await self.sandbox.start()
        addresses = {"CJS_TELEGRAM_API_URL": self.sandbox.url, "CJS_CLOCK_URL": self.sandbox.clock_url}
        self.process = BotProcess(self.environment | addresses)
        await self.reset()

    async def stop(self) -> None:
        if self.process is not None:
            await self.process.stop()
        await self.sandbox.stop()

    async def reset(self) -> None:
        """A fresh network on a fresh database, at the season's third Wednesday."""
        assert self.process is not None
        await self.process.kill()
        seeded = await asyncio.to_thread(_fresh_database)
        self.sandbox.world.clock.set_to(seed.START)
        self.sandbox.bot(TOKEN, "Bot des CJS", USERNAME)
        for number, name in (NAMES | OTHERS).items():
            phone = self.sandbox.person(name, id=number)
            if number != seed.TOM:
                phone.opens()  # a bot cannot write first, and these people have talked to it before
        self.sandbox.notes = _notes(f"https://t.me/{USERNAME}?start={seeded.code}")
        await self.process.start()

    async def kill(self) -> None:
        assert self.process is not None
        await self.process.kill()

    async def restart(self) -> None:
        assert self.process is not None
        await self.process.restart()


def _notes(link: str) -> dict[int, str]:
    return {
        seed.LEA: "coopérante, Coup de Pousse",
        seed.TOM: f"invité {link}",
        seed.NADIA: "animatrice, Coup de Pousse",
        seed.CLAIRE: "coordination nationale",
        2002: "animateur, Coup de Pousse",
        3001: "partenaire, mairie de Rennes",
    }


def _fresh_database() -> seed.Seeded:
    for ending in ("", "-wal", "-shm"):
        Path(f"{DATABASE}{ending}").unlink(missing_ok=True)
    engine = open_engine(f"sqlite:///{DATABASE}")
    migrations.upgrade(engine)
    with Session(engine) as session:
        seeded = seed.fill(session)
        session.commit()
    engine.dispose()
    return seeded


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def run(settings: Settings, *, port: int = 8000, tour: bool = False) -> int:
    """Until Ctrl+C. Says where the page is."""
    journal.start("WARNING")
    return asyncio.run(_run(settings, port, tour))


async def _run(settings: Settings, port: int, tour_wanted: bool) -> int:
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    demo = Demo(settings, port)
    await demo.start()
    print(f"La démo est prête : ouvrez {demo.sandbox.url} (Ctrl+C pour arrêter).", flush=True)
    guide = asyncio.create_task(tours.play(demo.sandbox)) if tour_wanted else None
    try:
        await ended.wait()
    finally:
        if guide is not None:
            guide.cancel()
        await demo.stop()
    return 0
