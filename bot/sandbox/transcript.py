"""What one person saw and did, as text: `Léa: 2h flyers`, `bot: …`, buttons as `[Enregistrer]`."""

from bot.sandbox.accounts import Person
from bot.sandbox.objects import Object

MEDIA = (
    "photo",
    "document",
    "video",
    "audio",
    "voice",
    "animation",
    "sticker",
    "location",
    "contact",
    "dice",
    "video_note",
)


def transcript(person: Person) -> str:
    return "".join(f"{line}\n" for entry in person.log for line in lines(person, entry))


def lines(person: Person, entry: Object) -> list[str]:
    match entry["kind"]:
        case "message" | "reaction":
            return told(entry["message"], "")
        case "edited":
            return told(entry["message"], " (edited)")
        case "deleted":
            return [f"{author(entry['message'])} (deleted): {words(entry['message'])}"]
        case "press":
            return [f"{person.user['first_name']}: [{entry['label']}]"]
        case "answer" if entry["text"]:
            return [f"bot (toast): {entry['text']}"]
        case _:
            return []


def told(message: Object, how: str) -> list[str]:
    return [f"{author(message)}{how}: {words(message)}", *buttons(message)]


def author(message: Object) -> str:
    sender = message.get("from", {})
    return "bot" if sender.get("is_bot") else str(sender.get("first_name", "?"))


def words(message: Object) -> str:
    if "reaction" in message:
        return f"(reaction) {message['reaction']}"
    if "poll" in message:
        options = " / ".join(option["text"] for option in message["poll"]["options"])
        return f"(poll) {message['poll']['question']} {options}"
    kind = next((kind for kind in MEDIA if kind in message), None)
    text = str(message.get("text", message.get("caption", "")))
    return f"({kind}) {text}".rstrip() if kind else text


def buttons(message: Object) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [" ".join(f"[{button['text']}]" for button in row) for row in rows]
