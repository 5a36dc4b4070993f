"""The bot as a child process that the demo starts, kills and starts again."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Mapping


class BotProcess:
    """One child at a time; after a kill it stays dead, so that one sees what a kill does."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = {**os.environ, **environment}
        self._child: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        if self.running:
            return
        self._child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=self.environment, stdin=asyncio.subprocess.DEVNULL
        )

    @property
    def running(self) -> bool:
        return self._child is not None and self._child.returncode is None

    async def kill(self) -> None:
        """SIGKILL: nothing is said good-bye to."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        await self._end(signal.SIGTERM)

    async def restart(self) -> None:
        await self.kill()
        await self.start()

    async def _end(self, how: signal.Signals) -> None:
        if self._child is None or self._child.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            self._child.send_signal(how)
        try:
            await asyncio.wait_for(self._child.wait(), 10)
        except TimeoutError:
            self._child.kill()
            await self._child.wait()
