"""Turns what came as text, in a form or a query, into the type that a parameter wants."""

import json
from typing import Any

from bot.sandbox.spec import Field

TRUE, FALSE = {"true", "1", "yes"}, {"false", "0", "no", ""}
UNPARSED = {
    "reply_markup": "can't parse reply keyboard markup JSON object",
    "media": "can't parse media JSON object",
    "entities": "can't parse message entities JSON object",
    "caption_entities": "can't parse message entities JSON object",
    "allowed_updates": "can't parse allowed updates JSON object",
}


class Mistyped(Exception):
    """A value that is not of the type that the specification wants; the text says where."""


def from_text(known: Field, text: str) -> Any:
    """What came as text (a form, a query) in the type that the parameter wants."""
    for kind in known.types:
        if kind == "Integer" and is_whole(text):
            return int(text)
        if kind == "Float":
            return number(known, text)
        if kind == "Boolean":
            return truth(known, text)
    if "String" in known.types or "InputFile" in known.types or "Integer" in known.types:
        return text
    return parsed(known, text)


def is_whole(text: str) -> bool:
    return text.removeprefix("-").isdecimal() and len(text) < 20


def number(known: Field, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise Mistyped(f'parameter "{known.name}" must be of type Float') from None


def truth(known: Field, text: str) -> bool:
    if text.lower() in TRUE:
        return True
    if text.lower() in FALSE:
        return False
    raise Mistyped(f'parameter "{known.name}" must be of type Boolean')


def parsed(known: Field, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        default = f'can\'t parse parameter "{known.name}" as a JSON object'
        raise Mistyped(UNPARSED.get(known.name, default)) from None
