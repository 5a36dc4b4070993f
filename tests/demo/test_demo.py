"""The demo as a stranger meets it: filled, answering, killed and restarted, begun anew, shown round."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo import seed, show, tour
from bot.demo.show import Demo
from bot.sandbox.phone import Phone
from bot.settings import Settings


@pytest.fixture
async def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Demo]:
    monkeypatch.setattr(show, "DATABASE", tmp_path / "demo.db")
    demo = Demo(Settings(_env_file=None), port=0)  # type: ignore[call-arg]
    demo.environment["CJS_SEND_RATE"] = "0"  # nobody reads along, so nobody waits a second a message
    await demo.start()
    yield demo
    await demo.stop()


def phone(demo: Demo, number: int) -> Phone:
    return demo.sandbox.person("", id=number)


async def test_an_entry_is_kept_though_the_bot_is_killed_between_card_and_press(demo: Demo) -> None:
    lea = phone(demo, seed.LEA)
    await lea.hears("Léa", timeout=30)
    lea.says("2h flyers hier")
    await lea.hears("2\u00a0h de flyers")
    await demo.kill()
    lea.presses("Enregistrer")
    await demo.restart()
    await lea.hears("C'est noté", timeout=30)


async def test_beginning_anew_forgets_everything_and_fills_it_again(demo: Demo) -> None:
    await phone(demo, seed.LEA).hears("Léa", timeout=30)
    before = demo.sandbox.notes[seed.TOM]
    await demo.sandbox.reset()
    lea = phone(demo, seed.LEA)
    await lea.hears("Léa", timeout=30)
    assert demo.sandbox.notes[seed.TOM] != before, "the invitation is a new one"


@pytest.mark.timeout(150)
async def test_the_tour_goes_through_to_its_end(demo: Demo) -> None:
    await phone(demo, seed.LEA).hears("Léa", timeout=30)
    assert await tour.play(demo.sandbox, speed=1000)
