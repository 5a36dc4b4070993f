"""The conversation in which animators change the limits of their cooperative."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import Any

from markupsafe import Markup
from pydantic import ValidationError

from bot.cooperatives.models import Cooperative
from bot.flows.steps import Card, Choice, Facts, Flow, NotUnderstood, Step, labelled
from bot.hours import closed_activities, limits, public_holidays
from bot.hours.limits import LAW, NO_DAY, NO_WEEK, Limits
from bot.texts import clean, french
from bot.texts import limit_questions as questions
from bot.texts import limit_settings as texts
from bot.texts.limit_settings import Settled

NAME = "limits"
LONGEST = 365
HOURS = re.compile(r"(\d{1,3})\s*(?:h(?:eures?)?\s*(\d{1,2})?)?(?:\s*min)?")
CLOCK = r"(\d{1,2})\s*[h:]?\s*(\d{2})?"
NIGHT = re.compile(rf"(?:de\s*)?{CLOCK}\s*(?:-|a|et)\s*{CLOCK}")
DAYS = re.compile(r"(\d{1,3})\s*(?:jours?)?")

Question = Callable[[], Markup]
Read = Callable[[str, Facts], dict[str, Any]]


def answers_from(cooperative: Cooperative) -> dict[str, Any]:
    said = limits.made_from(cooperative.limits).model_dump(mode="json")
    settled = {
        "night": [said["night_from"], said["night_to"]],
        "territory": cooperative.holiday_territory,
        "lock": cooperative.lock_after_days,
    }
    return said | settled


def limits_of(answers: Mapping[str, Any]) -> Limits:
    starts, ends = answers["night"]
    return Limits.model_validate({**answers, "night_from": starts, "night_to": ends})


def settled_by(facts: Facts) -> Settled:
    answers, known = facts.answers, facts.known
    where = answers["territory"] or public_holidays.of_timezone(known["timezone"])
    return Settled(known["name"], limits_of(answers), where, answers["lock"], known["minimum_age"])


def _hours(name: str, label: str, question: Question, offered: Sequence[int], none: int) -> Step:
    """A limit in minutes, said in hours; the law's own is called so."""
    choices = [Choice(_length(each, getattr(LAW, name)), each) for each in offered]
    choices.append(Choice(texts.OFF, none))

    def read(text: str, _facts: Facts) -> dict[str, Any]:
        found = HOURS.fullmatch(clean.folded(text[:40]))
        return _possible(name, int(found[1]) * 60 + int(found[2] or 0) if found else -1)

    return Step(name, label, lambda _: question(), read, lambda _: choices)


def _length(minutes: int, lawful: int) -> str:
    length = french.duration(minutes)
    return texts.by_law(length) if minutes == lawful else length


def _possible(name: str, minutes: int) -> dict[str, Any]:
    try:
        Limits.model_validate({name: minutes})
    except ValidationError as error:
        raise NotUnderstood(questions.no_hours()) from error
    return {name: minutes}


def _nights(_facts: Facts) -> Sequence[Choice]:
    offered = [Choice(_night(hour), [f"{hour}:00:00", "06:00:00"]) for hour in (20, 21, 22, 23)]
    return [*offered, Choice(texts.OFF, ["00:00:00", "00:00:00"])]


def _night(hour: int) -> str:
    label = texts.from_to(time(hour), LAW.night_to)
    return texts.by_law(label) if hour == LAW.night_from.hour else label


def _read_night(text: str, _facts: Facts) -> dict[str, Any]:
    found = NIGHT.fullmatch(clean.folded(text[:40]))
    try:
        if found is None:
            raise NotUnderstood(questions.no_night())
        return {"night": [_clock(found[1], found[2]), _clock(found[3], found[4])]}
    except ValueError as error:
        raise NotUnderstood(questions.no_night()) from error


def _clock(hour: str, minute: str | None) -> str:
    """« 24 h » is midnight. Raises ValueError for what no clock shows."""
    return time(int(hour) if hour != "24" else 0, int(minute or 0)).isoformat()


def _among(name: str, label: str, question: Question, choices: Sequence[Choice]) -> Step:
    return Step(name, label, lambda _: question(), _read_label(name, choices), lambda _: choices)


def _read_label(name: str, choices: Sequence[Choice]) -> Read:
    """Typed words are an answer when a button says the same."""

    def read(text: str, _facts: Facts) -> dict[str, Any]:
        found = labelled(text[:80], choices)
        if found is None:
            raise NotUnderstood(questions.choose())
        return {name: found.value}

    return read


def _days(name: str, label: str, question: Question, choices: Sequence[Choice]) -> Step:
    def read(text: str, _facts: Facts) -> dict[str, Any]:
        found = DAYS.fullmatch(clean.folded(text[:40]))
        if found is None or int(found[1]) > LONGEST:
            raise NotUnderstood(questions.no_days())
        return {name: int(found[1])}

    return Step(name, label, lambda _: question(), read, lambda _: choices)


def _numbers(offered: Sequence[int], otherwise: Choice) -> list[Choice]:
    return [*(Choice(texts.days(each), each) for each in offered), otherwise]


def _tolerable(_facts: Facts) -> Sequence[Choice]:
    return [Choice(closed.name, key) for key, closed in closed_activities.every().items()]


def _read_tolerated(text: str, facts: Facts) -> dict[str, Any]:
    """One at a time may be typed; it joins those chosen."""
    said = _read_label("tolerated", _tolerable(facts))(text, facts)
    return {"tolerated": list(dict.fromkeys([*facts.answers.get("tolerated", ()), said["tolerated"]]))}


WARNED = [Choice(label, told) for told, label in texts.YES_NO]
PLACES = [Choice(label, code) for code, label in texts.TERRITORIES]
FAR = _numbers((7, 14, 30), Choice(texts.OFF, texts.NEVER_DAYS))
LOCKS = _numbers((7, 14, 30), Choice(texts.BY_HAND, None))

FLOW = Flow(
    NAME,
    (
        _hours("day_minutes", "Par jour", questions.which_day, (360, 420, 480, 540, 600), NO_DAY),
        _hours("week_minutes", "Par semaine", questions.which_week, (1500, 1800, 2100, 2400), NO_WEEK),
        _hours("stretch_minutes", "La pause", questions.which_stretch, (180, 240, 270, 360), NO_DAY),
        _hours("rest_minutes", "Le repos", questions.which_rest, (660, 720, 840), 0),
        Step("night", "La nuit", lambda _: questions.which_night(), _read_night, _nights),
        _among("sunday", "Le dimanche", questions.whether_sunday, WARNED),
        _among("holidays", "Les jours fériés", questions.whether_holidays, WARNED),
        _among("territory", "Le calendrier", questions.which_territory, PLACES),
        Step(
            "tolerated",
            "Travaux interdits",
            lambda _: questions.which_tolerated(),
            _read_tolerated,
            _tolerable,
            optional=True,
            several=True,
            skip=texts.ALL_OF_THEM,
        ),
        _days("far_past_days", "Jour lointain", questions.how_far, FAR),
        _days("lock", "Semaine fermée", questions.when_closed, LOCKS),
    ),
    Card(lambda facts: texts.card(settled_by(facts), adult=True)),
    again="/limites",
)
