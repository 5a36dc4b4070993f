"""The small Bot API objects that the sandbox makes itself: users, chats, bots."""

from typing import Any

Object = dict[str, Any]


def present(**fields: Any) -> Object:
    """The object without the fields that are not there, as Telegram leaves them out."""
    return {name: value for name, value in fields.items() if value is not None}


def person(user_id: int, first_name: str, **more: Any) -> Object:
    return present(id=user_id, is_bot=False, first_name=first_name, **more)


def bot(bot_id: int, first_name: str, username: str) -> Object:
    return {"id": bot_id, "is_bot": True, "first_name": first_name, "username": username}


def private_chat(user: Object) -> Object:
    names: Object = {key: user[key] for key in ("first_name", "last_name", "username") if key in user}
    return {"id": user["id"], "type": "private", **names}


def group_chat(chat_id: int, title: str, supergroup: bool) -> Object:
    return {"id": chat_id, "type": "supergroup" if supergroup else "group", "title": title}
