"""Chats written as text files: who there is, then acts, and what the bot says to whom after each.

`personne …` and `coopérative …` lines are handed over as they are; `# …` lines are remarks, which a tour
shows as captions.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

ACTOR = re.compile(r"^(?P<who>[^\s:→(]+)(?P<edit> \(édite\))?(?: → (?P<to>[^:]+))?: ?(?P<what>.*)$")


@dataclass(frozen=True)
class Said:
    """What the bot must say: to whom (None: whoever acted last), if by an edit, text and rows of buttons."""

    line: int
    to: str | None
    edited: bool
    text: tuple[str, ...]
    buttons: tuple[str, ...]


@dataclass(frozen=True)
class Act:
    """What somebody does, `---` with a moment or a restart, or `#` with a remark; then what the bot says."""

    line: int
    who: str
    what: str
    answers: tuple[Said, ...]


@dataclass
class Script:
    cast: list[list[str]] = field(default_factory=list)
    cooperatives: list[list[str]] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)


class Misprint(Exception):
    """A scenario file that cannot be read."""


def read(path: Path) -> Script:
    script = Script()
    lines = [(number, line.rstrip()) for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)]
    lines = [(number, line) for number, line in lines if line]
    while lines:
        number, line = lines.pop(0)
        if line.startswith("coopérative "):
            script.cooperatives.append(line.split(maxsplit=1)[1].split())
        elif line.startswith("personne "):
            script.cast.append(line.split(maxsplit=4)[1:])
        elif line.startswith("#"):
            script.acts.append(Act(number, "#", line[1:].strip(), ()))
        elif line.startswith("---"):
            script.acts.append(Act(number, "---", line[3:].strip(), _answers(lines)))
        else:
            script.acts.append(_act(number, line, lines))
    return script


def _act(number: int, line: str, rest: list[tuple[int, str]]) -> Act:
    found = ACTOR.match(line)
    if found is None or found["who"] == "bot":
        raise Misprint(f"line {number}: « {line} » is nobody's act")
    return Act(number, found["who"].lower(), found["what"], _answers(rest))


def _answers(rest: list[tuple[int, str]]) -> tuple[Said, ...]:
    said: list[Said] = []
    while rest and (rest[0][1].startswith(("bot:", "bot (", "bot →"))):
        number, line = rest.pop(0)
        more: list[str] = []
        while rest and rest[0][1].startswith("    "):
            more.append(rest.pop(0)[1].strip())
        said.append(_said(number, line, more))
    return tuple(said)


def _said(number: int, line: str, more: list[str]) -> Said:
    found = ACTOR.match(line)
    if found is None:
        raise Misprint(f"line {number}: « {line} »")
    buttons = tuple(row for row in more if _is_row(row))
    text = tuple(row for row in (found["what"], *more) if row and not _is_row(row))
    to = found["to"].strip().lower() if found["to"] else None
    return Said(number, to, bool(found["edit"]), text, buttons)


def _is_row(line: str) -> bool:
    return re.fullmatch(r"(\[[^\[\]]+\] ?)+", line) is not None
