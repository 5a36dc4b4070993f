"""Checks an object of the sandbox against the full specification of its type."""

from typing import Any

from bot.sandbox import checks, spec

SPEC = spec.load()


def check(kind: str, value: Any) -> None:
    """Raises when the object is not what the Bot API documents: a field lacking, unknown or mistyped."""
    known = spec.Field("object", (kind,), required=True, fixed=None)
    checks.any_of(SPEC, known, value, kind)
