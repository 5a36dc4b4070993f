"""What a line of a written chat makes a phone do: type, press a label, or a gesture after « @ »."""

import re
from collections.abc import Callable

from bot.sandbox.objects import Object
from bot.sandbox.phone import Phone

LINK = re.compile(r"https://t\.me/\w+\?start=([A-Za-z0-9_-]+)")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f00050001"
    "ff56c72fd90000000049454e44ae426082"
)


class Unplayable(Exception):
    """The phone shows nothing that the line could be done to."""


def act(phone: Phone, what: str) -> tuple[int, str] | None:
    """Does it. For a press, the message's number and the button's data."""
    if what.startswith("[") and what.endswith("]"):
        number, data = button(phone, what[1:-1])
        phone.presses(data, number)
        return number, data
    word, _, rest = what[1:].partition(" ")
    if what.startswith("@") and word in GESTURES:
        GESTURES[word](phone, rest)
    else:
        phone.says(what.replace("⏎", "\n"))
    return None


def button(phone: Phone, label: str) -> tuple[int, str]:
    """The newest message with that button. Raises Unplayable."""
    for message in reversed(phone.chat.messages):
        for each in buttons(message):
            if _plain(each["text"]) == _plain(label) and "callback_data" in each:
                return message["message_id"], each["callback_data"]
    raise Unplayable(f"no button « {label} »")


def _plain(label: str) -> str:
    """Whoever writes a chat types ordinary spaces."""
    return label.replace("\u202f", " ").replace("\u00a0", " ")


def rows(message: Object) -> list[list[Object]]:
    found: list[list[Object]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return found


def buttons(message: Object) -> list[Object]:
    return [each for row in rows(message) for each in row]


def _open(phone: Phone, rest: str) -> None:
    link = LINK.search(rest)
    phone.opens(link[1] if link else rest.strip())


def _edit(phone: Phone, rest: str) -> None:
    old, new = (part.strip().strip('"') for part in rest.split("→"))
    mine = [each for each in phone.chat.messages if each.get("text") == old]
    phone.edits(mine[-1]["message_id"], new)


GESTURES: dict[str, Callable[[Phone, str], object]] = {
    "ouvre": _open,
    "modifie": _edit,
    "photo": lambda phone, rest: phone.sends_photo(PIXEL, rest),
    "sticker": lambda phone, _: phone.shares({"sticker": "🙂"}),
    "bloque": lambda phone, _: phone.blocks(),
    "débloque": lambda phone, _: phone.unblocks(),
}
