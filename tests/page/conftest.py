"""The sandbox with a plain bot in a thread of its own, and a browser that looks at the page."""

import asyncio
import json
import os
import shutil
import threading
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from bot.sandbox.server import Sandbox
from tests.page import small_bot
from tests.page.cable import Cable

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Result = TypeVar("Result")
NAMES = ("chromium", "chromium-browser", "google-chrome")


class World:
    """The sandbox as the tests reach it: over HTTP, and on its loop for what HTTP cannot do."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.done: list[str] = []

    def on_loop(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)

    def start(self) -> None:
        self.thread.start()
        hooks = {"kill": self._hook("kill"), "restart": self._hook("restart")}
        self.sandbox = Sandbox(title="Essai de la page", actions=hooks)
        self.on_loop(self.sandbox.start())
        self.sandbox.bot(small_bot.TOKEN, "Petit bot", "petit_bot")
        self.url = self.sandbox.url
        self.bot = small_bot.make(self.url)
        self.on_loop(small_bot.run(self.bot))

    def stop(self) -> None:
        self.on_loop(small_bot.end(self.bot))
        self.on_loop(self.sandbox.stop())
        self.loop.call_soon_threadsafe(self.loop.stop)

    def _hook(self, name: str) -> Callable[[], Coroutine[Any, Any, None]]:
        async def run() -> None:
            self.done.append(name)

        return run

    def call(self, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def person(self, first_name: str) -> int:
        return int(self.call("/sandbox/people", {"first_name": first_name, "language_code": "fr"})["id"])

    def says(self, person: int, text: str) -> None:
        self.call(f"/sandbox/people/{person}/messages", {"text": text})


@pytest.fixture(scope="session")
def world() -> Iterator[World]:
    made = World()
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here: the page cannot be tried")
        pytest.skip("no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Look:
    """Opens the page for some people; every error the page's console shows fails the test."""

    def __init__(self, browser: Browser, world: World) -> None:
        self.browser, self.world, self.errors = browser, world, list[str]()
        self.pages: list[Page] = []

    def __call__(
        self, *people: int, url: str = "", width: int = 1440, height: int = 900, dark: bool = False
    ) -> Page:
        page = self.browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="fr-FR",
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.pages.append(page)
        page.goto(f"{url or self.world.url}/?phones={','.join(map(str, people))}")
        expect(page.locator(".phone")).to_have_count(len(people))
        return page


@pytest.fixture
def look(browser: Browser, world: World, tmp_path: Path) -> Iterator[Look]:
    made = Look(browser, world)
    yield made
    for page in made.pages:
        page.close()
    assert made.errors == []


@pytest.fixture
def cable(world: World) -> Iterator[tuple[Cable, str]]:
    made = Cable(world.sandbox.port)
    port = world.on_loop(made.start())
    yield made, f"http://127.0.0.1:{port}"
    world.on_loop(made.stop())


def phone(page: Page, person: int) -> Locator:
    return page.locator(f'.phone[data-person="{person}"]')


def write(screen: Locator, text: str) -> None:
    screen.get_by_role("textbox").fill(text)
    screen.get_by_role("textbox").press("Enter")


def last(screen: Locator) -> Locator:
    return screen.locator(".message").last


def buttons_for(world: World, look: Look, name: str) -> tuple[Page, Locator]:
    """A phone whose last message has the small bot's buttons."""
    person = world.person(name)
    world.says(person, "/boutons")
    page = look(person)
    screen = phone(page, person)
    expect(last(screen)).to_contain_text("C'est bien ça ?")
    return page, screen
