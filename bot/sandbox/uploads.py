"""Files as a request brings them."""

from dataclasses import dataclass

from aiohttp import web

UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content_type: str
    content: bytes

    def summary(self) -> dict[str, object]:
        """What the journal keeps: the content itself would fill the memory."""
        return {"file": self.name, "content_type": self.content_type, "size": len(self.content)}


def from_part(name: str, part: web.FileField) -> Upload:
    """The file of a form; its type without parameters, so that it can be served again."""
    kind = part.content_type.partition(";")[0].strip()
    return Upload(part.filename or name, kind if "/" in kind else UNKNOWN, part.file.read())
