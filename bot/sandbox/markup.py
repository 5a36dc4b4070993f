"""What every parse mode works on: the text found so far, and the entities open in it."""

from dataclasses import dataclass, field
from typing import NoReturn

from bot.sandbox import errors, utf16
from bot.sandbox.objects import Object


def fail(reason: str) -> NoReturn:
    raise errors.bad_request(f"can't parse entities: {reason}")


@dataclass(slots=True)
class Open:
    """A piece of markup that has begun: what its end must look like, and where it began."""

    tag: str
    offset: int
    position: int
    entity: Object = field(default_factory=dict)
    text_from: int = 0


@dataclass(slots=True)
class Draft:
    """The text being read; `position` is where we are in the source, `units` how much was found."""

    source: str
    position: int = 0
    found: list[str] = field(default_factory=list)
    units: int = 0
    entities: list[Object] = field(default_factory=list)
    stack: list[Open] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.found.append(text)
        self.units += utf16.length(text)

    @property
    def text(self) -> str:
        return "".join(self.found)

    def at(self, position: int) -> int:
        """The place in the source as Telegram reports it."""
        return utf16.byte_offset(self.source, position)

    def close(self, opened: Open) -> None:
        """Keeps the entity unless it covers nothing."""
        if self.units > opened.offset and opened.entity:
            length = self.units - opened.offset
            self.entities.append(opened.entity | {"offset": opened.offset, "length": length})
