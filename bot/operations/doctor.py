"""The command `doctor`: every setting, Telegram, the clock, the disk and the database, one line each."""

from collections.abc import Callable, Iterator

from bot.operations import database_checks, machine_checks, settings_checks, telegram_checks
from bot.operations.finding import Finding
from bot.operations.problem import Problem
from bot.settings import Settings

Check = Callable[[Settings], Iterator[Finding]]

CHECKS: tuple[tuple[str, Check], ...] = (
    ("horloge", machine_checks.clock),
    ("fuseaux", machine_checks.timezones),
    ("port", machine_checks.port),
    ("disque", machine_checks.disk),
    ("base", database_checks.database),
    ("Telegram", telegram_checks.telegram),
)

ARTICLES = ("Il ", "La ", "Le ", "L'")


def examine() -> int:
    """Prints what is found; 1 when something must be put right."""
    wrong = False
    for finding in _findings():
        wrong = wrong or bool(finding.wrong)
        print(finding, flush=True)
    return 1 if wrong else 0


def _findings() -> Iterator[Finding]:
    settings, found = settings_checks.settings()
    yield from found
    if settings is None:
        yield Finding("le reste", wrong="pas vérifié", remedy="corrigez d'abord les réglages")
        return
    for subject, check in CHECKS:
        yield from _checked(subject, check, settings)


def _checked(subject: str, check: Check, settings: Settings) -> Iterator[Finding]:
    """What stops a check is a finding too; its sentence says what to do after the colon."""
    try:
        yield from check(settings)
    except Problem as problem:
        wrong, _, remedy = str(problem).rstrip(".").partition(" : ")
        wrong = wrong[0].lower() + wrong[1:] if wrong.startswith(ARTICLES) else wrong
        yield Finding(subject, wrong=wrong, remedy=remedy or "corrigez ce réglage")
