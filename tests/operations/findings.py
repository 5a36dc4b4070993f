"""Reads what `doctor` printed."""

from tests.support.shell import Outcome


def wrong(done: Outcome) -> list[str]:
    """The lines that tell of something to mend."""
    return [line for line in done.out.splitlines() if not line.startswith("ok : ")]


def only(done: Outcome) -> str:
    """The one thing to mend, which is told with what to do."""
    (line,) = wrong(done)
    assert done.code == 1
    assert line.startswith("à corriger : ")
    assert " → " in line
    return line
