"""Telegram's HTML: its tags to entities, with the complaints of the original."""

import re
from typing import Any


from bot.sandbox.markup import Draft, Open, fail
from bot.sandbox.objects import Object

STYLES = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
TAGS = {*STYLES, "a", "tg-emoji", "tg-time"}
VALUELESS = {"expandable"}
ENTITY = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
NAME = re.compile(r"[^\s>]*")
SPACE = re.compile(r"\s*")
ATTRIBUTE = re.compile(r"[^\s=>]*")
UNQUOTED = re.compile(r"[A-Za-z0-9.\-]+")
USER_LINK = re.compile(r"tg://user/?\?id=(\d+)")


def parse(source: str) -> tuple[str, list[Object]]:
    draft = Draft(source)
    while (start := source.find("<", draft.position)) >= 0:
        draft.add(decoded(source[draft.position : start]))
        draft.position = start + 1
        if source.startswith("/", start + 1):
            end_tag(draft, start)
        else:
            start_tag(draft, start)
    draft.add(decoded(source[draft.position :]))
    if draft.stack:
        fail(f'Can\'t find end tag corresponding to start tag "{draft.stack[-1].tag}"')
    return draft.text, draft.entities


def decoded(text: str) -> str:
    return ENTITY.sub(character, text) if "&" in text else text


def character(found: "re.Match[str]") -> str:
    if found[3]:
        return NAMED[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    if 0xD800 <= code <= 0xDFFF:
        fail("Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units")
    return chr(code) if 0 < code <= 0x10FFFF else found[0]


def start_tag(draft: Draft, start: int) -> None:
    name = named(draft, NAME)
    if draft.position >= len(draft.source):
        fail(f"Unclosed start tag at byte offset {draft.at(start)}")
    tag = name.lower()
    if tag not in TAGS:
        fail(f'Unsupported start tag "{tag}" at byte offset {draft.at(start)}')
    attributes = read_attributes(draft, tag, start)
    draft.position += 1
    draft.stack.append(Open(tag, draft.units, start, entity(draft, tag, attributes, start), len(draft.found)))


def named(draft: Draft, form: "re.Pattern[str]") -> str:
    found = form.match(draft.source, draft.position)
    assert found is not None  # the form also matches nothing
    draft.position = found.end()
    return found[0]


def read_attributes(draft: Draft, tag: str, start: int) -> dict[str, str]:
    attributes: dict[str, str] = {}
    while True:
        named(draft, SPACE)
        if draft.position >= len(draft.source):
            fail(f'Unclosed start tag "{tag}" at byte offset {draft.at(start)}')
        if draft.source[draft.position] == ">":
            return attributes
        name, value = attribute(draft, tag, start)
        attributes[name] = value


def attribute(draft: Draft, tag: str, start: int) -> tuple[str, str]:
    name = named(draft, ATTRIBUTE).lower()
    if not name:
        fail(f'Empty attribute name in the tag "{tag}" at byte offset {draft.at(start)}')
    named(draft, SPACE)
    if not draft.source.startswith("=", draft.position):
        if name in VALUELESS:
            return name, ""
        fail(f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {draft.at(start)}')
    draft.position += 1
    named(draft, SPACE)
    return name, attribute_value(draft, tag, start)


def attribute_value(draft: Draft, tag: str, start: int) -> str:
    quote = draft.source[draft.position : draft.position + 1]
    if not quote:
        fail(f'Unclosed start tag "{tag}" at byte offset {draft.at(start)}')
    if quote not in "\"'":
        return unquoted(draft)
    end = draft.source.find(quote, draft.position + 1)
    if end < 0:
        fail(f"Unclosed start tag at byte offset {draft.at(start)}")
    value = draft.source[draft.position + 1 : end]
    draft.position = end + 1
    return decoded(value)


def unquoted(draft: Draft) -> str:
    begin = draft.position
    found = UNQUOTED.match(draft.source, begin)
    end = found.end() if found else begin
    if not found or not re.match(r"[\s>]", draft.source[end : end + 1]):
        fail(f"Unexpected end of name token at byte offset {draft.at(begin)}")
    draft.position = end
    return found[0].lower()


def entity(draft: Draft, tag: str, attributes: dict[str, str], start: int) -> Object:
    if tag == "a":
        return {"type": "text_link", "url": attributes["href"]} if attributes.get("href") else {"type": "a"}
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        fail(f'Tag "span" must have class "tg-spoiler" at byte offset {draft.at(start)}')
    if tag == "tg-emoji":
        return emoji(attributes)
    if tag == "tg-time":
        return {"type": "date_time", "unix_time": int(attributes.get("unix", "0") or 0)}
    if tag == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    return {"type": STYLES[tag]} | language(tag, attributes)


def language(tag: str, attributes: dict[str, str]) -> Object:
    name = attributes.get("class", "")
    known = tag == "code" and name.startswith("language-")
    return {"language": name.removeprefix("language-")} if known else {}


def emoji(attributes: dict[str, str]) -> Object:
    number = attributes.get("emoji-id", "")
    if not number.isdecimal():
        fail("Invalid custom emoji identifier specified")
    return {"type": "custom_emoji", "custom_emoji_id": number}


def end_tag(draft: Draft, start: int) -> None:
    if not draft.stack:
        fail(f"Unexpected end tag at byte offset {draft.at(start)}")
    draft.position += 1
    tag = named(draft, NAME).lower()
    named(draft, SPACE)
    if not draft.source.startswith(">", draft.position):
        fail(f"Unclosed end tag at byte offset {draft.at(start)}")
    draft.position += 1
    opened = draft.stack.pop()
    if tag not in ("", opened.tag):
        fail(f'Unmatched end tag at byte offset {draft.at(start)}, expected "</{opened.tag}>", found "</{tag}>"')
    finish(draft, opened)


def finish(draft: Draft, opened: Open) -> None:
    if opened.tag == "a":
        opened.entity = link(opened.entity, "".join(draft.found[opened.text_from :]))
    if opened.tag == "code" and draft.stack and draft.stack[-1].tag == "pre":
        inside_pre(draft, opened)
        return
    opened.entity.pop("language", None) if opened.tag == "code" else None
    draft.close(opened)


def inside_pre(draft: Draft, opened: Open) -> None:
    """`<pre><code class="language-x">` is one entity that knows its language."""
    outer = draft.stack[-1]
    if outer.offset == opened.offset and "language" in opened.entity:
        outer.entity["language"] = opened.entity["language"]
    elif outer.offset != opened.offset:
        draft.close(opened)


def link(entity: Object, text: str) -> Object:
    """A mention of a user by number, a link, or nothing when what is given is no address."""
    url: Any = entity.get("url") or text
    user = USER_LINK.fullmatch(url)
    if user:
        return {"type": "text_mention", "user_id": int(user[1])}
    if "." not in url and "://" not in url:
        return {}
    return {"type": "text_link", "url": url if "://" in url else f"http://{url}/"}


