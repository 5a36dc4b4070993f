"""Sets and tells what people see before they write: commands, the menu button, the bot's own words."""

import re
from collections.abc import Callable

from bot.sandbox import commands, errors, utf16
from bot.sandbox.calls import Call, chat_of
from bot.sandbox.objects import Object

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
MOST_COMMANDS, DESCRIPTION_LIMIT = 100, 256
LIMITS = {"name": 64, "description": 512, "short_description": 120}


def key(call: Call) -> tuple[commands.Scope, str]:
    """Where the commands belong; a scope's chat must be one that the bot knows."""
    scope = call.get("scope") or {}
    if "chat_id" in scope:
        chat_of(call.with_(chat_id=scope["chat_id"]))
    return commands.scope_of(scope or None), call.get("language_code", "")


def set_my_commands(call: Call) -> bool:
    if len(call["commands"]) > MOST_COMMANDS:
        raise errors.bad_request("BOT_COMMANDS_TOO_MUCH")
    cleaned = [command(each) for each in call["commands"]]
    call.bot.commands[key(call)] = cleaned
    tell(call)
    return True


def command(wanted: Object) -> Object:
    name = wanted["command"].removeprefix("/").lower()
    if not COMMAND.fullmatch(name):
        raise errors.bad_request("BOT_COMMAND_INVALID")
    if not 1 <= utf16.length(wanted["description"].strip()) <= DESCRIPTION_LIMIT:
        raise errors.bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": wanted["description"].strip()}


def get_my_commands(call: Call) -> list[Object]:
    return call.bot.commands.get(key(call), [])


def delete_my_commands(call: Call) -> bool:
    call.bot.commands.pop(key(call), None)
    tell(call)
    return True


def tell(call: Call) -> None:
    """Shows each phone concerned its menu."""
    only = key(call)[0][1]
    for (bot_id, person_id), chat in call.world.private.items():
        if bot_id == call.bot.id and only in (None, person_id):
            menu = commands.shown(call.bot, chat, call.world.people[person_id])
            call.world.events.emit("commands", person_id, chat.seen_as, commands=menu)


def set_chat_menu_button(call: Call) -> bool:
    person_id = call.get("chat_id")
    if person_id is not None:
        chat_of(call)
    call.bot.menu_buttons[person_id] = call.get("menu_button", {"type": "default"})
    return True


def get_chat_menu_button(call: Call) -> Object:
    return commands.menu_button(call.bot, call.get("chat_id"))


def setter(what: str) -> Callable[[Call], bool]:
    def set_words(call: Call) -> bool:
        words = call.get(what, "")
        if utf16.length(words) > LIMITS[what]:
            raise errors.bad_request(f"BOT_{what.upper()}_TOO_LONG")
        call.bot.words[what, call.get("language_code", "")] = words
        return True

    return set_words


def getter(what: str) -> Callable[[Call], Object]:
    """In the language asked for, or else in none."""

    def get_words(call: Call) -> Object:
        default = str(call.bot.user["first_name"]) if what == "name" else ""
        kept = call.bot.words
        return {what: kept.get((what, call.get("language_code", ""))) or kept.get((what, "")) or default}

    return get_words
