"""The one writer: units keep or lose only their own, and know when the database was at fault."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Connection, Engine, event, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.db.writer import DatabaseUnavailable, Writer, unavailable
from bot.people.models import Guess
from tests.support.moments import NOON


@pytest.fixture
async def writer(database: tuple[Engine, str]) -> AsyncIterator[Writer]:
    writer = Writer(database[0])
    yield writer
    await writer.close()


def guess(number: int):
    def unit(session: Session) -> int:
        session.add(Guess(telegram_id=number, at=NOON))
        return number

    return unit


def broken(session: Session) -> None:
    session.add(Guess(telegram_id=13, at=NOON))
    session.flush()
    raise ValueError("a bug")


def kept(engine: Engine) -> list[int]:
    with Session(engine) as session:
        return list(session.scalars(select(Guess.telegram_id).order_by(Guess.telegram_id)))


async def test_units_that_wait_together_are_all_kept_and_each_gets_its_own_result(writer: Writer) -> None:
    results = await asyncio.gather(*(writer.run(guess(number)) for number in range(100)))
    assert results == list(range(100))
    assert kept(writer.engine) == list(range(100))


async def test_a_unit_that_raises_loses_only_its_own(writer: Writer) -> None:
    results = await asyncio.gather(
        writer.run(guess(1)), writer.run(broken), writer.run(guess(2)), return_exceptions=True
    )
    assert [results[0], results[2]] == [1, 2]
    assert isinstance(results[1], ValueError)
    assert kept(writer.engine) == [1, 2]


async def test_when_the_common_commit_fails_each_unit_is_run_alone(writer: Writer) -> None:
    commits: list[int] = []

    def the_first_fails(_connection: Connection) -> None:
        commits.append(1)
        if len(commits) == 1:
            raise ValueError("a deferred constraint")

    event.listen(writer.engine, "commit", the_first_fails)
    results = await asyncio.gather(*(writer.run(guess(number)) for number in (1, 2, 3)))
    assert results == [1, 2, 3]
    assert kept(writer.engine) == [1, 2, 3]
    assert len(commits) == 4


async def test_a_database_that_is_away_is_told_apart_from_a_bug(writer: Writer) -> None:
    def away(_session: Session) -> None:
        raise OperationalError("SELECT 1", {}, Exception("database is locked"))

    with pytest.raises(DatabaseUnavailable):
        await writer.run(away)
    with pytest.raises(ValueError, match="a bug"):
        await writer.run(broken)


async def test_insisting_goes_on_until_the_database_is_back(writer: Writer) -> None:
    tries: list[int] = []

    def twice_away(session: Session) -> str:
        tries.append(1)
        if len(tries) < 3:
            raise OperationalError("SELECT 1", {}, Exception("disk I/O error"))
        session.execute(text("SELECT 1"))
        return "back"

    assert await writer.insist(twice_away) == "back"
    assert len(tries) == 3


@pytest.mark.parametrize(
    ("words", "away"),
    [
        pytest.param("database is locked", True, id="locked"),
        pytest.param("database or disk is full", True, id="full"),
        pytest.param("unable to open database file", True, id="gone"),
        pytest.param("no such column: x", False, id="a bug of ours"),
        pytest.param("too many SQL variables", False, id="another bug of ours"),
    ],
)
def test_what_sqlite_says_is_read(words: str, away: bool) -> None:
    assert unavailable(OperationalError("SELECT", {}, Exception(words))) is away
