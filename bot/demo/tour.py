"""The tour: plays a written chat in the page at reading speed."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.sandbox import Sandbox, acting, script
from bot.sandbox.objects import Object
from bot.sandbox.phone import Phone
from bot.sandbox.script import Act

log = logging.getLogger(__name__)

FILE = Path(__file__).with_name("tour.txt")
LETTERS_A_SECOND = 22.0
SHORTEST = 1.5
PATIENCE, LOOK_AGAIN = 10.0, 0.1


async def play(sandbox: Sandbox, path: Path = FILE, speed: float = 1.0) -> bool:
    """Gives a reader time to open the page, then goes on to the end; False if something stopped it."""
    written = script.read(path)
    await asyncio.sleep(4 / speed)
    for each in written.acts:
        try:
            await _play(sandbox, each)
        except acting.Unplayable as error:
            log.warning("the tour stops at line %d: %s", each.line, error)
            sandbox.caption(f"La visite s'arrête ici : {error}.")
            return False
        await asyncio.sleep(_reading_seconds(each) / speed)
    return True


async def _play(sandbox: Sandbox, act: Act) -> None:
    if act.who == "#":
        sandbox.caption(act.what)
    elif act.who == "---":
        await sandbox.move_clock(to=datetime.fromisoformat(act.what))
    else:
        people = {
            person.user["first_name"].lower(): number for number, person in sandbox.world.people.items()
        }
        phone = sandbox.person(act.who, id=people[act.who])
        heard = len(phone.person.log)
        await _until(lambda: _acts(phone, act.what.replace("{lien}", sandbox.notes.get(phone.id, ""))))
        await _until(lambda: any(_from_bot(each) for each in phone.person.log[heard:]))


def _acts(phone: Phone, what: str) -> bool:
    """False while the button is still on its way: a chat gets one message a second at the most."""
    try:
        acting.act(phone, what)
    except acting.Unplayable:
        return False
    return True


def _from_bot(entry: Object) -> bool:
    return bool(entry.get("message", {}).get("from", {}).get("is_bot"))


async def _until(happens: Callable[[], bool]) -> None:
    """Raises Unplayable when it does not happen."""
    for _ in range(int(PATIENCE / LOOK_AGAIN)):
        if happens():
            return
        await asyncio.sleep(LOOK_AGAIN)
    raise acting.Unplayable("le bot n'a pas répondu comme prévu")


def _reading_seconds(act: Act) -> float:
    """By what is new to read: the act and the bot's answers."""
    letters = len(act.what) + sum(len(line) for said in act.answers for line in said.text)
    return max(SHORTEST, letters / LETTERS_A_SECOND)
