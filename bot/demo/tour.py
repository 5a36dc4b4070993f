"""The tour: plays a written chat in the page at reading speed."""

import asyncio
import logging
from datetime import datetime
from pathlib import Path

from bot.sandbox import Sandbox, acting, script
from bot.sandbox.script import Act

log = logging.getLogger(__name__)

FILE = Path(__file__).with_name("tour.txt")
LETTERS_A_SECOND = 22.0
SHORTEST = 1.5


async def play(sandbox: Sandbox, path: Path = FILE, speed: float = 1.0) -> None:
    """Waits for a reader to open the page, then goes on to the end."""
    written = script.read(path)
    await asyncio.sleep(4 / speed)
    for each in written.acts:
        try:
            await _play(sandbox, each)
        except acting.Unplayable as error:
            sandbox.caption(f"La visite s'arrête ici : {error}.")
            return
        await asyncio.sleep(_reading_seconds(each) / speed)


async def _play(sandbox: Sandbox, act: Act) -> None:
    if act.who == "#":
        sandbox.caption(act.what)
    elif act.who == "---":
        await sandbox.move_clock(to=datetime.fromisoformat(act.what))
    else:
        people = {person.user["first_name"].lower(): number for number, person in sandbox.world.people.items()}
        phone = sandbox.person(act.who, id=people[act.who])
        acting.act(phone, act.what.replace("{lien}", sandbox.notes.get(phone.id, "")))
        await sandbox.quiet(0.3)


def _reading_seconds(act: Act) -> float:
    """By what is new to read: the act and the bot's answers."""
    letters = len(act.what) + sum(len(line) for said in act.answers for line in said.text)
    return max(SHORTEST, letters / LETTERS_A_SECOND)
