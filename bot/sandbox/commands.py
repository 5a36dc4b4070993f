"""A bot's commands by scope and language, and its menu buttons, shown by Telegram's precedence."""

from bot.sandbox.accounts import Bot, Person
from bot.sandbox.chats import Chat
from bot.sandbox.objects import Object

ADMINISTRATORS = ("creator", "administrator")
Scope = tuple[str, int | None, int | None]


def scope_of(wanted: Object | None) -> Scope:
    scope = wanted or {"type": "default"}
    chat_id = scope.get("chat_id")
    return scope["type"], int(chat_id) if chat_id is not None else None, scope.get("user_id")


def precedence(chat: Chat, person: Person) -> list[Scope]:
    """The scopes that concern this person in this chat, the most special one first."""
    if chat.is_private:
        return [("chat", person.id, None), ("all_private_chats", None, None), ("default", None, None)]
    mine: list[Scope] = [("chat_member", chat.id, person.id)]
    leads = chat.members.get(person.id) in ADMINISTRATORS
    if leads:
        mine.append(("chat_administrators", chat.id, None))
    mine.append(("chat", chat.id, None))
    if leads:
        mine.append(("all_chat_administrators", None, None))
    return [*mine, ("all_group_chats", None, None), ("default", None, None)]


def shown(bot: Bot, chat: Chat, person: Person) -> list[Object]:
    """The menu of this person's phone: for each scope the person's language before no language."""
    language = str(person.user.get("language_code", ""))[:2]
    for scope in precedence(chat, person):
        for code in dict.fromkeys((language, "")):
            if bot.commands.get((scope, code)):
                return bot.commands[scope, code]
    return []


def menu_button(bot: Bot, person_id: int | None) -> Object:
    """The person's own, or else the bot's default one."""
    own = bot.menu_buttons.get(person_id)
    if own is None or own["type"] == "default":
        return bot.menu_buttons.get(None, {"type": "commands"})
    return own
