"""The only place that speaks HTTP to Telegram: PTB's `Bot` and request class, raw objects in and out."""

from collections.abc import Mapping
from typing import Any

from telegram import Bot, InputFile

from bot.delivery.connection import Connection

CONNECTIONS = 48
POLL_SECONDS = 10
POLL_GRACE = 5.0
ANSWER_SECONDS = 15.0
CONNECT_SECONDS = 5.0

Files = Mapping[str, tuple[str, bytes | None, str | None]]


class Telegram:
    """Calls methods of the Bot API. Raises PTB's `TelegramError`s."""

    def __init__(self, token: str, api_url: str) -> None:
        self.bot = Bot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=Connection(CONNECTIONS, CONNECT_SECONDS, ANSWER_SECONDS),
            get_updates_request=Connection(2, CONNECT_SECONDS, ANSWER_SECONDS),
        )
        self.bot_id = int(token.partition(":")[0])
        self.username = ""

    async def open(self) -> None:
        """Reads who we are (`getMe`); needed before `username` is known."""
        await self.bot.initialize()
        self.username = self.bot.username

    async def close(self) -> None:
        await self.bot.shutdown()

    async def call(self, method: str, parameters: Mapping[str, Any], files: Files | None = None) -> Any:
        """The raw result. Unlike PTB's own methods this builds no objects, which halves the time of a send.

        The name goes in lower case, which Telegram takes as well, because `do_api_request` warns about
        methods that `Bot` has itself.
        """
        arguments = {name: _with_bytes(value, files or {}) for name, value in parameters.items()}
        return await self.bot.do_api_request(
            method.lower(), api_kwargs=arguments, read_timeout=ANSWER_SECONDS, write_timeout=ANSWER_SECONDS
        )

    async def updates(self, offset: int | None, allowed: list[str]) -> list[dict[str, Any]]:
        """One long poll. Its read time-out is what notices a poll that died silently."""
        arguments = {"timeout": POLL_SECONDS, "limit": 100, "allowed_updates": allowed}
        if offset is not None:
            arguments["offset"] = offset
        poll = self.bot.do_api_request(
            "getupdates", api_kwargs=arguments, read_timeout=POLL_SECONDS + POLL_GRACE
        )
        return await poll  # type: ignore[no-any-return]


def _with_bytes(value: Any, files: Files) -> Any:
    if not (isinstance(value, dict) and "file" in value):
        return value
    name, content, file_id = files[value["file"]]
    return file_id if file_id is not None else InputFile(content or b"", filename=name)
