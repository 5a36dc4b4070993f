"""A request for a file: one at a time, finished once, forgotten with its bytes."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery import outbox
from bot.delivery.models import File, Outgoing, Sent
from bot.delivery.outbox import Call
from bot.exports import actions, request_queries
from bot.exports.models import ExportRequest, RequestState
from tests.exports.conftest import NOW, Season

WANTED = ("entries", "csv", "own")
LATER = NOW + timedelta(hours=49)


@pytest.fixture
def request_(session: Session, season: Season) -> ExportRequest:
    made = actions.ask(session, season.member().person_id, WANTED, NOW)
    assert made is not None
    return made


def _sent(session: Session, request: ExportRequest, content: bytes = b"x") -> Outgoing:
    file = outbox.keep_file(session, "f.csv", content, NOW)
    row = outbox.put(session, 5, Call("sendDocument", {"chat_id": 5, "document": file}), NOW)
    actions.finish(session, request, RequestState.MADE, NOW)
    actions.remember(session, request, row, file["file"])
    return session.get_one(Outgoing, row)


def test_a_person_has_one_at_a_time(session: Session, season: Season, request_: ExportRequest) -> None:
    assert actions.ask(session, request_.person_id, WANTED, NOW) is None
    assert actions.ask(session, season.member().person_id, WANTED, NOW) is not None
    actions.finish(session, request_, RequestState.MADE, NOW)
    assert actions.ask(session, request_.person_id, WANTED, NOW) is not None


def test_only_the_first_end_counts(session: Session, request_: ExportRequest) -> None:
    assert actions.finish(session, request_, RequestState.MADE, NOW)
    assert not actions.finish(session, request_, RequestState.FAILED, LATER)
    assert (request_.state, request_.finished_at) == (RequestState.MADE, NOW)
    assert not request_queries.any_open(session)


def test_the_oldest_comes_first(session: Session, season: Season, request_: ExportRequest) -> None:
    second = actions.ask(session, season.member().person_id, WANTED, NOW)
    assert request_queries.next_open(session) is request_
    actions.finish(session, request_, RequestState.MADE, NOW)
    assert request_queries.next_open(session) is second


def test_two_days_after_it_went_out_nothing_is_left(session: Session, request_: ExportRequest) -> None:
    row = _sent(session, request_)
    row.status, row.finished_at = Sent.DEAD, NOW
    actions.forget(session, NOW + timedelta(hours=47))
    assert len(session.scalars(select(File)).all()) == 1
    actions.forget(session, LATER)
    assert session.scalars(select(File)).all() == []
    assert session.scalars(select(ExportRequest)).all() == []


def test_what_still_waits_to_go_out_is_kept(session: Session, request_: ExportRequest) -> None:
    _sent(session, request_)
    actions.forget(session, LATER)
    assert len(session.scalars(select(File)).all()) == 1


def test_bytes_that_another_request_needs_are_kept(session: Session, request_: ExportRequest) -> None:
    _sent(session, request_).finished_at = NOW
    again = actions.ask(session, request_.person_id, WANTED, LATER)
    assert again is not None
    _sent(session, again)
    again.finished_at = LATER
    session.flush()
    actions.forget(session, LATER)
    assert session.scalars(select(ExportRequest)).all() == [again]
    assert len(session.scalars(select(File)).all()) == 1


def test_one_that_is_to_be_made_is_never_forgotten(session: Session, request_: ExportRequest) -> None:
    actions.forget(session, LATER + timedelta(days=30))
    assert request_queries.next_open(session) is request_
