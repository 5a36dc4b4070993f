"""Telegram's MarkdownV2: every reserved character is markup or escaped, markup nests."""

import re

from bot.sandbox.html_mode import emoji, link
from bot.sandbox.markup import Draft, Open, fail
from bot.sandbox.objects import Object

RESERVED = set("_*[]()~`>#+-=|{}.!")
MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
MARKS |= {"`": "code", "```": "pre", "[": "text_link", "![": "custom_emoji"}
NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
}
NAMES |= {"code": "Code", "pre": "PreCode", "text_link": "TextUrl", "custom_emoji": "CustomEmoji"}
RAW = {"`", "```"}
LANGUAGE = re.compile(r"(?:([^\s`]+)(?=\s))?(?:\r\n|\n\r|\n|\r)?")
EMOJI_LINK = re.compile(r"tg://emoji\?id=(\d+)")


def parse(source: str) -> tuple[str, list[Object]]:
    draft = Draft(source)
    quote: Open | None = None
    while draft.position < len(source):
        quote = quoted(draft, quote)
        if draft.position < len(source):
            step(draft)
    end_quote(draft, quote)
    if draft.stack:
        opened = draft.stack[-1]
        fail(f"Can't find end of {named(opened)} entity at byte offset {draft.at(opened.position)}")
    return draft.text, draft.entities


def named(opened: Open) -> str:
    """A block of code is a PreCode only when it names its language."""
    return "Pre" if opened.tag == "```" and "language" not in opened.entity else NAMES[MARKS[opened.tag]]


def quoted(draft: Draft, quote: Open | None) -> Open | None:
    """At the beginning of a line: `>` begins or goes on with a quotation, anything else ends it."""
    if (draft.position and draft.source[draft.position - 1] != "\n") or inside_raw(draft):
        return quote
    marked = re.compile(r"(\*\*)?>").match(draft.source, draft.position)
    if marked is None or (marked[1] and quote is not None):
        end_quote(draft, quote)
        quote = None
    if marked is None:
        return None
    draft.position = marked.end()
    return quote or Open(">", draft.units, marked.start(), {"type": "blockquote"}, len(draft.found))


def end_quote(draft: Draft, quote: Open | None) -> None:
    """The line break after a quotation is not part of it; `||` at its end makes it expandable."""
    if quote is None:
        return
    if (
        draft.stack
        and draft.stack[-1].tag == "||"
        and draft.stack[-1].offset == draft.units - trailing(draft)
    ):
        draft.stack.pop()
        quote.entity = {"type": "expandable_blockquote"}
    length = draft.units - quote.offset - trailing(draft)
    if length > 0:
        draft.entities.append(quote.entity | {"offset": quote.offset, "length": length})


def trailing(draft: Draft) -> int:
    return 1 if draft.found and draft.found[-1] == "\n" else 0


def inside_raw(draft: Draft) -> bool:
    return bool(draft.stack) and draft.stack[-1].tag in RAW


def step(draft: Draft) -> None:
    """One character, or one piece of markup."""
    char = draft.source[draft.position]
    following = draft.source[draft.position + 1 : draft.position + 2]
    if char == "\\" and following and ord(following) < 127:
        draft.add(following)
        draft.position += 2
    elif draft.stack and ends(draft, draft.stack[-1].tag):
        close(draft, draft.stack.pop())
    elif char not in RESERVED or (inside_raw(draft) and char != "`"):
        draft.add(char)
        draft.position += 1
    else:
        begin(draft)


def ends(draft: Draft, tag: str) -> bool:
    """Two underscores are never the end of an italic text: they begin an underlined one."""
    if tag == "_" and draft.source.startswith("__", draft.position):
        return False
    return draft.source.startswith(ending(tag), draft.position)


def ending(tag: str) -> str:
    return "]" if tag in ("[", "![") else tag


def begin(draft: Draft) -> None:
    start = draft.position
    tag = next(
        (
            each
            for each in ("```", "![", "__", "||", "*", "_", "~", "`", "[")
            if draft.source.startswith(each, start)
        ),
        None,
    )
    if tag is None:
        char = draft.source[start]
        fail(f"Character '{char}' is reserved and must be escaped with the preceding '\\'")
    draft.position += len(tag)
    entity: Object = {"type": MARKS[tag]}
    if tag == "```":
        entity |= language(draft)
    draft.stack.append(Open(tag, draft.units, start, entity, len(draft.found)))


def language(draft: Draft) -> Object:
    """The word right after ```, when a line break follows it."""
    found = LANGUAGE.match(draft.source, draft.position)
    assert found is not None  # it also matches nothing
    draft.position = found.end()
    return {"language": found[1]} if found[1] else {}


def close(draft: Draft, opened: Open) -> None:
    draft.position += len(ending(opened.tag))
    if opened.tag in ("[", "!["):
        opened.entity = target(draft, opened)
    draft.close(opened)


def target(draft: Draft, opened: Open) -> Object:
    """What `(…)` after the brackets points to; without it the text itself is the address."""
    text = "".join(draft.found[opened.text_from :])
    url = text
    if draft.source.startswith("(", draft.position):
        url = address(draft)
    if opened.tag == "[":
        return link({"url": url}, text)
    found = EMOJI_LINK.fullmatch(url)
    return emoji({"emoji-id": found[1] if found else ""})


def address(draft: Draft) -> str:
    start = draft.position
    found = re.compile(r"\(((?:\\.|[^)\\])*)\)", re.DOTALL).match(draft.source, start)
    if found is None:
        fail(f"Can't find end of a URL at byte offset {draft.at(start + 1)}")
    draft.position = found.end()
    return re.sub(r"\\(.)", r"\1", found[1])
