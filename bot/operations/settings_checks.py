"""What `doctor` says of the settings: each variable, and those that the bot does not know."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import SecretStr

from bot.operations import configuration
from bot.operations.configuration import PREFIX, Mistake
from bot.operations.finding import Finding
from bot.settings import Settings

HIDDEN_PATHS = ("CJS_WEBHOOK_URL",)


def settings() -> tuple[Settings | None, list[Finding]]:
    """The settings, None when they cannot be read, with one finding a variable."""
    read, mistakes = configuration.read()
    found = [_of_mistake(mistake) for mistake in mistakes]
    if read is not None:
        wrong = {mistake.variable for mistake in mistakes}
        found += [each for each in _of_values(read) if each.subject not in wrong]
    return (read if not wrong_database(mistakes) else None), [*found, *_unknown()]


def wrong_database(mistakes: list[Mistake]) -> bool:
    """Then nothing else can be looked at."""
    return any(mistake.variable == "CJS_DATABASE_URL" for mistake in mistakes)


def shown(variable: str, value: object) -> str:
    """What may be printed: no secret, no password, no path that is one."""
    if value is None or value == "":
        return "vide"
    if isinstance(value, SecretStr):
        return "donné, jamais montré"
    if variable == "CJS_DATABASE_URL":
        return configuration.shown(str(value))
    if variable in HIDDEN_PATHS:
        return f"{urlsplit(str(value)).scheme}://{urlsplit(str(value)).hostname}/…"
    return str(value)


def _of_values(read: Settings) -> Iterator[Finding]:
    for name in Settings.model_fields:
        variable = PREFIX + name.upper()
        yield Finding(variable, seen=shown(variable, getattr(read, name)))


def _of_mistake(mistake: Mistake) -> Finding:
    wrong = mistake.sentence.removeprefix(mistake.variable).lstrip(" :").rstrip(".")
    return Finding(mistake.variable, wrong=wrong, remedy="corrigez cette variable, ou le fichier .env")


def _unknown() -> Iterator[Finding]:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for variable in sorted(_given() - known):
        yield Finding(variable, wrong="variable inconnue", remedy="retirez-la, ou corrigez son nom")


def _given() -> set[str]:
    """Names of ours in the environment and in `.env`; an unreadable file is told elsewhere."""
    names = set(os.environ)
    with suppress(OSError, UnicodeError):
        names |= set(dotenv_values(".env")) if Path(".env").is_file() else set()
    return {name.upper() for name in names if name.upper().startswith(PREFIX)}
