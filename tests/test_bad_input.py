"""What bad input gets: a clear sentence or a clean value, never a crash, never a refusal by Telegram."""

import logging
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot import journal
from bot.delivery.models import Incoming, Outgoing, Received, Sent
from bot.handlers import routes
from bot.handlers.turn import Turn
from bot.people.models import Person, Role
from tests.support.stage import Stage, add_cooperative, add_person, open_stage

LEA, NADIA, TOM, OPERATOR = 1001, 2001, 1002, 9001

HOSTILE = {
    "tags": "<b>2h</b> tonte <script>alert(1)</script> hier",
    "half a tag": "2h tonte hier <b",
    "an entity": "2h tonte hier &lt;i&gt; &amp;#0;",
    "braces": "2h tonte {} {0} {name!r} hier",
    "percent": "2h tonte %s %(x)s hier",
    "sql": "2h tonte'; DROP TABLE entries; -- hier",
    "right to left": "2h tonte \u202egnidnal\u202c hier",
    "zero width": "2\u200bh\u200d ton\u2060te hi\ufeffer",
    "nul": "2h tonte\x00 hier",
    "lone surrogate of an emoji": "2h tonte hier \U0001f469\u200d\U0001f469\u200d\U0001f467",
    "emojis": "🚀" * 2048,
    "long": "2h tonte " + "a" * 4000,
    "invisible": "\u2060\u200b\u2060",
    "json": '{"kind":"hours","minutes":9999}',
    "command of nobody": "/xyzzy 2h",
    "a slash": "/",
    "a formula": "=2h+tonte",
    "a date in 1900": "2h tonte le 14/07/1900",
    "a day that is not": "2h tonte le 31/02",
    "tomorrow": "2h tonte demain",
    "too long a day": "25h tonte hier",
    "nothing": "0h tonte hier",
    "less than nothing": "-2h tonte hier",
}
AN_EVENING = datetime(2026, 7, 9, 15, 30, tzinfo=UTC)


@pytest.fixture
async def stage(database: tuple[Engine, str]) -> AsyncIterator[Stage]:
    with Session(database[0]) as session:
        place = add_cooperative(session, "Kop'Jeunes")
        add_person(session, "Léa", LEA, Role.MEMBER, place)
        add_person(session, "Nadia", NADIA, Role.ANIMATOR, place)
        session.commit()
    async with open_stage(*database, operator_chat_id=OPERATOR) as stage:
        stage.sandbox.person("Opérateur", id=OPERATOR).opens()
        stage.phones["léa"] = stage.sandbox.person("Léa", id=LEA)
        stage.phones["nadia"] = stage.sandbox.person("Nadia", id=NADIA)
        stage.phones["tom"] = stage.sandbox.person("Tom", id=TOM)
        await stage.start()
        await stage.move_to(AN_EVENING)
        yield stage


@pytest.fixture
def a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(turn: Turn) -> None:
        turn.session.add(Person(first_name="trace", created_at=turn.now))
        turn.session.flush()
        raise KeyError(f"secret {turn.text}")

    monkeypatch.setitem(routes.COMMANDS, "casse", breaks)


def bot_words(stage: Stage, who: str) -> list[str]:
    messages = stage.phones[who].chat.messages
    return [str(each.get("text", each.get("caption", ""))) for each in messages if each["from"]["is_bot"]]


def assert_all_is_well(stage: Stage) -> None:
    assert not stage.errors.lines
    with Session(stage.engine) as session:
        assert not session.scalars(select(Incoming).where(Incoming.state == Received.FAILED)).all()
        refused = session.scalars(
            select(Outgoing.error).where(Outgoing.status.in_((Sent.DEAD, Sent.UNKNOWN)))
        ).all()
        assert not refused


