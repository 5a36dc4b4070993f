"""Typed lines of a week that is caught up: each for its day: hours, « rien », or « pareil que lundi »."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from bot.flows.hours_line import of_reading, span
from bot.flows.idle import nothing_that_day
from bot.flows.steps import Facts
from bot.hours import catch_up_rules as rules
from bot.texts import activities, clean
from bot.understanding import Day, Duration, Entry, Impossible, activity_of, read, read_date, read_duration

LONGEST_ACTIVITY, LONGEST_NOTE, MOST_PIECES, FEW_WORDS = 60, 60, 20, 80
NUMBERED = re.compile(r"\W{0,2}\d{1,2}(?!\d|\s*(?:[h:-]|min))")
DAYS = rf"(?:hier|avant[ -]hier|aujourd'hui|ajd|(?:{'|'.join(rules.WEEKDAYS)})[a-z]*(?: \d{{1,2}})?)"
SAME = re.compile(
    rf"(?:(?P<day>{DAYS})[ ,:]*)?(?:c'etait |c'est )?"
    r"(?:(?:pareil(?:le)?|idem|(?:la |les )?memes? (?:chose|heures?))"
    rf"(?: (?:que |qu'|comme )?(?P<like>{DAYS}))?|comme (?P<as>{DAYS}))"
)
FREE = re.compile(rf"(?:(?P<first>{DAYS})[ ,:]+)?(?P<words>.*?)(?:[ ,:]+(?P<last>{DAYS}))?")
HEADING = re.compile(rf"{DAYS}(?: [a-z]{{3,9}})?")

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
    """What a message says: lines to write, days without any, and what was not taken, why, for which day."""

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
            found.notes.append(_note(piece, misfit.reason, frame))
    if len(pieces) > MOST_PIECES:
        found.notes.append(_note(pieces[MOST_PIECES], "many", frame))
    return found


def _note(piece: str, reason: str, frame: Frame) -> list[str]:
    return [clean.line(piece, LONGEST_NOTE), reason, frame.asked.isoformat()]


def _take(piece: str, frame: Frame, found: Read) -> date:
    """Adds what the line says, and gives the day it is of."""
    if (like := SAME.fullmatch(_folded(piece))) is not None:
        return _same(like, frame, found)
    if (day := _free(piece, frame)) is not None:
        found.free.append(day)
        return day
    lines = _hours(piece, frame) or _part(piece, frame)
    found.lines += _over(lines, frame.facts)
    return date.fromisoformat(lines[-1]["when"]) if lines else _heading(piece, frame)


def _over(lines: list[Answers], facts: Facts) -> list[Answers]:
    """The same lines. Raises Misfit when one of them cannot have been done yet."""
    if not all(is_over(line, facts) for line in lines):
        raise Misfit("not_over")
    return lines


def is_over(line: Answers, facts: Facts) -> bool:
    how_long = line.get("how_long") or {"minutes": 0}
    ends = time.fromisoformat(how_long["ends"]) if how_long.get("ends") else None
    now = facts.now.astimezone(ZoneInfo(facts.timezone))
    return rules.is_over(date.fromisoformat(line["when"]), how_long["minutes"], ends, now)


def is_same(text: str) -> bool:
    """« pareil », whatever as."""
    return SAME.fullmatch(_folded(text)) is not None


def _folded(piece: str) -> str:
    return clean.folded(piece[:FEW_WORDS]).replace("’", "'").rstrip(" .!")


def _same(like: re.Match[str], frame: Frame, found: Read) -> date:
    day = _named(like["day"], frame) or frame.asked
    told = _by_day(frame.told, found.lines)
    model = _named(like["like"] or like["as"], frame) or latest_before(told, day)
    lines = told.get(model.isoformat(), []) if model and model != day else []
    if not lines:
        raise Misfit("no_model")
    found.lines += _over(copied(lines, day), frame.facts)
    return day


def _free(piece: str, frame: Frame) -> date | None:
    """The day of which a line says that there was nothing."""
    parts = FREE.fullmatch(_folded(piece))
    if parts is None or not nothing_that_day(parts["words"]):
        return None
    return _named(parts["first"] or parts["last"], frame) or frame.asked


def _named(said: str | None, frame: Frame) -> date | None:
    return day_in(said, frame) if said else None


def day_in(piece: str, frame: Frame) -> date | None:
    """The day that words name; None when they name none. Raises Misfit for several, or one that cannot be."""
    match read_date(piece, frame.facts.now, ZoneInfo(frame.facts.timezone)):
        case Day(on=day, said=said):
            return _meant(day, said, piece.partition(said)[2], frame)
        case Impossible(reason=reason):
            raise Misfit(reason)
        case None:
            return None
    raise Misfit("days")


def _meant(day: date, said: str, after: str, frame: Frame) -> date:
    """« mar. 14 » is that day, « mardi » the one of the week that is asked."""
    return day if NUMBERED.match(after) else rules.meant(day, said, frame.monday, frame.today)


def _hours(piece: str, frame: Frame) -> list[Answers]:
    """The entries of a line, each with its day."""
    names = frame.facts.known["line_names"]
    reading = read(piece, frame.facts.now, ZoneInfo(frame.facts.timezone), names.known)
    line = of_reading(reading, piece, names)
    if reading.kind == "contract" or line.may_be_contract:
        raise Misfit("contract")
    lines: list[Answers] = []
    for entry, answers in zip(reading.entries, line.answers, strict=True):
        day = _day_of(entry, answers, piece, frame)
        frame = replace(frame, asked=day)
        lines.append(_dated(answers, day))
    return lines


def _day_of(entry: Entry, answers: Answers, piece: str, frame: Frame) -> date:
    said = [each for each in entry.evidence if each.part == "date"]
    if not said:
        return frame.asked
    if entry.day is None or len({each.said for each in said}) > 1:
        raise Misfit(answers["whys"].get("when", "days"))
    return _meant(entry.day, said[0].said, piece[said[0].end :], frame)


def _dated(answers: Answers, day: date) -> Answers:
    """With the day that is sure by now; when a day was in doubt, it is not any more."""
    sure: Answers = {"when": day.isoformat(), "today_assumed": False}
    for about in ("guesses", "whys"):
        sure[about] = {part: said for part, said in answers[about].items() if part != "when"}
    return answers | sure


def _part(piece: str, frame: Frame) -> list[Answers]:
    """« tonte », « 2h »: one part of a line, the other is asked next."""
    day = day_in(piece, frame) or frame.asked
    if key := activity_of(piece):
        return [{"what": {"activity": activities.said_in(piece, key), "key": key}, "when": day.isoformat()}]
    match read_duration(piece):
        case Duration() as found if day_in(piece, frame) is None:
            return [{"how_long": span(found.minutes, found.start, found.end), "when": day.isoformat()}]
        case Impossible(reason=reason):
            raise Misfit(reason)
    return []


def _heading(piece: str, frame: Frame) -> date:
    """« Mardi : » says the day of the lines below it; anything else is not understood."""
    words = clean.folded(piece[:LONGEST_NOTE]).strip(" .:,-")
    day = day_in(piece, frame) if HEADING.fullmatch(words) else None
    if day is None:
        raise Misfit("unread")
    return day


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
