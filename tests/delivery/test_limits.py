"""Limits by the machine's seconds: how fast we send, what a 429 freezes, what a person may send in."""

from bot.delivery.limits import PERSON_BURST, TIDY_EVERY, Pace, Patience


def sent_in(pace: Pace, seconds: float, chat_of=lambda number: number) -> list[float]:
    """The instants at which a greedy sender gets one through, looked at every millisecond."""
    times: list[float] = []
    for tick in range(int(seconds * 1000)):
        clock, chat = 100 + tick / 1000, chat_of(len(times))
        if pace.room(clock) and chat not in pace.full_chats(clock):
            pace.spend(chat, clock)
            times.append(clock)
    return times


def busiest_second(times: list[float]) -> int:
    return max(sum(1 for other in times if start <= other < start + 1) for start in times)


def test_no_sliding_second_holds_more_than_thirty() -> None:
    times = sent_in(Pace(28), 10)
    assert busiest_second(times) <= 30
    assert len(times) >= 279


def test_one_chat_gets_a_burst_of_five_then_one_a_second() -> None:
    assert len(sent_in(Pace(28), 10, chat_of=lambda _: 7)) in (14, 15)


def test_a_429_of_a_private_chat_stops_everything_and_of_a_group_only_that_group() -> None:
    pace = Pace(28)
    pace.freeze(1001, 5, 100)
    assert pace.room(104.9) == 0
    assert pace.room(105.1) > 0
    pace.freeze(-500, 5, 200)
    assert pace.room(201) > 0
    assert pace.full_chats(201) == {-500}
    assert pace.full_chats(206) == set()


def test_rate_zero_lifts_the_limits_but_not_a_429() -> None:
    pace = Pace(0)
    assert pace.room(1) > 1000
    pace.freeze(1, 2, 1)
    assert pace.room(2) == 0


def test_a_person_is_warned_once_each_time_they_run_dry() -> None:
    patience = Patience()
    obeyed = sum(patience.allows(7, 100) for _ in range(PERSON_BURST + 20))
    assert obeyed == PERSON_BURST
    assert [patience.warns_now(7) for _ in range(3)] == [True, False, False]
    assert patience.allows(7, 101)
    assert not patience.warns_now(7), "a trickle is still the same flood"
    assert patience.allows(7, 110)
    assert patience.warns_now(7), "after a calm a new flood is told anew"
    assert patience.allows(8, 100), "others notice nothing"


def test_people_who_are_calm_again_are_forgotten() -> None:
    patience = Patience()
    for person in range(5000):
        patience.allows(person, 100 + person)
    assert len(patience._people) <= TIDY_EVERY
