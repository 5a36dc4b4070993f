"""How calls travel to Telegram: PTB's interface for requests over aiohttp's client (docs/decisions/0004)."""

from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

# With these the request certainly did not leave.
NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
UPLOAD_SECONDS = 60.0
FORM = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": BaseRequest.USER_AGENT}
MULTIPART = {"User-Agent": BaseRequest.USER_AGENT}


class Connection(BaseRequest):
    """At most `size` requests at a time; the time a request waits for its turn counts as connecting."""

    def __init__(self, size: int, connect_seconds: float, read_seconds: float) -> None:
        self._size, self._connect, self._read = size, connect_seconds, read_seconds
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._read

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._size, keepalive_timeout=30)
            self._session = aiohttp.ClientSession(
                connector=connector, trust_env=True, cookie_jar=aiohttp.DummyCookieJar()
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # type: ignore[override]  # the other time-outs of a call are the same for all
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        **_others: Any,
    ) -> tuple[int, bytes]:
        """Status and body. Raises TimedOut or NetworkError, whose cause tells whether it left."""
        assert self._session is not None
        read = self._read if isinstance(read_timeout, DefaultValue) else read_timeout
        timeout = self._timeout(read, request_data is not None and request_data.contains_files)
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut(f"Timed out ({type(error).__name__})") from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error

    def _timeout(self, read: float, uploads: bool) -> aiohttp.ClientTimeout:
        """The whole is limited too: a body that cannot be written would else wait for ever."""
        whole = self._connect + read + (UPLOAD_SECONDS if uploads else 1.0)
        return aiohttp.ClientTimeout(total=whole, connect=self._connect, sock_read=read)


def _body(data: RequestData | None) -> tuple[Any, dict[str, str]]:
    if data is None:
        return None, MULTIPART
    if not data.contains_files:
        return data.url_encoded_parameters().encode(), FORM
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, MULTIPART
