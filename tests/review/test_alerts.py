"""Animators hear of everything together, once a day at most, however often the job runs."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.delivery.models import Outgoing
from bot.handlers import alerts as job
from bot.hours import alerts, due, review
from bot.hours.actions import Deed
from bot.people.models import Membership, Person, Role
from tests.review.conftest import NOW, Maker
from tests.support.members import member
from tests.support.stage import add_person

EVENING = datetime(2026, 7, 15, 16, tzinfo=UTC)  # 18:00 in Rennes
DAY = timedelta(days=1)


def test_hours_beyond_a_limit_are_told_this_evening(session: Session, kop: Cooperative, log: Maker) -> None:
    alerts.watch(session, kop, log(), NOW)
    assert kop.alerts_due_at is None
    alerts.watch(session, kop, log(warnings=("day",)), NOW)
    assert kop.alerts_due_at == EVENING


def test_the_earliest_evening_counts(
    session: Session, kop: Cooperative, lea: Membership, tom: Membership, zoe: Membership, propose: Maker
) -> None:
    alerts.watch(session, kop, propose(lea, by=tom), NOW)
    assert kop.alerts_due_at == EVENING + 2 * DAY
    alerts.watch(session, kop, propose(zoe, by=tom), NOW)
    assert kop.alerts_due_at == EVENING
    alerts.watch(session, kop, propose(lea, by=tom), NOW)
    assert kop.alerts_due_at == EVENING


def test_only_cooperatives_whose_moment_has_come_are_due(
    session: Session, kop: Cooperative, elsewhere: Cooperative
) -> None:
    alerts.alert_later(session, kop, NOW)
    assert not due.cooperatives(session, EVENING - timedelta(seconds=1), 5)
    assert list(due.cooperatives(session, EVENING, 5)) == [kop]


def test_an_alert_holds_what_nobody_was_told_of(
    session: Session,
    kop: Cooperative,
    elsewhere: Cooperative,
    lea: Membership,
    tom: Membership,
    zoe: Membership,
    nadia: Person,
    log: Maker,
    propose: Maker,
) -> None:
    warned, silent, old, closed = (
        log(warnings=("day",)),
        propose(zoe, by=tom),
        propose(lea, by=tom, at=NOW - 3 * DAY),
        propose(lea, by=None),
    )
    log(), propose(lea, by=tom)
    told, seen = log(warnings=("day",)), log(warnings=("day",))
    told.alerted_at = NOW - DAY
    session.flush()
    review.validate(session, [seen.id], Deed(nadia, NOW))
    log(by=member(session, "Max", 1099, elsewhere), warnings=("day",))
    alert = due.alert_of(session, kop, NOW)
    assert list(alert.warned) == [warned]
    assert sorted(each.id for each in alert.to_confirm) == sorted([silent.id, closed.id])
    assert list(alert.unanswered) == [old]
    assert alert.next_at == EVENING + 2 * DAY


def test_every_animator_with_telegram_is_told_once(
    session: Session, kop: Cooperative, nadia: Person, log: Maker
) -> None:
    yann = add_person(session, "Yann", 2002, Role.ANIMATOR, kop)
    add_person(session, "Sans Telegram", None, Role.ANIMATOR, kop)
    entry = log(warnings=("day",))
    alerts.watch(session, kop, entry, NOW)
    job.tell(session, EVENING)
    job.tell(session, EVENING + timedelta(seconds=1))
    assert [(each.chat_id, each.key) for each in _said(session)] == [
        (number, f"alerts:coop:{kop.id}:2026-07-15:person:{person}")
        for number, person in ((2001, nadia.id), (2002, yann.id))
    ]
    session.refresh(entry)
    assert (kop.alerts_due_at, entry.alerted_at) == (None, EVENING)


def test_what_comes_after_the_alert_of_a_day_waits_for_the_next_evening(
    session: Session, kop: Cooperative, nadia: Person, log: Maker
) -> None:
    alerts.watch(session, kop, log(warnings=("day",)), NOW - DAY)
    morning = datetime(2026, 7, 15, 6, tzinfo=UTC)  # the bot was down the evening before
    job.tell(session, morning)
    assert len(_said(session)) == 1
    alerts.watch(session, kop, log(warnings=("day",)), morning + timedelta(hours=1))
    job.tell(session, EVENING)
    assert len(_said(session)) == 1
    assert kop.alerts_due_at == EVENING + DAY
    job.tell(session, EVENING + DAY)
    assert len(_said(session)) == 2


def test_a_correction_of_what_was_told_says_nothing_twice_on_a_day(
    session: Session, kop: Cooperative, nadia: Person, log: Maker
) -> None:
    entry = log(warnings=("day",))
    alerts.watch(session, kop, entry, NOW)
    job.tell(session, EVENING)
    session.refresh(entry)
    entry.alerted_at = None
    session.flush()
    alerts.alert_later(session, kop, EVENING)
    job.tell(session, EVENING + timedelta(minutes=1))
    session.refresh(entry)
    assert (len(_said(session)), entry.alerted_at, kop.alerts_due_at) == (1, None, EVENING + DAY)


def test_what_was_missed_is_never_told_at_night(
    session: Session, kop: Cooperative, nadia: Person, log: Maker
) -> None:
    alerts.watch(session, kop, log(warnings=("day",)), NOW)
    night = datetime(2026, 7, 15, 20, tzinfo=UTC)  # 22:00 in Rennes
    job.tell(session, night)
    assert not _said(session)
    assert kop.alerts_due_at == datetime(2026, 7, 16, 6, tzinfo=UTC)
    job.tell(session, datetime(2026, 7, 16, 6, tzinfo=UTC))
    assert len(_said(session)) == 1


def test_nothing_is_said_when_all_was_looked_at_before(
    session: Session, kop: Cooperative, nadia: Person, log: Maker
) -> None:
    entry = log(warnings=("day",))
    alerts.watch(session, kop, entry, NOW)
    review.validate(session, [entry.id], Deed(nadia, NOW))
    job.tell(session, EVENING)
    assert (_said(session), kop.alerts_due_at) == ([], None)


def test_without_animators_an_alert_waits_for_one(
    session: Session, kop: Cooperative, lea: Membership, log: Maker
) -> None:
    entry = log(warnings=("day",))
    alerts.watch(session, kop, entry, NOW)
    job.tell(session, EVENING)
    session.refresh(entry)
    assert (_said(session), entry.alerted_at, kop.alerts_due_at) == ([], None, EVENING + DAY)


def test_moving_what_somebody_else_moved_does_nothing(session: Session, kop: Cooperative) -> None:
    alerts.alert_later(session, kop, NOW)
    assert kop.alerts_due_at == EVENING
    _behind_its_back(session, kop, None)
    assert not alerts.put_off(session, kop, EVENING + DAY)
    assert kop.alerts_due_at is None


def _behind_its_back(session: Session, cooperative: Cooperative, value: datetime | None) -> None:
    session.execute(
        update(Cooperative).values(alerts_due_at=value), execution_options={"synchronize_session": False}
    )


def _said(session: Session) -> list[Any]:
    return list(session.scalars(select(Outgoing).order_by(Outgoing.id)))
