"""Keyboards: what Telegram refuses in them, and what a phone does with them."""

from collections.abc import Iterator

from bot.sandbox import errors
from bot.sandbox.objects import Object

INLINE_BUTTONS, INLINE_ROW = 100, 8
REPLY_BUTTONS, REPLY_ROW = 300, 12
DATA_BYTES = 64
LOOKS = {"text", "icon_custom_emoji_id", "style"}
LINKS = ("http://", "https://", "tg://", "mailto:")


def check(markup: Object | None) -> None:
    if not markup:
        return
    if "inline_keyboard" in markup:
        check_inline(markup["inline_keyboard"])
    elif "keyboard" in markup:
        check_size(markup["keyboard"], REPLY_BUTTONS, REPLY_ROW)
        if not any(markup["keyboard"]):
            raise errors.bad_request("object expected as reply markup")
        for button in flat(markup["keyboard"]):
            check_label(button)


def flat(rows: list[list[Object]]) -> Iterator[Object]:
    return (button for row in rows for button in row)


def check_size(rows: list[list[Object]], total: int, width: int) -> None:
    if sum(map(len, rows)) > total:
        raise errors.bad_request("reply markup is too long")
    if any(len(row) > width for row in rows):
        raise errors.bad_request(f"reply markup has more than {width} buttons in a row")


def check_inline(rows: list[list[Object]]) -> None:
    check_size(rows, INLINE_BUTTONS, INLINE_ROW)
    for button in flat(rows):
        check_label(button)
        check_action(button)


def check_label(button: Object) -> None:
    if not button["text"].strip():
        raise errors.bad_request("keyboard button text must be non-empty")


def check_action(button: Object) -> None:
    actions = [name for name in button if name not in LOOKS]
    if len(actions) != 1:
        raise errors.bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    size = len(button.get("callback_data", "-").encode())
    if not 1 <= size <= DATA_BYTES:
        raise errors.bad_request("BUTTON_DATA_INVALID")
    url = button.get("url")
    if url is not None and not url.lower().startswith(LINKS) and "." not in url:
        raise errors.bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def inline_of(markup: Object | None) -> Object:
    """The part of a message that shows its buttons; other keyboards are not part of the message."""
    if markup and markup.get("inline_keyboard"):
        rows = [row for row in markup["inline_keyboard"] if row]
        return {"reply_markup": {"inline_keyboard": rows}} if rows else {}
    return {}


def button_named(rows: list[list[Object]], label: str) -> Object | None:
    return next((button for button in flat(rows) if button["text"] == label), None)
