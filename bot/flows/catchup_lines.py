"""Typed lines of a week that is caught up: each for its day, with what was done, « rien » or « pareil que lundi »."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from bot.flows.hours_line import line_of, span
from bot.flows.idle import nothing_that_day
from bot.flows.steps import Facts
from bot.hours import catch_up_rules as rules
from bot.texts import activities, clean
from bot.understanding import Day, Duration, Impossible, activity_of, read, read_date, read_duration

LONGEST_ACTIVITY, LONGEST_NOTE, MOST_PIECES = 60, 60, 20
NUMBERED = re.compile(r"\W{0,2}\d{1,2}(?!\d|\s*(?:[h:-]|min))")
DAY_FIRST = r"(?:(?P<day>{days})[ ,:]*)?"
DAYS = r"(?:hier|avant[ -]hier|aujourd'hui|ajd|(?:{})[a-z]*(?: \d{{1,2}})?)".format("|".join(rules.WEEKDAYS))
SAME = re.compile(
    rf"(?:(?P<day>{DAYS})[ ,:]*)?(?:c'etait |c'est )?"
    rf"(?:(?:pareille?|idem|(?:la |les )?memes? (?:chose|heures?))(?: (?:que?|comme) ?| qu')?|comme )"
    rf"(?P<like>{DAYS})?"
)
FREE = re.compile(rf"(?:(?P<first>{DAYS})[ ,:]+)?(?P<words>.*?)(?:[ ,:]+(?P<last>{DAYS}))?")

Answers = dict[str, Any]


class Misfit(Exception):
    """A line that cannot be taken; `reason` is the name of its words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Frame:
    """In which week a line is read, which day is asked, and what each day's lines are so far."""

    facts: Facts
    monday: date
    today: date
    asked: date
    told: Mapping[str, list[Answers]]


@dataclass
class Read:
    """What a message says: lines to write, days without any, and which of its lines were not taken and why."""

    lines: list[Answers] = field(default_factory=list)
    free: list[date] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)

    @property
    def days(self) -> set[date]:
        """Those that are answered."""
        return {*self.free, *(date.fromisoformat(line["when"]) for line in self.lines)}


def read_message(text: str, frame: Frame) -> Read:
    """Line by line; a line without a day is of the one named last before it, at first of the one asked."""
    found = Read()
    pieces = [piece for piece in text.splitlines() if piece.strip()]
    for piece in pieces[:MOST_PIECES]:
        try:
            frame = replace(frame, asked=_take(piece, frame, found))
        except Misfit as misfit:
            found.notes.append([clean.line(piece, LONGEST_NOTE), misfit.reason])
    if len(pieces) > MOST_PIECES:
        found.notes.append([clean.line(pieces[MOST_PIECES], LONGEST_NOTE), "many"])
    return found


def day_in(piece: str, frame: Frame) -> date | None:
    """The day that a line names; None when it names none. Raises Misfit for several, or one that cannot be."""
    zone = ZoneInfo(frame.facts.timezone)
    match read_date(piece, frame.facts.now, zone):
        case Day(on=day, said=said):
            numbered = NUMBERED.match(piece.partition(said)[2]) is not None
            return day if numbered else rules.meant(day, said, frame.monday, frame.today)
        case Impossible(reason=reason):
            raise Misfit(reason)
        case None if not _dated(read(piece, frame.facts.now, zone).entries):
            return None
    raise Misfit("days")


def _dated(entries: Iterable[Any]) -> bool:
    return any(each.part == "date" for entry in entries for each in entry.evidence)


def _take(piece: str, frame: Frame, found: Read) -> date:
    """Adds what the line says, and gives the day it is of."""
    if (like := SAME.fullmatch(clean.folded(piece[:80]).rstrip(" .!"))) is not None:
        return _same(like, frame, found)
    if (day := _free(piece, frame)) is not None:
        found.free.append(day)
        return day
    day = day_in(piece, frame) or frame.asked
    line = _line(piece, frame)
    if line:
        found.lines.append(line | {"when": day.isoformat()})
    return day


def _same(like: re.Match[str], frame: Frame, found: Read) -> date:
    day = _day_or(like["day"], frame, frame.asked)
    told = _by_day(frame.told, found.lines)
    model = _day_or(like["like"], frame, latest_before(told, day))
    lines = told.get(model.isoformat(), []) if model else []
    if day is None or not lines or model == day:
        raise Misfit("no_model")
    found.lines += copied(lines, day)
    return day


def _day_or(said: str | None, frame: Frame, otherwise: date | None) -> date:
    day = day_in(said, frame) if said else otherwise
    if day is None:
        raise Misfit("no_model")
    return day


def _free(piece: str, frame: Frame) -> date | None:
    """The day of which a line says that there was nothing."""
    parts = FREE.fullmatch(clean.folded(piece[:80]).rstrip(" .!"))
    if parts is None or not nothing_that_day(parts["words"]):
        return None
    said = parts["first"] or parts["last"]
    return (day_in(said, frame) if said else None) or frame.asked


def _line(piece: str, frame: Frame) -> Answers:
    """What was done and how long, as far as it is said; empty for a line that is nothing but its day."""
    line = line_of(piece, frame.facts, frame.facts.known["names"])
    if line.held or (line.doubt and "how_long" not in line.answers):
        raise Misfit(line.held or line.doubt or "unread")
    said = {step: value for step, value in line.answers.items() if step != "when"} or _parts(piece, frame)
    if not said and not _is_heading(piece, frame):
        raise Misfit("unread")
    return said


def _parts(piece: str, frame: Frame) -> Answers:
    """« tonte », « 2h », « on a rangé le local »: one part of a line, the other is asked next."""
    if read(piece, frame.facts.now, ZoneInfo(frame.facts.timezone)).kind == "contract":
        raise Misfit("contract")
    if key := activity_of(piece):
        return {"what": {"activity": activities.said_in(piece, key), "key": key}}
    match read_duration(piece):
        case Duration() as found if day_in(piece, frame) is None:
            return {"how_long": span(found.minutes, found.start, found.end)}
        case Impossible(reason=reason):
            raise Misfit(reason)
    return {}


def _is_heading(piece: str, frame: Frame) -> bool:
    """« Mardi : » says the day of the lines below it."""
    words = clean.folded(piece[:40]).strip(" .:,-")
    return re.fullmatch(rf"{DAYS}(?: [a-z]{{3,9}})?", words) is not None and day_in(piece, frame) is not None


def latest_before(told: Mapping[str, list[Answers]], day: date) -> date | None:
    """The last day before that one that has lines."""
    earlier = [date.fromisoformat(each) for each, lines in told.items() if lines]
    return max((each for each in earlier if each < day), default=None)


def copied(lines: Iterable[Answers], day: date) -> list[Answers]:
    return [line | {"when": day.isoformat()} for line in lines]


def _by_day(told: Mapping[str, list[Answers]], lines: Iterable[Answers]) -> dict[str, list[Answers]]:
    """The days' lines with those that the same message has said before."""
    found = {day: list(each) for day, each in told.items()}
    for line in lines:
        found.setdefault(line["when"], []).append(line)
    return found
