"""The reduced specification of the Bot API, read once: which methods, types and fields exist."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.sandbox.reduce_spec import reduced

SOURCE = Path(__file__).with_name("botapi.json")


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    types: tuple[str, ...]
    required: bool
    fixed: str | None


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    fields: dict[str, Field]
    required: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spec:
    version: str
    methods: dict[str, Method]
    types: dict[str, dict[str, Field]]
    unions: dict[str, tuple[str, ...]]


def field(name: str, form: str) -> Field:
    types, _, fixed = form.removeprefix("!").partition("=")
    return Field(name, tuple(types.split("|")), form.startswith("!"), fixed or None)


def fields(forms: dict[str, str]) -> dict[str, Field]:
    return {name: field(name, form) for name, form in forms.items()}


def method(name: str, forms: dict[str, str]) -> Method:
    known = fields(forms)
    return Method(name, known, tuple(each.name for each in known.values() if each.required))


def built(form: dict[str, Any]) -> Spec:
    """Methods are kept under their lower-case names: Telegram does not look at the case."""
    return Spec(
        version=form["version"]["name"],
        methods={name.lower(): method(name, forms) for name, forms in form["methods"].items()},
        types={name: fields(forms) for name, forms in form["types"].items()},
        unions={name: tuple(members) for name, members in form["unions"].items()},
    )


@cache
def load(path: Path = SOURCE) -> Spec:
    """Reads a reduced specification; a full one is reduced first."""
    form = json.loads(path.read_text(encoding="utf-8"))
    return built(form if "unions" in form else reduced(form))
