"""The line between the browser and the sandbox, as something that can be cut and mended."""

import asyncio
import contextlib


class Cable:
    """Forwards one port to another; while it is cut, nothing passes and new connections are closed."""

    def __init__(self, target_port: int) -> None:
        self.target_port = target_port
        self.is_cut = False
        self.writers: set[asyncio.StreamWriter] = set()

    async def start(self) -> int:
        self.server = await asyncio.start_server(self._join, "127.0.0.1", 0)
        return int(self.server.sockets[0].getsockname()[1])

    async def cut(self) -> None:
        self.is_cut = True
        for writer in list(self.writers):
            writer.transport.abort()

    async def mend(self) -> None:
        self.is_cut = False

    async def stop(self) -> None:
        await self.cut()
        self.server.close()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.is_cut:
            writer.close()
            return
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target_port)
        ends = {writer, far_writer}
        self.writers |= ends
        await asyncio.gather(self._pass(reader, far_writer), self._pass(far_reader, writer))
        self.writers -= ends

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()
