"""Files as a request brings them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    content_type: str
    content: bytes

    def summary(self) -> dict[str, object]:
        """What the journal keeps: the content itself would fill the memory."""
        return {"file": self.name, "content_type": self.content_type, "size": len(self.content)}
