"""`cjs-bot` for tests: in this process, in an empty folder, with only the settings it is given."""

import logging
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import cli

BOT_NAME = "cjs_essai_bot"
RENNES = ("CJS Rennes", "--town", "Rennes", "--region", "Bretagne", "--season", "2027-07-05:2027-08-28")
MADE: dict[str, bytes] = {}


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str
    raw: bytes

    @property
    def last(self) -> str:
        return self.out.splitlines()[-1]


class Shell:
    def __init__(
        self, folder: Path, patch: pytest.MonkeyPatch, captured: pytest.CaptureFixture[bytes]
    ) -> None:
        self.folder, self._patch, self._captured = folder, patch, captured
        for name in [name for name in os.environ if name.upper().startswith("CJS_")]:
            patch.delenv(name)
        patch.chdir(folder)
        self.set(CJS_BOT_USERNAME=BOT_NAME)

    def set(self, **variables: str | None) -> None:
        """In the environment; None takes one away."""
        for name, value in variables.items():
            if value is None:
                self._patch.delenv(name, raising=False)
            else:
                self._patch.setenv(name, value)

    def __call__(self, *words: str) -> Outcome:
        self._captured.readouterr()
        root = logging.getLogger()
        level, handlers = root.level, root.handlers[:]
        try:
            code = cli.main(words)
        except SystemExit as end:  # argparse
            code = int(end.code or 0)
        finally:
            root.setLevel(level)
            root.handlers[:] = handlers  # `run` starts a journal of its own
        out, err = self._captured.readouterr()
        return Outcome(code, out.decode(errors="replace"), err.decode(), out)

    def ready(self) -> "Shell":
        """With a database at head, and a cooperative."""
        return self._with("ready", ("db", "upgrade"), ("coop", "add", *RENNES))

    def at_head(self) -> "Shell":
        """With a database at head that is empty."""
        return self._with("at head", ("db", "upgrade"))

    def _with(self, kind: str, *commands: tuple[str, ...]) -> "Shell":
        """Made once by the commands, then copied."""
        place = self.folder / "data" / "cjs.db"
        if kind not in MADE:
            assert [self(*words).code for words in commands] == [0] * len(commands)
            MADE[kind] = place.read_bytes()
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(MADE[kind])
        place.chmod(0o600)
        return self
