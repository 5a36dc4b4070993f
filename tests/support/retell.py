"""Writes a scenario anew with what the bot says now, for somebody to read the difference.

`python -m tests.support.retell tests/scenarios/hours_line.txt`. What still holds, placeholders and « … » too,
stays as it is written.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from bot.db import migrations
from bot.db.engine import open_engine
from bot.sandbox import acting, script
from bot.sandbox.objects import Object
from bot.sandbox.script import Act, Said
from tests.support.scenario import Play, _plain, _words
from tests.support.stage import open_stage


class Retold(Play):
    """Plays on whatever is said, and keeps it in `lines` under the act's line."""

    lines: dict[int, list[str]]

    def _compare(self, act: Act) -> None:
        said = [(name, *news) for name in self.stage.phones for news in self._news(name)]
        said.sort(key=lambda one: one[0] != self.last)
        wanted = list(act.answers)
        told: list[str] = []
        for name, edited, message in said:
            same = next((each for each in wanted if self._is(each, name, edited, message)), None)
            if same is not None:
                wanted.remove(same)
            told += _written(same) if same else self._as_written(name, edited, message)
        self.lines[act.line] = told

    def _is(self, expected: Said, name: str, edited: bool, message: Object) -> bool:
        try:
            self._match(expected, edited, message)
        except AssertionError:
            return False
        return (expected.to or self.last) == name

    def _as_written(self, name: str, edited: bool, message: Object) -> list[str]:
        to = "" if name == self.last else f" → {name.capitalize()}"
        rows = [" ".join(f"[{_plain(button['text'])}]" for button in row) for row in acting.rows(message)]
        first, *rest = [line for line in _plain(_words(message)).split("\n") if line]
        return [
            f"bot{' (édite)' if edited else ''}{to}: {first}",
            *(f"    {line}" for line in (*rest, *rows)),
        ]


def _written(said: Said) -> list[str]:
    to = f" → {said.to.capitalize()}" if said.to else ""
    first, *rest = said.text
    return [
        f"bot{' (édite)' if said.edited else ''}{to}: {first}",
        *(f"    {each}" for each in (*rest, *said.buttons)),
    ]


async def retell(path: Path) -> str:
    """The file's text as it would have to be."""
    told = script.read(path)
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/retold.db"
        engine = open_engine(url)
        migrations.upgrade(engine)
        async with open_stage(engine, url) as stage:
            play = Retold(stage, told)
            play.lines = {}
            try:
                await play.run()
            except AssertionError as problem:
                print(f"{path}: stopped: {problem}", file=sys.stderr)
    return "\n".join(_merged(path.read_text("utf-8").splitlines(), told.acts, play.lines)) + "\n"


def _merged(old: list[str], acts: list[Act], said: dict[int, list[str]]) -> list[str]:
    """Our lines as they were, the bot's anew; what came after a stop stays."""
    starts = {act.line for act in acts}
    lines: list[str] = []
    dropping = False
    for number, line in enumerate(old, 1):
        if number in starts:
            dropping = number in said
            lines += [line, *said.get(number, [])]
        elif not (dropping and (line.startswith(("bot:", "bot (", "bot →", "    ")))):
            lines.append(line)
    return lines


if __name__ == "__main__":
    for name in sys.argv[1:]:
        Path(name).write_text(asyncio.run(retell(Path(name))), "utf-8")
