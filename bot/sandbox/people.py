"""What a person does with a phone, and what each bot in the chat is told of it."""

import string
from typing import Any

from bot.sandbox import entities, keyboards, members, posting
from bot.sandbox.accounts import Bot, Person, Query
from bot.sandbox.chats import Chat
from bot.sandbox.errors import Absurd
from bot.sandbox.objects import Object
from bot.sandbox.world import World

START_LIMIT = 64
START_CHARACTERS = {*string.ascii_letters, *string.digits, "_", "-"}


def chat_seen(world: World, bot: Bot, person: Person, chat: int | str | None) -> Chat:
    """The chat that the phone means: the bot's number, its own or `bot` is the private one."""
    if chat in (None, "bot", "", bot.id, person.id, str(bot.id), str(person.id)):
        return world.private_chat(bot, person)
    found = world.groups.get(int(str(chat)))
    if found is None or person.id not in found.here():
        raise Absurd("this person is not in such a chat")
    return found


def message_in(chat: Chat, message_id: int) -> Object:
    if message_id not in chat.messages:
        raise Absurd("there is no such message")
    return chat.messages[message_id]


def post(world: World, person: Person, chat: Chat, content: Object, reply_to: int | None = None) -> Object:
    """Posts what the person sends, and tells the bots that may know of it."""
    if chat.is_private and chat.bot_id in person.blocks:
        members.unblock(world, person, world.bots[chat.bot_id])
    if reply_to is not None:
        content |= {"reply_to_message": posting.without_reply(message_in(chat, reply_to))}
    message = posting.post(world, chat, person.user, content)
    deliver(world, chat, "message", message)
    return message


def deliver(world: World, chat: Chat, kind: str, message: Object) -> None:
    for bot in world.bots_in(chat):
        if members.may_read(world, chat, bot, message):
            bot.updates.push(kind, message)


def words(text: str, given: list[Object] | None = None) -> Object:
    marks = entities.in_order(given) if given else entities.found(text)
    return {"text": text} | ({"entities": marks} if marks else {})


def say(world: World, person: Person, chat: Chat, text: str, reply_to: int | None = None, given: list[Object] | None = None) -> Object:
    if not text.strip():
        raise Absurd("an empty message cannot be sent")
    message = post(world, person, chat, words(text.strip(), given), reply_to)
    posting.used(world, chat, person, text)
    return message


def start(payload: str) -> str:
    """What a deep link makes the phone say."""
    if len(payload) > START_LIMIT or not set(payload) <= START_CHARACTERS:
        raise Absurd("a start parameter is at most 64 of A-Z a-z 0-9 _ -")
    return f"/start {payload}".strip()


def press(world: World, bot: Bot, person: Person, chat: Chat, message_id: int, label: str | None, data: str | None) -> Object:
    """Presses an inline button by its label, or sends any data at all, as a forged client can."""
    message = message_in(chat, message_id)
    if label is not None:
        button = button_of(message, label)
        if "callback_data" not in button:
            return {"url": button["url"]} if "url" in button else {"button": button}
        data = button["callback_data"]
    query = Query(world.fresh_id(), person.id, chat.seen_as, message_id)
    author = world.bots.get(message["from"]["id"], bot)
    author.queries[query.id] = query
    posting.note(person, chat, "press", label=label if label is not None else f"={data}")
    author.updates.push("callback_query", callback(chat, person, query, message, data or ""))
    return {"callback_query_id": query.id}


def button_of(message: Object, label: str) -> Object:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    button = keyboards.button_named(rows, label)
    if button is None:
        raise Absurd(f"there is no button « {label} » on this message")
    return button


def callback(chat: Chat, person: Person, query: Query, message: Object, data: str) -> Object:
    found: dict[str, Any] = {"id": query.id, "from": person.user, "message": message}
    return found | {"chat_instance": chat.instance, "data": data}


def edit(world: World, person: Person, chat: Chat, message_id: int, text: str) -> Object:
    message = message_in(chat, message_id)
    if message["from"]["id"] != person.id:
        raise Absurd("people edit their own messages only")
    kept = {key: value for key, value in message.items() if key not in ("text", "entities")}
    changed = posting.replace(world, chat, kept | words(text.strip()))
    deliver(world, chat, "edited_message", changed)
    return changed


def press_any(world: World, bot: Bot, person: Person, chat: Chat, label: str, message_id: int | None) -> Object:
    """A button by label wherever the phone shows one, or any data on the message that is named."""
    keyboard = chat.keyboards.get(person.id)
    if message_id is None and keyboard and keyboards.button_named(keyboard["keyboard"], label):
        return say(world, person, chat, label)
    message = message_in(chat, message_id) if message_id is not None else newest_with(chat, label)
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    if keyboards.button_named(rows, label) is None:
        return press(world, bot, person, chat, message["message_id"], None, label)
    return press(world, bot, person, chat, message["message_id"], label, None)


def newest_with(chat: Chat, label: str) -> Object:
    for message in chat.newest():
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if any(label in (button["text"], button.get("callback_data")) for button in keyboards.flat(rows)):
            return message
    raise Absurd(f"no message has a button « {label} »")
