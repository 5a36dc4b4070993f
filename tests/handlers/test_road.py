"""The road of typed words: what comes before what."""

from bot.handlers import contracts, flows, hours, routes, small_talk


def test_open_questions_come_before_entries_and_entries_before_small_talk() -> None:
    order = [flows.type_in_flow, hours.log_line, contracts.log_contract_line, small_talk.answer]
    assert [road for road in routes.FREE_TEXT if road in order] == order


def test_small_talk_comes_last_of_what_there_is() -> None:
    assert routes.FREE_TEXT[-1] is small_talk.answer
