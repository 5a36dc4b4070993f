"""Several entries on one card: each line answers its own questions, then all are saved at once."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from bot.flows import hour_corrections, hours
from bot.flows.steps import CARD, PARTS, Card, Choice, Facts, Flow, NotUnderstood, Step, Way, answered
from bot.texts import french
from bot.texts import hour_cards as cards
from bot.texts import several as words

NAME = "hours_several"
MOST = 14
ALL = -1


def lines_of(facts: Facts) -> list[Facts]:
    """Each line as the facts of a conversation of its own."""
    return [_line(facts, number) for number in _all(facts)]


def _line(facts: Facts, number: int) -> Facts:
    where = {"where": facts.answers["where"]} if "where" in facts.answers else {}
    return replace(facts, answers={**facts.answers["lines"][number], **where})


def _changed(facts: Facts, number: int, answers: dict[str, Any]) -> dict[str, Any]:
    """The lines with other answers in one of them; the place is everybody's."""
    lines = [dict(each) for each in facts.answers["lines"]]
    where = {"where": answers.pop("where")} if "where" in answers else {}
    lines[number] |= answers
    return {"lines": lines, **where}


def _of_line(number: int, step: Step) -> Step:
    """A question of the single card, asked about one line."""

    def there(facts: Facts) -> bool:
        return number < len(facts.answers["lines"])

    def take(value: Any, facts: Facts) -> dict[str, Any]:
        return _changed(facts, number, dict(step.taken(value, _line(facts, number))))

    def read(text: str, facts: Facts) -> dict[str, Any]:
        return _changed(facts, number, dict(step.read(text, _line(facts, number))))

    return replace(
        step,
        name=f"{number}.{step.name}",
        question=lambda facts: words.about(number, _said(facts, number), step.question(_line(facts, number))),
        read=read,
        choices=lambda facts: step.choices(_line(facts, number)),
        wanted=lambda facts: there(facts) and step.wanted(_line(facts, number)),
        missing=lambda facts: there(facts) and step.is_missing(_line(facts, number)),
        take=take,
        chosen=lambda facts: step.ticked(_line(facts, number)),
    )


def _said(facts: Facts, number: int) -> str:
    """What is known of a line: « tonte, 2 h »."""
    answers = facts.answers["lines"][number]
    what, how_long = answers.get("what"), answers.get("how_long")
    said = [what["activity"]] if what else []
    return ", ".join([*said, *([french.duration(how_long["minutes"])] if how_long else [])])


def _menu(name: str, facts: Facts) -> Sequence[Way] | None:
    """The lines, then the parts of one; « 3.parts » is the menu of the fourth."""
    if name == PARTS:
        return [Way(words.line(number, _said(facts, number)), f"{number}.{PARTS}") for number in _all(facts)]
    number, _, rest = name.partition(".")
    if rest != PARTS or not number.isdigit() or int(number) >= len(facts.answers["lines"]):
        return None
    return [*_parts(facts, int(number)), _dropped(facts, int(number))]


def _all(facts: Facts) -> range:
    return range(len(facts.answers["lines"]))


def _parts(facts: Facts, number: int) -> list[Way]:
    line = _line(facts, number)
    return [Way(step.label, f"{number}.{step.name}") for step in LINE_STEPS if step.wanted(line)]


def _dropped(facts: Facts, number: int) -> Way:
    kept = [each for index, each in enumerate(facts.answers["lines"]) if index != number]
    return Way(words.DROP_LINE, CARD, {"lines": kept})


def _card(facts: Facts) -> Markup:
    lines = lines_of(facts)
    each = [(hours.work_of(line), hours.around(line)) for line in lines]
    return cards.card_of_several(each, facts.known["checked"](lines))


def _save(facts: Facts) -> str:
    return cards.save_all_label(facts.known["checked"](lines_of(facts)))


def _correct(text: str, facts: Facts) -> dict[str, Any] | None:
    """A correction names its line (« la 2 : 3h »), or it is asked which line is meant."""
    number, rest = words.number_in(text)
    if number is not None and number <= len(facts.answers["lines"]):
        answers = hour_corrections.correct(rest, _line(facts, number - 1))
        return None if answers is None else _changed(facts, number - 1, answers)
    readings = [hour_corrections.correct(text, line) for line in lines_of(facts)]
    if all(each is None for each in readings):
        return None
    return {"pending": text}


def _meant(facts: Facts) -> Sequence[Choice]:
    each = [Choice(words.line(number, _said(facts, number)), number) for number in _all(facts)]
    return [*each, Choice(words.ALL_LINES, ALL)]


def _take_meant(value: int, facts: Facts) -> dict[str, Any]:
    text, answers = facts.answers["pending"], dict(facts.answers)
    for number in _all(facts) if value == ALL else [value]:
        changed = hour_corrections.correct(text, _line(replace(facts, answers=answers), number)) or {}
        answers |= _changed(replace(facts, answers=answers), number, changed)
    return {"lines": answers["lines"], "pending": None}


def _read_meant(text: str, facts: Facts) -> dict[str, Any]:
    number, _ = words.number_in(text)
    if number is None or number > len(facts.answers["lines"]):
        raise NotUnderstood(words.no_line())
    return _take_meant(number - 1, facts)


_PENDING = Step(
    "pending",
    "La ligne",
    lambda _: words.which_line(),
    _read_meant,
    _meant,
    wanted=answered("pending"),
    missing=answered("pending"),
    take=_take_meant,
    columns=1,
)
_WHERE = next(step for step in hours.STEPS if step.name == "where")
LINE_STEPS = tuple(step for step in hours.STEPS if step.name != "where")

FLOW = Flow(
    NAME,
    (
        _PENDING,
        _WHERE,
        *(_of_line(number, step) for number in range(MOST) for step in LINE_STEPS),
    ),
    Card(_card, _save, lambda facts: not facts.answers["lines"]),
    again="/heures",
    menu=_menu,
    correct=_correct,
)
