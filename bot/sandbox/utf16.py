"""Lengths and offsets as Telegram counts them: in UTF-16 code units, or in bytes for its complaints."""


def length(text: str) -> int:
    if not text or max(text) <= "\uffff":
        return len(text)
    return len(text) + sum(char > "\uffff" for char in text)


def offset(text: str, position: int) -> int:
    return length(text[:position])


def cut(text: str, start: int, size: int) -> str:
    """The part of the text that an entity covers."""
    units = text.encode("utf-16-le")
    return units[2 * start : 2 * (start + size)].decode("utf-16-le", "replace")


def byte_offset(text: str, position: int) -> int:
    return len(text[:position].encode())