@pytest.mark.parametrize("where", ["anywhere", "what", "when", "how_long", "contract"])
async def test_hostile_words_get_an_answer_in_every_state(stage: Stage, where: str) -> None:
    before = {
        "anywhere": [],
        "what": ["/heures"],
        "when": ["/heures", "tonte"],
        "how_long": ["/heures", "tonte", "hier"],
        "contract": ["/contrat"],
    }[where]
    for words in HOSTILE.values():
        for step in before:
            stage.phones["léa"].says(step)
        await stage.settle()
        said = len(bot_words(stage, "léa"))
        stage.phones["léa"].says(words)
        await stage.settle()
        assert len(bot_words(stage, "léa")) > said, f"no answer to {words[:40]!r}"
    assert_all_is_well(stage)
    assert not any(mark in words for words in bot_words(stage, "léa") for mark in "\u202e\u200b\u2060\x00")


@pytest.mark.parametrize(
    "data",
    [
        "v1:hours.undo:1", "v1:hours.undo:999999999999999999999", "v1:hours.entry:-1", "v1:flow:1:card:save",
        "v1:flow:abc:card:save", "v1:flow", "v1:", "v1", "", "v2:hours.undo:1", "v1:hours.undo:١", "x" * 64,
        "v1:flow:1:what:99999999", "v1:joining.accept:1", "v1:joining.newcomers:1", "v1:team.member:1",
        "v1:🦄:🦄", "v1:contracts.page:1", "v1:hours.undo:1 OR 1=1", "v1:hours.delete:1e3",
    ],
)  # fmt: skip
async def test_forged_presses_change_nothing_and_are_answered(stage: Stage, data: str) -> None:
    stage.phones["léa"].says("2h flyers hier")
    await stage.settle()
    stage.phones["léa"].presses("Enregistrer")
    stage.phones["tom"].says("/start")
    await stage.settle()
    before = stage.snapshot()
    for who in ("tom", "nadia"):
        stage.phones[who].says("/aide")
        await stage.settle()
        stage.phones[who].presses(data, stage.phones[who].chat.messages[-1]["message_id"])
    await stage.settle()
    assert stage.snapshot() == before
    assert_all_is_well(stage)


async def test_a_name_of_200_characters_and_a_hostile_one_come_out_clean(stage: Stage) -> None:
    for number, name in enumerate(("x" * 200, "<b>\u202eBob</b>{}")):
        phone = stage.sandbox.person(name, id=3000 + number)
        phone.says("/start")
        await stage.settle()
        said = [each["text"] for each in phone.chat.messages if each["from"]["is_bot"]]
        assert said
        assert all("\u202e" not in words and "x" * 100 not in words for words in said)
    assert_all_is_well(stage)


async def test_a_bug_is_told_kept_from_the_log_and_leaves_nothing(
    stage: Stage, a_bug: None, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    journal.hush("DEBUG")
    stage.phones["léa"].says("/casse mon mot de passe est azerty")
    await stage.settle()
    assert "rien n'a été enregistré" in bot_words(stage, "léa")[-1]
    with Session(stage.engine) as session:
        [row] = session.scalars(select(Incoming).where(Incoming.state == Received.FAILED)).all()
        assert not session.scalars(select(Person).where(Person.first_name == "trace")).all()
    [line] = stage.errors.lines
    assert str(row.update_id) in line
    assert "KeyError" in line
    assert "azerty" not in caplog.text
    told = stage.sandbox.person("", id=OPERATOR).chat.messages[-1]["text"]
    assert str(row.update_id) in told
    assert "azerty" not in told
    stage.errors.lines.clear()


async def test_somebody_who_presses_without_end_is_told_once_and_others_notice_nothing(
    database: tuple[Engine, str],
) -> None:
    with Session(database[0]) as session:
        place = add_cooperative(session, "Kop'Jeunes")
        add_person(session, "Léa", LEA, Role.MEMBER, place)
        add_person(session, "Yanis", 1003, Role.MEMBER, place)
        session.commit()
    async with open_stage(*database, send_rate=28) as stage:
        lea, yanis = stage.sandbox.person("Léa", id=LEA), stage.sandbox.person("Yanis", id=1003)
        await stage.start()
        for _ in range(60):
            lea.says("/mesheures")
        yanis.says("/mesheures")
        heard = await yanis.hears("Tes heures", timeout=3)
        assert heard
        await stage.settle(60)
        told = [each["text"] for each in lea.chat.messages if each["from"]["is_bot"]]
        assert sum("Doucement" in words for words in told) == 1
        assert sum("Tes heures" in words for words in told) in range(30, 40)
