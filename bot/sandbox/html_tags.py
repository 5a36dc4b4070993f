"""Reads inside an HTML tag: names, attributes, and the characters that are written as `&…;`."""

import re

from bot.sandbox.markup import Draft, fail

SURROGATE = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)
VALUELESS = {"expandable"}
ENTITY = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACE = re.compile(r"\s*")
ATTRIBUTE = re.compile(r"[^\s=>]*")
UNQUOTED = re.compile(r"[A-Za-z0-9.\-]+")


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
        where = f'an attribute of the tag "{tag}" at byte offset {draft.at(start)}'
        fail(f"Expected equal sign in declaration of {where}")
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


def decoded(text: str) -> str:
    return ENTITY.sub(character, text) if "&" in text else text


def character(found: "re.Match[str]") -> str:
    if found[3]:
        return NAMED[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    if 0xD800 <= code <= 0xDFFF:
        fail(SURROGATE)
    return chr(code) if 0 < code <= 0x10FFFF else found[0]
