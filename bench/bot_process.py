"""The bot as the system sees it: a process that is started, killed, and measured from outside."""

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
ROOT = Path(__file__).resolve().parents[1]
END_SECONDS = 30


class BotProcess:
    """`python -m bot run`, which may live many lives; what it logs goes to `log`, life after life."""

    words: tuple[str, ...] = ("bot", "run")

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.environment, self.folder = environment, folder
        self.log = folder / "bot.log"
        self.pid = 0
        self._handle = -1
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            words = [sys.executable, "-m", *self.words]
            self._child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
                words, stdout=log, stderr=log, cwd=self.folder, env=clean_environment() | self.environment
            )
        self._begun(self._child.pid)

    def _begun(self, pid: int) -> None:
        self.pid, self._handle = pid, os.pidfd_open(pid)

    @property
    def runs(self) -> bool:
        return self._handle >= 0 and not select.select([self._handle], [], [], 0)[0]

    async def kill(self) -> None:
        """SIGKILL: no chance to say goodbye."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int | None:
        """SIGTERM, as an operator's supervisor does; the exit code where it can be known."""
        await self._end(signal.SIGTERM)
        return self._child.returncode if self._child is not None else None

    async def _end(self, number: signal.Signals) -> None:
        if self._handle < 0:
            return
        if self.runs:
            signal.pidfd_send_signal(self._handle, number)
        await asyncio.to_thread(select.select, [self._handle], [], [], END_SECONDS)
        os.close(self._handle)
        self._handle = -1
        if self._child is not None:
            self._child.wait(1)

    def last_words(self) -> str:
        """The end of its log."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-2000:]

    def memory_mb(self) -> float:
        """What is resident now."""
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))

    def cpu_seconds(self) -> float:
        """User and system time since the start of this life."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


class EchoBot(BotProcess):
    """The library alone, for comparison."""

    words = ("bench.echo_bot",)


class Forked(BotProcess):
    """The same bot forked from a `bench.nursery`, without the second that importing takes."""

    def __init__(self, environment: dict[str, str], folder: Path, nursery: "Nursery") -> None:
        super().__init__(environment, folder)
        self.nursery = nursery

    def start(self) -> None:
        self._begun(
            self.nursery.fork(environment=self.environment, folder=str(self.folder), log=str(self.log))
        )


class Nursery:
    """A process that has the bot imported; to be used in a `with`."""

    def __enter__(self) -> "Nursery":
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=clean_environment(),
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def fork(self, **life: object) -> int:
        """The new process's number."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(life), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())


def clean_environment() -> dict[str, str]:
    """Ours, without the operator's settings of the bot."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CJS_")}
    return kept | {"PYTHONPATH": str(ROOT)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
