"""MarkdownV2 and the first Markdown, as Telegram reads them."""

import pytest

from bot.sandbox import legacy_markdown, markdown_mode
from bot.sandbox.errors import Refusal


def shape(entities: list[dict[str, object]]) -> list[tuple[object, ...]]:
    return [(each["type"], each["offset"], each["length"]) for each in entities]


PARSED = {
    "*gras* _it_": ("gras it", [("bold", 0, 4), ("italic", 5, 2)]),
    "__u__ ~s~ ||p||": ("u s p", [("underline", 0, 1), ("strikethrough", 2, 1), ("spoiler", 4, 1)]),
    "_a __🙂___": ("a 🙂", [("underline", 2, 2), ("italic", 0, 4)]),
    "`a\\`b_*`": ("a`b_*", [("code", 0, 5)]),
    "```py\nx```": ("x", [("pre", 0, 1)]),
    "```\nx```": ("x", [("pre", 0, 1)]),
    "[a](http://b.fr/\\))": ("a", [("text_link", 0, 1)]),
    "![👍](tg://emoji?id=5)": ("👍", [("custom_emoji", 0, 2)]),
    ">a\n>b\nc": ("a\nb\nc", [("blockquote", 0, 3)]),
    ">a\n>b||\nc": ("a\nb\nc", [("expandable_blockquote", 0, 3)]),
    "\\*a\\.": ("*a.", []),
    "a``": ("a", []),
}


@pytest.mark.parametrize(("source", "expected"), PARSED.items(), ids=PARSED)
def test_markdown_v2_gives_entities(source: str, expected: tuple[str, list[tuple[object, ...]]]) -> None:
    text, entities = markdown_mode.parse(source)
    assert (text, shape(entities)) == expected


COMPLAINTS = {
    "🙂_abc": "Can't find end of Italic entity at byte offset 4",
    "_abc * d": "Can't find end of Bold entity at byte offset 5",
    "__a _b___": "Can't find end of Italic entity at byte offset 8",
    "```": "Can't find end of Pre entity at byte offset 0",
    "```a ": "Can't find end of PreCode entity at byte offset 0",
    "[a](b": "Can't find end of a URL at byte offset 4",
} | {
    f"a{char}": f"Character '{char}' is reserved and must be escaped with the preceding '\\'"
    for char in "]()>#+-=|{}.!"
}


@pytest.mark.parametrize(("source", "complaint"), COMPLAINTS.items(), ids=COMPLAINTS)
def test_broken_markdown_v2_is_refused_with_its_place(source: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refusal:
        markdown_mode.parse(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


LEGACY = {
    "*gras* _it_ `c`": ("gras it c", [("bold", 0, 4), ("italic", 5, 2), ("code", 8, 1)]),
    "[a](http://b.fr)": ("a", [("text_link", 0, 1)]),
    "```py\nx```": ("x", [("pre", 0, 1)]),
    "\\*a. (b)!": ("*a. (b)!", []),
}


@pytest.mark.parametrize(("source", "expected"), LEGACY.items(), ids=LEGACY)
def test_the_first_markdown_gives_entities(
    source: str, expected: tuple[str, list[tuple[object, ...]]]
) -> None:
    text, entities = legacy_markdown.parse(source)
    assert (text, shape(entities)) == expected


def test_the_first_markdown_wants_its_marks_closed() -> None:
    with pytest.raises(Refusal, match="Can't find end of the entity starting at byte offset 2"):
        legacy_markdown.parse("é*a")
