"""What a sentence is before it is Telegram's: text, our own buttons, a keyboard, a file."""

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

Rows = tuple[tuple["Button", ...], ...]


@dataclass(frozen=True)
class Button:
    """`action` and `arguments` come back at a press, whenever that is; `url` opens a page instead."""

    label: str
    action: str = ""
    arguments: tuple[Any, ...] = ()
    url: str | None = None


@dataclass(frozen=True)
class Attachment:
    """A file that goes with the text as its caption."""

    name: str
    content: bytes
    picture: bool = False


@dataclass(frozen=True)
class Message:
    """One message: with `buttons`, or with the persistent `keyboard` (empty: it is taken away)."""

    text: Markup
    buttons: Rows = ()
    keyboard: tuple[tuple[str, ...], ...] | None = None
    attachment: Attachment | None = field(default=None)


def say(template: str, *places: object, **values: object) -> Markup:
    """HTML from a template of ours; every value is escaped here and only here."""
    return Markup(template).format(*places, **values)  # noqa: S704 - the template is ours, values are escaped


def lines(*parts: str | None) -> Markup:
    """The parts that are there, a line each."""
    return Markup("\n").join(part for part in parts if part is not None)


def in_rows(buttons: "list[Button]", columns: int) -> Rows:
    return tuple(tuple(buttons[start : start + columns]) for start in range(0, len(buttons), columns))
