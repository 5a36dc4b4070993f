"""The conversation that catches up a week: its days one after another, then one card with all lines."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.flows import catchup_lines as reading
from bot.flows import catchup_parts, hours, place
from bot.flows import catchup_state as state
from bot.flows.catchup_lines import Answers, Frame
from bot.flows.catchup_state import DAYS
from bot.flows.idle import IdleSaid, idle_week
from bot.flows.several import MOST
from bot.flows.steps import AnotherMatter, Choice, Facts, Flow, NotUnderstood, Step, unanswered
from bot.hours import catch_up_rules as rules
from bot.texts import catchup as texts
from bot.texts import clean
from bot.texts import hour_questions as hour_texts

NAME = "catchup"
PASSED, FREE, TOLD = "passed", "free", "told"


def _wanted(name: str) -> Callable[[Facts], bool]:
    return lambda facts: not state.is_idle(facts) and state.day_of(facts, name) in state.days_asked(facts)


def _question(name: str) -> Callable[[Facts], Markup]:
    def question(facts: Facts) -> Markup:
        week = texts.Week(
            state.monday(facts), state.days_asked(facts), state.today(facts), facts.known["idle"], facts.adult
        )
        before = _so_far(facts) if state.is_begun(facts) else texts.intro(week)
        notes = texts.notes(facts.answers.get("notes") or (), facts.adult)
        return texts.day(state.day_of(facts, name), facts.adult, [before, notes])

    return question


def _so_far(facts: Facts) -> Markup | None:
    told = [replace(facts, answers=line) for line in state.lines(facts)]
    return texts.so_far([(hours.work_of(each), hours.around(each)) for each in told]) if told else None


def _choices(name: str) -> Callable[[Facts], Sequence[Choice]]:
    def choices(facts: Facts) -> list[Choice]:
        model = reading.latest_before(state.told_so_far(facts), state.day_of(facts, name))
        same = [Choice(texts.same_as(model), {"same": model.isoformat()})] if model else []
        if model and not _copied(name, model, facts):
            same = []
        of_week = [] if state.is_begun(facts) else _of_week(facts)
        return [Choice(texts.NOTHING, {"free": True}), *same, *of_week]

    return choices


def _copied(name: str, model: date, facts: Facts) -> list[Answers]:
    """The lines of another day for this one; none that could not have been done yet."""
    like = state.told_so_far(facts).get(model.isoformat(), [])
    lines = reading.copied(like, state.day_of(facts, name))
    return lines if all(reading.is_over(line, facts) for line in lines) else []


def _of_week(facts: Facts) -> list[Choice]:
    """The other week, and « Rien cette semaine » where nothing is said of it."""
    current = state.current_monday(facts)
    is_current = state.monday(facts) == current
    other = rules.week_before(current) if is_current else current
    to_other = Choice(texts.EARLIER if is_current else texts.CURRENT, {"week": other.isoformat()})
    idle = (
        [] if facts.known["told"] or facts.known["idle"] else [Choice(texts.idle(is_current), {"idle": True})]
    )
    return [*idle, to_other]


def _take(name: str) -> Callable[[Any, Facts], Answers]:
    def take(value: Any, facts: Facts) -> Answers:
        chosen: Mapping[str, Any] = value or {}
        if "week" in chosen or "idle" in chosen:
            return _take_week(chosen, facts)
        if "same" in chosen:
            said = state.lines(facts) + _copied(name, date.fromisoformat(chosen["same"]), facts)
            return {name: TOLD, "lines": said[:MOST], "notes": []}
        return {name: FREE if "free" in chosen else PASSED, "notes": []}

    return take


def _take_week(value: Any, facts: Facts) -> Answers:
    if "idle" in value:
        return {"idle": facts.answers["week"], "notes": []}
    return {"week": value["week"], "notes": [], **dict.fromkeys(DAYS)}


def _read(name: str) -> Callable[[str, Facts], Answers]:
    def read(text: str, facts: Facts) -> Answers:
        """What is typed days after the question is not about the day that was asked then."""
        if not facts.known["fresh"]:
            raise AnotherMatter
        if (said := idle_week(text)) is not None:
            return _idle(said, facts)
        return _lines(text, facts, state.day_of(facts, name))

    return read


def _lines(text: str, facts: Facts, asked: date) -> Answers:
    frame = Frame(facts, state.monday(facts), state.today(facts), asked, state.told_so_far(facts))
    return _kept(reading.read_message(text, frame), text, frame)


def _idle(said: IdleSaid, facts: Facts) -> Answers:
    """Of the whole week if nothing was told of it, else of the days that are left."""
    current = state.current_monday(facts)
    named = {IdleSaid.THIS: current, IdleSaid.LAST: rules.week_before(current)}
    monday = named.get(said, state.monday(facts))
    if state.is_begun(facts) and monday == state.monday(facts):
        left = [name for name in DAYS if _wanted(name)(facts) and unanswered(name)(facts)]
        return {**dict.fromkeys(left, FREE), "notes": []}
    return {"idle": monday.isoformat(), "notes": []}


def _kept(found: reading.Read, text: str, frame: Frame) -> Answers:
    """Answers from a message; one of which nothing can be taken is no answer."""
    if not found.lines and not found.free and len(found.notes) == 1:
        found.lines.append(_in_own_words(text, found.notes.pop()[1], frame))
    said = state.lines(frame.facts) + found.lines
    many = [["", "many", frame.asked.isoformat()]] if len(said) > MOST else []
    days = {state.name_of(frame.facts, day): TOLD for day in found.days}
    free = {state.name_of(frame.facts, day): FREE for day in found.free}
    answers = {name: value for name, value in (days | free).items() if name is not None}
    return {**answers, "lines": said[:MOST], "notes": found.notes + many}


def _in_own_words(text: str, reason: str, frame: Frame) -> Answers:
    """« on a rangé le local » is what was done, in the member's words."""
    if reason == "contract":
        raise AnotherMatter
    words = clean.line(text, reading.LONGEST_ACTIVITY)
    if reason != "unread" or "?" in text or not any(each.isalpha() for each in words):
        raise NotUnderstood(texts.misfit(reason, frame.facts.adult))
    return {"what": {"activity": words, "key": None}, "when": frame.asked.isoformat()}


