"""Telegram's HTML: its tags to entities, with the complaints of the original."""

import re
from typing import Any

from bot.sandbox.html_tags import SPACE, decoded, named, read_attributes
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
NAME = re.compile(r"[^\s>]*")
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
        both = f'expected "</{opened.tag}>", found "</{tag}>"'
        fail(f"Unmatched end tag at byte offset {draft.at(start)}, {both}")
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
