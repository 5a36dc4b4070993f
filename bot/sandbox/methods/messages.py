"""Sends messages: words, places, contacts, dice."""

from bot.sandbox import errors, keyboards, posting, words
from bot.sandbox.calls import Call, chat_of
from bot.sandbox.chats import Chat
from bot.sandbox.objects import Object

NOT_HERE = {
    "message_thread_id": "message thread not found",
    "business_connection_id": "business connection not found",
}


def send_message(call: Call) -> Object:
    keyboards.check(call.get("reply_markup"))
    content = words.text_of(call.parameters, call.world.user)
    chat = chat_of(call)
    if call.get("link_preview_options"):
        content["link_preview_options"] = call["link_preview_options"]
    return said(call, chat, content)


def said(call: Call, chat: Chat, content: Object) -> Object:
    """Posts the content with what every sending method may add to it."""
    check_place(call)
    markup = call.get("reply_markup")
    extras = keyboards.inline_of(markup) | replied(call, chat)
    if call.get("protect_content"):
        extras["has_protected_content"] = True
    message = posting.post(call.world, chat, call.bot.user, content | extras)
    posting.show_keyboard(call.world, chat, markup)
    return message


def check_place(call: Call) -> None:
    """Topics and business connections are not played: naming one is naming one that is not there."""
    for name, lacking in NOT_HERE.items():
        if call.get(name):
            raise errors.bad_request(lacking)


def replied(call: Call, chat: Chat) -> Object:
    wanted = call.get("reply_parameters")
    if not wanted:
        return {}
    original = chat.messages.get(wanted["message_id"])
    if original is not None:
        return {"reply_to_message": posting.without_reply(original)}
    if wanted.get("allow_sending_without_reply"):
        return {}
    raise errors.bad_request("message to be replied not found")
