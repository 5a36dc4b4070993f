"""Reads how wide and high a PNG, JPEG, GIF or WebP is, without a library for pictures."""

import struct

FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Width and height; None when this is not a picture that we know."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return pair(struct.unpack(">II", content[16:24]))
        if content.startswith((b"GIF87a", b"GIF89a")):
            return pair(struct.unpack("<HH", content[6:10]))
        if content.startswith(b"\xff\xd8"):
            return jpeg(content)
        return webp(content)
    except (struct.error, IndexError):
        return None


def pair(numbers: tuple[int, ...]) -> tuple[int, int]:
    return numbers[0], numbers[1]


def jpeg(content: bytes) -> tuple[int, int] | None:
    """Goes from segment to segment until the one that describes the frame."""
    position = 2
    while content[position] == 0xFF:
        kind, size = content[position + 1], struct.unpack(">H", content[position + 2 : position + 4])[0]
        if kind in FRAMES:
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return width, height
        position += 2 + size
    return None


def webp(content: bytes) -> tuple[int, int] | None:
    if content[:4] != b"RIFF" or content[8:15] != b"WEBPVP8":
        return None
    if content[15:16] == b"X":
        return three(content[24:27]) + 1, three(content[27:30]) + 1
    if content[15:16] == b" ":
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    bits = struct.unpack("<I", content[21:25])[0]
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def three(part: bytes) -> int:
    return int.from_bytes(part, "little")
