"""The text of a message: its parse mode, its entities, its limits."""

from collections.abc import Callable

from bot.sandbox import entities, errors, html_mode, legacy_markdown, markdown_mode, utf16
from bot.sandbox.markup import fail
from bot.sandbox.objects import Object

TEXT_LIMIT, CAPTION_LIMIT, ALERT_LIMIT = 4096, 1024, 200
Parser = Callable[[str], tuple[str, list[Object]]]


MODES: dict[str, Parser] = {
    "html": html_mode.parse,
    "markdownv2": markdown_mode.parse,
    "markdown": legacy_markdown.parse,
}
EMPTY, TOO_LONG = "message text is empty", "message is too long"
CAPTION_TOO_LONG = "message caption is too long"


def text_of(parameters: Object, user: Callable[[int], Object | None]) -> Object:
    """`text` and `entities` of a message; refuses an empty or too long one."""
    text, marks = formatted(parameters["text"], parameters, "entities", user)
    if not text:
        raise errors.bad_request(EMPTY)
    if utf16.length(text) > TEXT_LIMIT:
        raise errors.bad_request(TOO_LONG)
    return {"text": text} | ({"entities": marks} if marks else {})


def caption_of(parameters: Object, user: Callable[[int], Object | None]) -> Object:
    """`caption` and `caption_entities`; nothing for a message without words."""
    source = parameters.get("caption") or ""
    text, marks = formatted(source, parameters, "caption_entities", user)
    if utf16.length(text) > CAPTION_LIMIT:
        raise errors.bad_request(CAPTION_TOO_LONG)
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": marks} if marks else {})


def formatted(
    source: str, parameters: Object, given: str, user: Callable[[int], Object | None]
) -> tuple[str, list[Object]]:
    text, marks = parsed(source, parameters.get("parse_mode"), parameters.get(given))
    text, marks = trimmed(text.replace("\r", ""), marks)
    marks = [mark for each in marks if (mark := known_user(each, user))]
    return text, entities.merged(text, marks)


def parsed(source: str, mode: str | None, given: list[Object] | None) -> tuple[str, list[Object]]:
    if not mode:
        return source, list(given or [])
    parser = MODES.get(mode.lower())
    if parser is None:
        raise errors.bad_request("unsupported parse_mode")
    return parser(source)


def trimmed(text: str, marks: list[Object]) -> tuple[str, list[Object]]:
    """Telegram drops the space around a text."""
    bare = text.strip()
    if len(bare) == len(text):
        return bare, check_inside(bare, marks) if marks else marks
    start = utf16.length(text[: len(text) - len(text.lstrip())])
    return bare, entities.clipped(marks, start, start + utf16.length(bare))


def check_inside(text: str, marks: list[Object]) -> list[Object]:
    size = utf16.length(text)
    for mark in marks:
        if mark["offset"] < 0 or mark["length"] < 0 or mark["offset"] + mark["length"] > size:
            fail("entity begins or ends outside of the text")
    return marks


def known_user(mark: Object, user: Callable[[int], Object | None]) -> Object | None:
    """A mention by number is kept only for a user that is known."""
    if mark["type"] != "text_mention":
        return mark
    known = user(mark["user_id"] if "user_id" in mark else mark.get("user", {}).get("id", 0))
    kept = {key: value for key, value in mark.items() if key != "user_id"}
    return kept | {"user": known} if known else None
