"""Finds what Telegram finds by itself in a text (commands, links, mentions…) and puts entities in order."""

import re

from bot.sandbox import utf16
from bot.sandbox.objects import Object

AUTOMATIC = re.compile(
    r"(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/<>])"
    r"|(?<![\w@.])(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})"
    r"|(?<![\w@])(?P<mention>@[A-Za-z][A-Za-z0-9_]{3,31})(?!\w)"
    r"|(?<!\w)(?P<hashtag>#\w*[^\W\d]\w*)"
    r"|(?P<url>(?:https?://|tg://)[^\s<>\"«»]+[^\s<>\"«».,:;!?)\]']"
    r"|(?<![\w.@-])(?:[\w-]+\.)+(?:com|org|net|fr|eu|io|me|info|be|ch)\b(?:/[^\s<>\"]*[^\s<>\".,:;!?)])?)"
)
HINTS = re.compile(r"[/@#.]")
SOLID = {"code", "pre", "text_link", "text_mention"}
RAW = {"code", "pre"}
PRIORITY = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "text_link": 49, "text_mention": 49,
    "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93, "spoiler": 94, "custom_emoji": 99,
}  # fmt: skip


def found(text: str) -> list[Object]:
    """The entities that Telegram would mark without being asked."""
    if HINTS.search(text) is None:
        return []
    return [
        {
            "type": match.lastgroup,
            "offset": utf16.offset(text, match.start()),
            "length": utf16.length(match[0]),
        }
        for match in AUTOMATIC.finditer(text)
    ]


def merged(text: str, given: list[Object]) -> list[Object]:
    """Those given and those found; nothing is found inside code or a link, nothing styled inside code."""
    raw = [entity for entity in given if entity["type"] in RAW]
    if raw:
        given = [
            each for each in given if each["type"] in RAW or not any(overlap(each, other) for other in raw)
        ]
    solid = [entity for entity in given if entity["type"] in SOLID]
    more = [entity for entity in found(text) if not any(overlap(entity, other) for other in solid)]
    return in_order(given + more)


def overlap(one: Object, other: Object) -> bool:
    begins, ends = one["offset"], one["offset"] + one["length"]
    return bool(begins < other["offset"] + other["length"] and other["offset"] < ends)


def in_order(entities: list[Object]) -> list[Object]:
    """By place; at the same place the longer one first."""

    def key(entity: Object) -> tuple[int, int, int]:
        return entity["offset"], -entity["length"], PRIORITY.get(entity["type"], 50)

    return sorted(entities, key=key)


def clipped(entities: list[Object], start: int, end: int) -> list[Object]:
    """The entities of a part of the text, counted from the part's beginning."""
    kept = []
    for entity in entities:
        begins = max(entity["offset"], start)
        ends = min(entity["offset"] + entity["length"], end)
        if begins < ends:
            kept.append(entity | {"offset": begins - start, "length": ends - begins})
    return kept
