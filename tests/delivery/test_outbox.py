"""The outbox: said once a key, edits of what has not gone yet, and what a claim takes."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery import claims, outbox
from bot.delivery.claims import Outcome
from bot.delivery.models import File, Lane, Outgoing, Sent, UnreachableChat
from bot.delivery.outbox import Call
from tests.support.moments import NOON

CHAT = 1001


def say(words: str, chat_id: int = CHAT) -> Call:
    return Call("sendMessage", {"chat_id": chat_id, "text": words})


def change(words: str) -> Call:
    return Call("editMessageText", {"chat_id": CHAT, "text": words})


def claimed(session: Session, limit: int = 10, **more) -> list[claims.Claimed]:
    return claims.claim(session, NOON, limit, **more)


def sent(session: Session, row_id: int, message_id: int = 70) -> None:
    claims.settle(session, [Outcome(row_id, Sent.SENT, message_id=message_id)], NOON)
    session.flush()


def row(session: Session, row_id: int) -> Outgoing:
    session.expire_all()
    return session.get_one(Outgoing, row_id)


def test_the_same_key_is_said_once(session: Session) -> None:
    first = outbox.put_once(session, CHAT, say("rappel"), NOON, key="reminder:1")
    assert first is not None
    assert outbox.put_once(session, CHAT, say("rappel"), NOON, key="reminder:1") is None


def test_a_key_is_remembered_after_its_row_was_sent_and_time_has_passed(session: Session) -> None:
    first = outbox.put_once(session, CHAT, say("rappel"), NOON, key="reminder:1")
    claimed(session)
    sent(session, first or 0)
    claims.forget(session, NOON + timedelta(days=90))
    assert outbox.put_once(session, CHAT, say("rappel"), NOON, key="reminder:1") is None


def test_answers_go_before_what_the_bot_says_by_itself(session: Session) -> None:
    outbox.put_once(session, 1, say("rappel", 1), NOON, key="a")
    outbox.put(session, 2, say("réponse", 2), NOON)
    assert [each.lane for each in claimed(session)] == [Lane.ANSWER, Lane.BULK]


def test_one_row_of_a_chat_and_lane_is_in_flight_and_the_oldest_is_first(session: Session) -> None:
    first, second = (outbox.put(session, CHAT, say(words), NOON) for words in ("un", "deux"))
    assert [each.id for each in claimed(session)] == [first]
    assert claimed(session) == []
    sent(session, first)
    assert [each.id for each in claimed(session)] == [second]


def test_a_held_lane_and_a_full_chat_get_nothing(session: Session) -> None:
    outbox.put(session, 1, say("un", 1), NOON)
    outbox.put(session, 2, say("deux", 2), NOON)
    third = outbox.put(session, 3, say("trois", 3), NOON)
    assert [each.id for each in claimed(session, held={(1, Lane.ANSWER)}, chats={2})] == [third]


def test_a_row_that_waits_for_its_time_does_not_hold_up_those_behind_it(session: Session) -> None:
    later = outbox.put(session, CHAT, say("plus tard"), NOON)
    row(session, later).not_before = NOON + timedelta(hours=1)
    session.flush()
    now = outbox.put(session, CHAT, say("maintenant"), NOON)
    assert [each.id for each in claimed(session)] == [now]


def test_a_row_that_was_sent_drops_its_words(session: Session) -> None:
    first = outbox.put(session, CHAT, say("secret"), NOON)
    claimed(session)
    sent(session, first)
    assert row(session, first).parameters is None
    assert row(session, first).message_id == 70


def test_an_edit_of_what_has_not_gone_yet_changes_it_in_place(session: Session) -> None:
    first = outbox.put(session, CHAT, say("avant"), NOON)
    assert outbox.edit(session, first, change("après"), NOON) == first
    assert [(each.method, each.parameters["text"]) for each in claimed(session)] == [("sendMessage", "après")]


def test_an_edit_waits_for_a_message_on_its_way_and_then_finds_it(session: Session) -> None:
    first = outbox.put(session, CHAT, say("avant"), NOON)
    claimed(session)
    outbox.edit(session, first, change("après"), NOON)
    assert claimed(session) == []
    sent(session, first, message_id=71)
    assert [each.parameters["message_id"] for each in claimed(session)] == [71]


def test_of_several_edits_that_wait_only_the_last_goes(session: Session) -> None:
    first = outbox.put(session, CHAT, say("un"), NOON)
    claimed(session)
    for words in ("deux", "trois", "quatre"):
        outbox.edit(session, first, change(words), NOON)
    sent(session, first)
    assert [each.parameters["text"] for each in claimed(session)] == ["quatre"]
    assert claimed(session) == []


def test_an_edit_of_a_message_that_never_arrived_becomes_a_message(session: Session) -> None:
    first = outbox.put(session, CHAT, say("un"), NOON)
    claimed(session)
    outbox.edit(session, first, change("deux"), NOON)
    claims.settle(session, [Outcome(first, Sent.DEAD, "refused")], NOON)
    session.flush()
    assert [each.method for each in claimed(session)] == ["sendMessage"]


def test_after_a_crash_answers_go_again_and_keyed_rows_are_doubtful(session: Session) -> None:
    answer = outbox.put(session, 1, say("réponse", 1), NOON)
    reminder = outbox.put_once(session, 2, say("rappel", 2), NOON, key="reminder:2") or 0
    claimed(session)
    assert claims.recover(session, NOON) == 1
    assert row(session, answer).status is Sent.PENDING
    assert row(session, reminder).status is Sent.UNKNOWN
    assert [each.id for each in claimed(session)] == [answer]


def test_a_claim_whose_answer_was_lost_is_let_go_but_not_what_is_in_flight(session: Session) -> None:
    lost, flying = (outbox.put(session, chat, say("…", chat), NOON) for chat in (1, 2))
    claimed(session)
    claims.release(session, but=[flying])
    assert [row(session, each).status for each in (lost, flying)] == [Sent.PENDING, Sent.SENDING]


def test_an_unreachable_chat_gets_answers_only_until_it_speaks(session: Session) -> None:
    first = outbox.put(session, CHAT, say("un"), NOON)
    claimed(session)
    claims.settle(session, [Outcome(first, Sent.DEAD, "bot was blocked", unreachable=True)], NOON)
    reminder = outbox.put_once(session, CHAT, say("rappel"), NOON, key="r") or 0
    assert claimed(session) == []
    assert row(session, reminder).status is Sent.DEAD
    claims.reached(session, CHAT)
    assert session.get(UnreachableChat, CHAT) is None


def test_the_same_bytes_are_kept_once_and_go_when_telegram_has_them(session: Session) -> None:
    kept = outbox.keep_file(session, "qr.png", b"bytes", NOON)
    assert outbox.keep_file(session, "qr.png", b"bytes", NOON) == kept
    first = outbox.put(session, CHAT, Call("sendPhoto", {"chat_id": CHAT, "photo": kept}), NOON)
    assert [each.files for each in claimed(session)] == [{kept["file"]: ("qr.png", b"bytes", None)}]
    claims.settle(session, [Outcome(first, Sent.SENT, message_id=1, file_ids=((kept["file"], "ID"),))], NOON)
    session.expire_all()
    file = session.scalars(select(File)).one()
    assert (file.content, file.file_id) == (None, "ID")


def test_answers_are_forgotten_after_two_days_but_not_what_boards_point_at(session: Session) -> None:
    gone = outbox.put(session, 1, say("un", 1), NOON)
    board = outbox.put(session, 2, say("deux", 2), NOON, kept=True)
    claimed(session)
    for each in (gone, board):
        sent(session, each)
    claims.forget(session, NOON + timedelta(hours=49))
    session.expire_all()
    assert list(session.scalars(select(Outgoing.id))) == [board]


def test_what_waits_for_somebody_who_has_gone_is_not_said_but_the_goodbye(session: Session) -> None:
    waiting = outbox.put(session, CHAT, say("un"), NOON)
    goodbye = outbox.put(session, CHAT, say("au revoir"), NOON)
    outbox.withdraw(session, CHAT, NOON, but=[goodbye])
    assert row(session, waiting).status is Sent.DEAD
    assert [each.id for each in claimed(session)] == [goodbye]


@pytest.mark.parametrize("minutes", [1, 90])
def test_the_next_due_row_is_known(session: Session, minutes: int) -> None:
    later = outbox.put(session, CHAT, say("plus tard"), NOON)
    row(session, later).not_before = NOON + timedelta(minutes=minutes)
    session.flush()
    assert claims.next_due(session, NOON) == NOON + timedelta(minutes=minutes)
    assert claims.next_due(session, NOON + timedelta(days=1)) is None
