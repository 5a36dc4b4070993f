"""Puts messages into chats and changes them there, and tells every phone that shows them."""

from typing import Any

from bot.sandbox import keyboards
from bot.sandbox.accounts import Person
from bot.sandbox.chats import Chat
from bot.sandbox.objects import Object, present
from bot.sandbox.world import World

LOG_KEEP = 2_000


def post(world: World, chat: Chat, sender: Object | None, content: Object) -> Object:
    """Adds the message to the chat and shows it; nobody's bot is told here."""
    message = present(
        message_id=chat.next_id(),
        **{"from": sender},
        chat=chat.info,
        date=world.clock.seconds(),
    )
    message |= content
    chat.messages[message["message_id"]] = message
    tell(world, chat, "message", message=message)
    for person in world.people_in(chat):
        note(person, chat, "message", message=message)
    return message


def tell(world: World, chat: Chat, kind: str, **more: Any) -> None:
    """One event for each phone that shows this chat."""
    for person in world.people_in(chat):
        world.events.emit(kind, person.id, chat.seen_as, **more)


def note(person: Person, chat: Chat, kind: str, **more: Any) -> None:
    """A line of the person's transcript."""
    person.log.append({"kind": kind, "chat": chat.seen_as, **more})
    if len(person.log) > 2 * LOG_KEEP:
        del person.log[:LOG_KEEP]


def replace(world: World, chat: Chat, message: Object, edited: bool = True) -> Object:
    """Puts the changed message (a new object: older ones stay as they were told) in place."""
    if edited:
        message = message | {"edit_date": world.clock.seconds()}
    chat.messages[message["message_id"]] = message
    tell(world, chat, "edited", message=message)
    for person in world.people_in(chat):
        note(person, chat, "edited", message=message)
    return message


def remove(world: World, chat: Chat, message_id: int) -> None:
    message = chat.messages.pop(message_id)
    tell(world, chat, "deleted", message_id=message_id)
    for person in world.people_in(chat):
        note(person, chat, "deleted", message=message)
    if message_id in chat.pinned:
        chat.pinned.remove(message_id)
        tell_pinned(world, chat)


def tell_pinned(world: World, chat: Chat) -> None:
    tell(world, chat, "pinned", message_id=chat.pinned[-1] if chat.pinned else None)


def show_keyboard(world: World, chat: Chat, markup: Object | None) -> None:
    """What a reply keyboard, its removal or a forced reply does to the phones."""
    if not markup or "inline_keyboard" in markup:
        return
    placeholder = markup.get("input_field_placeholder")
    for person in world.people_in(chat):
        if "keyboard" in markup:
            set_keyboard(world, chat, person, markup, placeholder)
        elif "remove_keyboard" in markup:
            set_keyboard(world, chat, person, None, None)
        else:
            set_keyboard(world, chat, person, chat.keyboards.get(person.id), placeholder)


def set_keyboard(
    world: World, chat: Chat, person: Person, keyboard: Object | None, placeholder: str | None
) -> None:
    chat.keyboards[person.id] = keyboard
    chat.placeholders[person.id] = placeholder
    world.events.emit("keyboard", person.id, chat.seen_as, keyboard=keyboard, placeholder=placeholder)


def used(world: World, chat: Chat, person: Person, text: str) -> None:
    """A keyboard made for one use goes away once one of its buttons was pressed."""
    keyboard = chat.keyboards.get(person.id)
    if keyboard and keyboard.get("one_time_keyboard") and keyboards.button_named(keyboard["keyboard"], text):
        set_keyboard(world, chat, person, None, None)


def without_reply(message: Object) -> Object:
    """A message as it is quoted inside another: one level deep."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}
