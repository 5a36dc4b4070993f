"""Runs the sandbox by itself: `python -m bot.sandbox --port 8081`."""

import argparse
import asyncio
from contextlib import suppress
from pathlib import Path

from bot.sandbox.server import Sandbox
from bot.sandbox.spec import SOURCE


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--title", default="Sandbox")
    parser.add_argument("--due-url", help="where the bot tells when it expects to do something by itself")
    parser.add_argument("--spec", type=Path, default=SOURCE, help="another specification to check by")
    parser.add_argument("--no-page", action="store_true", help="without the chat page")
    return parser.parse_args()


async def serve(chosen: argparse.Namespace) -> None:
    sandbox = Sandbox(
        port=chosen.port,
        title=chosen.title,
        due_url=chosen.due_url,
        page=not chosen.no_page,
        spec_file=chosen.spec,
    )
    async with sandbox:
        print(f"Page: {sandbox.url}/   Bot API: {sandbox.url}/bot<token>/<method>", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(arguments()))


if __name__ == "__main__":
    main()
