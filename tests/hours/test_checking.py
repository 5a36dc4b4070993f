"""Which entries are looked at before another is written, and by which cooperative's settings."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from bot.cooperatives.models import Cooperative
from bot.hours import actions, checking, limit_queries
from bot.hours.actions import Deed, Source
from bot.hours.models import Entry, EntryState
from bot.hours.rules import Work
from bot.people.models import Membership, Person, Role, Standing
from tests.hours.conftest import MONDAY, NOW, WEDNESDAY, Maker
from tests.support.stage import add_cooperative

SUNDAY_BEFORE, MONDAY_AFTER = MONDAY - timedelta(1), MONDAY + timedelta(7)


def names(session: Session, who: Membership, work: Work, apart: int | None = None) -> list[str]:
    return [each.name.value for each in checking.for_member(session, who, work, NOW, apart)]


def seen(session: Session, who: Membership) -> list[int]:
    found = limit_queries.own(session, who.person_id, SUNDAY_BEFORE, MONDAY_AFTER, ())
    return [each.id for each in found]


@pytest.mark.parametrize("day", [SUNDAY_BEFORE, MONDAY, MONDAY + timedelta(6), MONDAY_AFTER])
def test_the_week_and_a_day_around_it_are_seen(
    session: Session, lea: Membership, log: Maker, day: date
) -> None:
    entry = log(on=day)
    assert seen(session, lea) == [entry.id]


@pytest.mark.parametrize("day", [SUNDAY_BEFORE - timedelta(1), MONDAY_AFTER + timedelta(1)])
def test_days_beyond_are_not(session: Session, lea: Membership, log: Maker, day: date) -> None:
    log(on=day)
    assert seen(session, lea) == []


def test_a_colleagues_entries_are_not(session: Session, lea: Membership, tom: Membership, log: Maker) -> None:
    log(by=tom)
    assert seen(session, lea) == []


@pytest.mark.parametrize(
    ("state", "counts"),
    [
        (EntryState.RECORDED, [True]),
        (EntryState.VALIDATED, [True]),
        (EntryState.PROPOSED, [False]),
        (EntryState.DECLINED, []),
        (EntryState.REFUSED, []),
        (EntryState.DELETED, []),
    ],
)
def test_only_living_entries_are_seen_and_only_those_agreed_count(
    session: Session, lea: Membership, log: Maker, state: EntryState, counts: list[bool]
) -> None:
    log().state = state
    session.flush()
    found = limit_queries.own(session, lea.person_id, MONDAY, WEDNESDAY, ())
    assert [each.counts for each in found] == counts


def test_a_limit_is_a_persons_whatever_the_cooperative(session: Session, lea: Membership, log: Maker) -> None:
    elsewhere = Membership(
        person_id=lea.person_id,
        role=Role.MEMBER,
        cooperative_id=add_cooperative(session, "Les Cigales").id,
        standing=Standing.ACTIVE,
        asked_at=NOW,
    )
    session.add(elsewhere)
    session.flush()
    log(minutes=400, by=elsewhere)
    assert names(session, lea, Work(WEDNESDAY, 120, "vitres")) == ["day"]


def test_all_that_an_entry_says_is_compared(session: Session, lea: Membership) -> None:
    stretches = ((time(9), time(10)), (time(11), time(12)))
    said = Work(WEDNESDAY, 120, "tonte", "jardinage", time(9), time(12), "M. Petit", segments=stretches)
    entry = actions.record(session, lea, said, Source(1), NOW)
    assert limit_queries.own(session, lea.person_id, MONDAY, WEDNESDAY, ())[0].work == said
    assert names(session, lea, said) == ["same"]
    assert names(session, lea, Work(WEDNESDAY, 60, "flyers", starts=time(10), ends=time(11))) == []
    assert names(session, lea, said, entry.id) == []


def test_an_entry_that_is_corrected_does_not_stand_in_its_own_way(
    session: Session, lea: Membership, log: Maker
) -> None:
    entry = log(minutes=400)
    assert "day" in names(session, lea, Work(WEDNESDAY, 240, "tonte"))
    assert names(session, lea, Work(WEDNESDAY, 240, "tonte"), entry.id) == []


def test_a_deleted_entry_is_forgotten(session: Session, lea: Membership, log: Maker) -> None:
    entry = log(minutes=400)
    actions.delete(session, entry, Deed(session.get_one(Person, lea.person_id), NOW))
    assert names(session, lea, Work(WEDNESDAY, 240, "vitres")) == []


def test_the_lines_of_a_card_count_with_those_above(session: Session, lea: Membership, log: Maker) -> None:
    log(minutes=120, activity="compta")
    lines = [Work(WEDNESDAY, 240, "tonte"), Work(WEDNESDAY, 180, "flyers"), Work(MONDAY, 60, "vitres")]
    found = checking.for_card(session, lea, lines, NOW)
    assert [[each.name.value for each in line] for line in found] == [[], ["day"], []]


def test_a_card_without_lines_goes_beyond_nothing(session: Session, lea: Membership) -> None:
    assert checking.for_card(session, lea, [], NOW) == ()


def test_one_query_is_enough_for_a_card(session: Session, lea: Membership, log: Maker) -> None:
    log()
    asked: list[str] = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    checking.for_card(session, lea, [Work(WEDNESDAY, 60, "a"), Work(MONDAY, 60, "b")], NOW)
    assert len([each for each in asked if "entries" in each]) == 1


def test_the_cooperatives_settings_are_what_counts(
    session: Session, lea: Membership, kop: Cooperative
) -> None:
    long = Work(WEDNESDAY, 260, "tonte")
    assert names(session, lea, long) == []
    kop.limits = {"stretch_minutes": 240, "week_minutes": "?"}
    assert names(session, lea, long) == ["stretch"]


@pytest.mark.parametrize(
    ("timezone", "chosen", "day", "expected"),
    [
        ("Europe/Paris", None, date(2026, 7, 14), ["holiday"]),
        ("Indian/Reunion", None, date(2026, 7, 14), ["holiday"]),
        ("America/Guadeloupe", None, date(2026, 7, 21), ["holiday"]),
        ("Europe/Paris", None, date(2026, 7, 21), []),
        ("Europe/Paris", "972", date(2026, 7, 21), ["holiday"]),
        ("America/Cayenne", "Nulle", date(2026, 7, 21), []),
        ("Pacific/Wallis", None, date(2026, 7, 29), ["holiday"]),
        ("Asia/Tokyo", None, date(2026, 7, 14), ["holiday"]),
    ],
)
def test_holidays_are_those_of_the_territory(
    session: Session, lea: Membership, kop: Cooperative, timezone: str, chosen: str | None, day: date,
    expected: list[str],
) -> None:  # fmt: skip
    kop.timezone, kop.holiday_territory = timezone, chosen
    found = checking.for_member(session, lea, Work(day, 60, "tonte"), datetime(2026, 7, 30, 12, tzinfo=UTC))
    assert [each.name.value for each in found if each.name.value != "long_past"] == expected


def test_today_is_the_cooperatives_own(session: Session, lea: Membership, kop: Cooperative) -> None:
    late = datetime(2026, 7, 29, 21, 0, tzinfo=UTC)
    work = Work(WEDNESDAY, 60, "tonte")
    assert checking.for_member(session, lea, work, late) == ()
    kop.timezone = "Indian/Mayotte"
    assert [each.days for each in checking.for_member(session, lea, work, late)] == [15]


def test_the_season_is_the_cooperatives(session: Session, lea: Membership, kop: Cooperative) -> None:
    kop.season_starts_on, kop.season_ends_on = WEDNESDAY, WEDNESDAY
    assert names(session, lea, Work(WEDNESDAY, 60, "tonte")) == []
    assert names(session, lea, Work(MONDAY, 60, "tonte")) == ["outside_season"]


def test_what_was_gone_beyond_can_be_kept_with_the_entry(session: Session, lea: Membership) -> None:
    work = Work(WEDNESDAY, 541, "tonte")
    beyond = checking.for_member(session, lea, work, NOW)
    kept = Work(WEDNESDAY, 541, "tonte", warnings=tuple(each.name for each in beyond))
    entry = actions.record(session, lea, kept, Source(1), NOW)
    session.expire(entry)
    assert list(session.get_one(Entry, entry.id).warnings) == ["day", "stretch"]
