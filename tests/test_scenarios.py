"""Every chat in tests/scenarios, word for word, on both databases; then every button again."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bot.people.models import Role
from bot.sandbox import script
from tests.support.scenario import Play
from tests.support.stage import add_cooperative, add_person, open_stage

FOLDER = Path(__file__).parent / "scenarios"
STRANGERS = ((990001, Role.MEMBER), (990002, Role.ANIMATOR), (990003, Role.PARTNER), (990004, None))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
async def test_the_chat_goes_as_written_and_no_late_press_changes_anything(
    path: Path, database: tuple[Engine, str]
) -> None:
    async with open_stage(*database) as stage:
        play = Play(stage, script.read(path))
        await play.run()
        with Session(stage.engine) as session:
            elsewhere = add_cooperative(session, "Une autre coopérative", region="Ailleurs")
            for number, role in STRANGERS:
                add_person(session, "Inconnu", number, role, elsewhere if role else None)
            session.commit()
        strangers = [stage.sandbox.person("Inconnu", id=number) for number, _ in STRANGERS]
        for stranger in strangers:
            stranger.says("/start")
        await stage.settle()
        await play.press_everything_again(strangers)
