"""The bot as the system sees it: a child process that is started, killed, and measured from outside."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
RUN_BOT = ("-m", "bot", "run")


class BotProcess:
    """One bot that may live many lives; what it logs goes to `log`, life after life."""

    def __init__(self, environment: dict[str, str], folder: Path, words: Sequence[str] = RUN_BOT) -> None:
        self.environment, self.folder, self.words = environment, folder, tuple(words)
        self.log = folder / "bot.log"
        self.starts = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("CJS_")}
        path = {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}
        self.starts += 1
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
                [sys.executable, *self.words],
                env=inherited | path | self.environment,
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def runs(self) -> bool:
        return self._process is not None and self._process.poll() is None

    async def kill(self) -> None:
        """SIGKILL: no chance to say goodbye."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM, as an operator's supervisor does; the exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> int:
        assert self._process is not None
        if self.runs:
            self._process.send_signal(number)
        return await asyncio.to_thread(self._process.wait, 30)

    def memory_mb(self) -> float:
        """What is resident now."""
        return _kilobytes(self.pid, "VmRSS") / 1024

    def cpu_seconds(self) -> float:
        """User and system time since the start of this life."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _kilobytes(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
