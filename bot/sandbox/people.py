"""What a person says and presses, and what each bot in the chat is told of it."""

import string

from bot.sandbox import entities, keyboards, members, posting
from bot.sandbox.accounts import Query
from bot.sandbox.chats import Chat
from bot.sandbox.errors import Absurd
from bot.sandbox.objects import Object
from bot.sandbox.screen import Screen
from bot.sandbox.world import World

START_LIMIT = 64
START_CHARACTERS = {*string.ascii_letters, *string.digits, "_", "-"}


def post(screen: Screen, content: Object, reply_to: int | None = None) -> Object:
    """Posts what the person sends, and tells the bots that may know of it. Writing lifts a block."""
    if screen.chat.is_private:
        members.unblock(screen.world, screen.person, screen.bot)
    if reply_to is not None:
        content |= {"reply_to_message": posting.without_reply(screen.message(reply_to))}
    message = posting.post(screen.world, screen.chat, screen.person.user, content)
    deliver(screen.world, screen.chat, "message", message)
    return message


def deliver(world: World, chat: Chat, kind: str, message: Object) -> None:
    for bot in world.bots_in(chat):
        if members.may_read(chat, bot, message):
            bot.updates.push(kind, message)


def words(text: str, given: list[Object] | None = None) -> Object:
    marks = entities.in_order(given) if given else entities.found(text)
    return {"text": text} | ({"entities": marks} if marks else {})


def say(screen: Screen, text: str, reply_to: int | None = None, given: list[Object] | None = None) -> Object:
    if not text.strip():
        raise Absurd("an empty message cannot be sent")
    message = post(screen, words(text.strip(), given), reply_to)
    posting.used(screen.world, screen.chat, screen.person, text)
    return message


def start(payload: str) -> str:
    """What a deep link makes the phone say."""
    if len(payload) > START_LIMIT or not set(payload) <= START_CHARACTERS:
        raise Absurd("a start parameter is at most 64 of A-Z a-z 0-9 _ -")
    return f"/start {payload}".strip()


def press(screen: Screen, message_id: int, label: str) -> Object:
    """Presses an inline button by its label."""
    message = screen.message(message_id)
    button = keyboards.button_named(rows_of(message), label)
    if button is None:
        raise Absurd(f"there is no button « {label} » on this message")
    if "callback_data" in button:
        return ask(screen, message, button["callback_data"], label)
    return {"url": button["url"]} if "url" in button else {"button": button}


def press_data(screen: Screen, message_id: int, data: str) -> Object:
    """Sends any data at all from this message, as a forged client can."""
    return ask(screen, screen.message(message_id), data, f"={data}")


def ask(screen: Screen, message: Object, data: str, shown: str) -> Object:
    bot = screen.world.bots.get(message["from"]["id"], screen.bot)
    query = Query(screen.world.fresh_id(), screen.person.id, screen.chat.seen_as, message["message_id"])
    bot.queries[query.id] = query
    posting.note(screen.person, screen.chat, "press", label=shown)
    bot.updates.push("callback_query", callback(screen, query, message, data))
    return {"callback_query_id": query.id}


def callback(screen: Screen, query: Query, message: Object, data: str) -> Object:
    return {
        "id": query.id,
        "from": screen.person.user,
        "message": message,
        "chat_instance": screen.chat.instance,
        "data": data,
    }


def press_any(screen: Screen, label: str, message_id: int | None) -> Object:
    """A button by label wherever the phone shows one, or any data on the message that is named."""
    keyboard = screen.keyboard
    button = keyboards.button_named(keyboard["keyboard"], label) if keyboard else None
    if message_id is None and button is not None:
        return press_reply(screen, button)
    message = newest_with(screen.chat, label) if message_id is None else screen.message(message_id)
    if keyboards.button_named(rows_of(message), label) is None:
        return press_data(screen, message["message_id"], label)
    return press(screen, message["message_id"], label)


def press_reply(screen: Screen, button: Object) -> Object:
    """A reply keyboard says its label, or sends the person's number when it asks for it."""
    if not button.get("request_contact"):
        return say(screen, button["text"])
    user = screen.person.user
    contact = {"phone_number": f"+336{user['id'] % 10**8:08}", "first_name": user["first_name"]}
    return post(screen, {"contact": contact | {"user_id": user["id"]}})


def rows_of(message: Object) -> list[list[Object]]:
    rows: list[list[Object]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


def newest_with(chat: Chat, label: str) -> Object:
    for message in chat.newest():
        buttons = keyboards.flat(rows_of(message))
        if any(label in (button["text"], button.get("callback_data")) for button in buttons):
            return message
    raise Absurd(f"no message has a button « {label} »")


def edit(screen: Screen, message_id: int, text: str) -> Object:
    message = screen.message(message_id)
    if message["from"]["id"] != screen.person.id:
        raise Absurd("people edit their own messages only")
    kept = {key: value for key, value in message.items() if key not in ("text", "entities")}
    changed = posting.replace(screen.world, screen.chat, kept | words(text.strip()))
    deliver(screen.world, screen.chat, "edited_message", changed)
    return changed
