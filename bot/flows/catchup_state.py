"""How far a week is caught up: which week, its days, the lines told so far, and what they still lack."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from bot.flows.catchup_lines import Answers
from bot.flows.steps import Facts
from bot.hours import catch_up_rules as rules
from bot.hours.rules import today as local_day
from bot.hours.rules import week_of

DAYS = tuple(f"day{number}" for number in range(7))
PARTS = ("what", "how_long")


def today(facts: Facts) -> date:
    return local_day(facts.now, facts.timezone)


def current_monday(facts: Facts) -> date:
    return week_of(today(facts))[0]


def monday(facts: Facts) -> date:
    """Of the week that is asked."""
    return date.fromisoformat(facts.answers["week"])


def day_of(facts: Facts, name: str) -> date:
    return monday(facts) + timedelta(days=DAYS.index(name))


def name_of(facts: Facts, day: date) -> str | None:
    """The question that asks for that day; None for a day of another week."""
    number = (day - monday(facts)).days
    return DAYS[number] if 0 <= number < len(DAYS) else None


def lines(facts: Facts) -> list[Answers]:
    return [dict(line) for line in facts.answers.get("lines") or ()]


def days_asked(facts: Facts) -> list[date]:
    """Those of the week without hours, answered in this conversation or not."""
    told = [date.fromisoformat(day) for day in facts.known["told"]]
    return rules.days_to_tell(monday(facts), today(facts), told)


def is_idle(facts: Facts) -> bool:
    """Whether « rien » was just said of the whole week."""
    return bool(facts.answers.get("idle"))


def is_begun(facts: Facts) -> bool:
    return bool(lines(facts)) or any(facts.answers.get(name) for name in DAYS)


def is_whole(line: Mapping[str, Any]) -> bool:
    return set(PARTS) <= set(line)


def unfinished(facts: Facts) -> int | None:
    """The place of the first line that lacks a part."""
    return next((place for place, line in enumerate(lines(facts)) if not is_whole(line)), None)


def told_so_far(facts: Facts) -> dict[str, list[Answers]]:
    """Each day's lines: what is written already, then what was just told."""
    found = {day: list(each) for day, each in facts.known["told"].items()}
    for line in filter(is_whole, lines(facts)):
        found.setdefault(line["when"], []).append(line)
    return found
