"""What a line of a caught-up week lacks is asked at once, in the same place: what was done, or how long."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from markupsafe import Markup

from bot.flows import catchup_state as state
from bot.flows.catchup_lines import Answers, is_over, is_same
from bot.flows.hour_answers import HOW_LONG, WHAT
from bot.flows.steps import AnotherMatter, Choice, Facts, NotUnderstood, Step
from bot.texts import catchup as texts


def after(asked: Step) -> Step:
    """The question of one entry, asked of the first line that lacks it."""
    part = asked.name
    return replace(
        asked,
        question=_question(asked),
        read=_read(asked),
        choices=_choices(asked),
        wanted=_lacks(part),
        missing=_lacks(part),
        take=_take(asked),
    )


def _lacks(part: str) -> Callable[[Facts], bool]:
    def lacking(facts: Facts) -> bool:
        number = state.unfinished(facts)
        return not state.is_idle(facts) and number is not None and part not in state.lines(facts)[number]

    return lacking


def _question(asked: Step) -> Callable[[Facts], Markup]:
    def question(facts: Facts) -> Markup:
        line = _open(facts)
        about = texts.about(date.fromisoformat(line["when"]), line.get("what"), line.get("how_long"))
        notes = texts.notes(facts.answers.get("notes") or (), facts.adult)
        return texts.part(notes, about, asked.question(replace(facts, answers=line)))

    return question


def _open(facts: Facts) -> Answers:
    return state.lines(facts)[state.unfinished(facts) or 0]


def _choices(asked: Step) -> Callable[[Facts], Sequence[Choice]]:
    def choices(facts: Facts) -> list[Choice]:
        usual = asked.choices(replace(facts, answers=_open(facts)))
        return [*usual, Choice(texts.DROP_LINE, {"drop": True})]

    return choices


def _take(asked: Step) -> Callable[[Any, Facts], Answers]:
    def take(value: Any, facts: Facts) -> Answers:
        if "drop" in value:
            return _without(facts)
        return _with(facts, asked.taken(value, replace(facts, answers=_open(facts))))

    return take


def _with(facts: Facts, said: Answers) -> Answers:
    """The open line with more parts; its day is known."""
    lines, number = state.lines(facts), state.unfinished(facts)
    if number is None:
        return {"notes": []}
    lines[number] |= {part: value for part, value in said.items() if part != "when"}
    return {"lines": lines, "notes": []}


def _without(facts: Facts) -> Answers:
    lines, number = state.lines(facts), state.unfinished(facts)
    if number is None:
        return {"notes": []}
    kept = lines[:number] + lines[number + 1 :]
    return {"lines": kept, "notes": [], **_asked_again(lines, number, facts)}


def _asked_again(said: Sequence[Answers], number: int, facts: Facts) -> Answers:
    """The day of a dropped line, if it has no other."""
    day = said[number]["when"]
    name = state.name_of(facts, date.fromisoformat(day))
    alone = sum(line["when"] == day for line in said) == 1
    return {name: None} if name and alone else {}


def _read(asked: Step) -> Callable[[str, Facts], Answers]:
    def read(text: str, facts: Facts) -> Answers:
        """A line of another day or of other work, or one that leaves the question open, is no answer."""
        if not facts.known["fresh"]:
            raise AnotherMatter
        line = _open(facts)
        said = _same(asked.name, facts) if is_same(text) else asked.read(text, replace(facts, answers=line))
        others = said.keys() & line.keys() - {asked.name}
        if asked.name not in said or any(said[part] != line[part] for part in others):
            raise NotUnderstood(texts.misfit("part", facts.adult))
        if not is_over(line | said, facts):
            raise NotUnderstood(texts.misfit("not_over", facts.adult))
        return _with(facts, said)

    return read


def _same(part: str, facts: Facts) -> Answers:
    """« pareil »: as in the line before."""
    number = state.unfinished(facts)
    before = state.lines(facts)[:number]
    if not before:
        raise NotUnderstood(texts.misfit("no_model", facts.adult))
    return {part: before[-1][part]}


STEPS = (after(WHAT), after(HOW_LONG))