def _another_matter(_text: str, _facts: Facts) -> Answers:
    raise AnotherMatter


def _nothing_wanted(facts: Facts) -> bool:
    return not (state.is_idle(facts) or state.is_begun(facts) or state.days_asked(facts))


def _day(name: str) -> Step:
    return Step(
        name,
        texts.DAY,
        _question(name),
        _read(name),
        _choices(name),
        _wanted(name),
        optional=True,
        missing=unanswered(name),
        take=_take(name),
    )


def _is_left(facts: Facts) -> bool:
    return not state.is_idle(facts) and bool(facts.answers.get("notes"))


def _read_left(text: str, facts: Facts) -> Answers:
    """The line that was not taken, in other words; without a day it is of the same one."""
    if not facts.known["fresh"]:
        raise AnotherMatter
    return _lines(text, facts, date.fromisoformat(facts.answers["notes"][-1][2]))


LEFT = Step(
    "left",
    texts.DAY,
    lambda facts: texts.left(facts.answers["notes"], facts.adult),
    _read_left,
    lambda _: [Choice(texts.GO_ON, True)],
    _is_left,
    missing=_is_left,
    take=lambda _, __: {"notes": []},
)
NOTHING_MISSING = Step(
    "nothing",
    texts.DAY,
    lambda facts: texts.nothing_missing(state.monday(facts) == state.current_monday(facts)),
    _another_matter,
    _of_week,
    _nothing_wanted,
    columns=1,
    missing=_nothing_wanted,
    take=_take_week,
)

FLOW = Flow(
    NAME,
    (
        place.step(hour_texts.which_cooperative),
        *catchup_parts.STEPS,
        *(_day(name) for name in DAYS),
        LEFT,
        NOTHING_MISSING,
    ),
    again="/rattraper",
)
