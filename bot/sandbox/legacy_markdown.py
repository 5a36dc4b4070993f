"""Telegram's first Markdown: `*bold*`, `_italic_`, code and links, nothing nested."""

import re

from bot.sandbox.html_mode import link
from bot.sandbox.markup import Draft, Open, fail
from bot.sandbox.objects import Object

MARKS = {"*": "bold", "_": "italic", "`": "code", "```": "pre"}
ESCAPABLE = "_*`["
URL = re.compile(r"\(([^)\s]*)\)")
LANGUAGE = re.compile(r"([^\s`]+)?\n")


def parse(source: str) -> tuple[str, list[Object]]:
    draft = Draft(source)
    while draft.position < len(source):
        char = source[draft.position]
        if char == "\\" and source[draft.position + 1 : draft.position + 2] in ESCAPABLE:
            draft.add(source[draft.position + 1 : draft.position + 2])
            draft.position += 2
        elif char in ESCAPABLE:
            marked(draft, char)
        else:
            draft.add(char)
            draft.position += 1
    return draft.text, draft.entities


def marked(draft: Draft, char: str) -> None:
    tag = "```" if draft.source.startswith("```", draft.position) else char
    start = draft.position
    end = draft.source.find("]" if tag == "[" else tag, start + len(tag))
    if end < 0:
        fail(f"Can't find end of the entity starting at byte offset {draft.at(start)}")
    opened = Open(tag, draft.units, start, {"type": MARKS.get(tag, "text_link")})
    text = draft.source[start + len(tag) : end]
    draft.position = end + len("]" if tag == "[" else tag)
    if tag == "```":
        text = without_language(text, opened.entity)
    draft.add(text)
    if tag == "[":
        opened.entity = address(draft, text)
    draft.close(opened)


def without_language(text: str, entity: Object) -> str:
    found = LANGUAGE.match(text)
    if found is None:
        return text
    if found[1]:
        entity["language"] = found[1]
    return text[found.end() :]


def address(draft: Draft, text: str) -> Object:
    found = URL.match(draft.source, draft.position)
    if found is None:
        return {}
    draft.position = found.end()
    return link({"url": found[1]}, text)
