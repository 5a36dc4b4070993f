"""Groups, channels and odd things in private: an answer where one is decided, silence everywhere else."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from bot.flows.models import Draft
from bot.people import invitations
from bot.people.invitations import Wanted
from bot.people.models import Person, Role
from bot.texts import odds as texts
from tests.joining.conftest import NOW
from tests.support.stage import Stage, add_cooperative, add_person, open_stage

SHARED: dict[str, dict[str, Any]] = {
    "sticker": {"sticker": "🙂"},
    "location": {"location": {"latitude": 48.1, "longitude": -1.7}},
    "contact": {"contact": {"phone_number": "+33600000000", "first_name": "Mamie"}},
    "poll": {"poll": {"question": "Pizza ?", "options": ["oui", "non"]}},
}


@pytest.fixture
async def stage(database: tuple[Engine, str]) -> AsyncIterator[Stage]:
    with Session(database[0]) as session:
        add_person(session, "Léa", 1001, Role.MEMBER, add_cooperative(session, "Kop'Jeunes"))
        session.commit()
    async with open_stage(*database) as stage:
        stage.phones["léa"] = stage.sandbox.person("Léa", id=1001)
        await stage.start()
        yield stage


def _sent(stage: Stage, chat_id: int) -> list[dict[str, Any]]:
    calls = (each["parameters"] for each in stage.sandbox.journal if each["method"] == "sendMessage")
    return [each for each in calls if str(each["chat_id"]) == str(chat_id)]


async def test_a_group_is_greeted_once_and_each_command_there_gets_the_way_to_private(stage: Stage) -> None:
    lea = stage.phones["léa"]
    group = stage.sandbox.group("Kop'Jeunes", [lea], privacy=False)
    await stage.settle()
    assert [texts.OPEN in str(each["reply_markup"]) for each in _sent(stage, group)] == [True]
    for words in ("bonjour", "2h flyers hier", "/aide@another_bot", "/"):
        lea.says(words, chat=group)
    await stage.settle()
    assert len(_sent(stage, group)) == 1
    for words in ("/aide", "/heures@cjs_bot"):
        lea.says(words, chat=group)
    await stage.settle()
    assert len(_sent(stage, group)) == 3


@pytest.mark.parametrize("kind", list(SHARED))
async def test_things_without_words_get_their_own_answer(stage: Stage, kind: str) -> None:
    lea = stage.phones["léa"]
    lea.says("/start")
    lea.shares(SHARED[kind])
    await stage.settle()
    assert _sent(stage, 1001)[-1]["text"].startswith(texts.THINGS[kind])


async def test_blocking_and_inline_queries_get_silence(stage: Stage) -> None:
    lea = stage.phones["léa"]
    lea.says("/start")
    await stage.settle()
    before = len(_sent(stage, 1001))
    lea.blocks()
    lea.unblocks()
    await stage.settle()
    assert len(_sent(stage, 1001)) == before
    assert not stage.errors.lines


async def test_somebody_under_age_leaves_nothing_but_delivery_keys(stage: Stage) -> None:
    with Session(stage.engine) as session:
        wanted = Wanted(role=Role.MEMBER, cooperative_id=1, days=300)
        code = invitations.invite(session, wanted, NOW)
        session.commit()
    tom = stage.sandbox.person("Tom", id=1002)
    tom.opens(code)
    await tom.hears("invité·e")
    tom.presses("J'ai moins de 16 ans")
    await stage.settle()
    with Session(stage.engine) as session:
        assert session.scalar(select(func.count()).where(Draft.telegram_id == 1002)) == 0
        assert session.scalar(select(func.count()).where(Person.telegram_id == 1002)) == 0
