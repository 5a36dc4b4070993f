"""Changes messages that the bot sent."""

from bot.sandbox import errors, keyboards, posting, words
from bot.sandbox.calls import Call, chat_of
from bot.sandbox.chats import Chat
from bot.sandbox.objects import Object

COMPARED = ("text", "entities", "caption", "caption_entities", "reply_markup", "link_preview_options", "show_caption_above_media")
CAPTIONED = ("photo", "document", "video", "audio", "voice", "animation")


def target(call: Call) -> tuple[Chat, Object]:
    """The bot's own message that is to change."""
    if "chat_id" not in call.parameters or "message_id" not in call.parameters:
        raise errors.bad_request("message identifier is not specified")
    chat = chat_of(call)
    message = chat.messages.get(call["message_id"])
    if message is None:
        raise errors.bad_request("message to edit not found")
    if message.get("from", {}).get("id") != call.bot.id:
        raise errors.bad_request("message can't be edited")
    return chat, message


def text(call: Call) -> Object:
    keyboards.check(call.get("reply_markup"))
    if "text" not in call.parameters:
        raise errors.missing("text")
    content = words.text_of(call.parameters, call.world.user)
    chat, message = target(call)
    if "text" not in message:
        raise errors.bad_request("there is no text in the message to edit")
    if call.get("link_preview_options"):
        content["link_preview_options"] = call["link_preview_options"]
    return changed(call, chat, message, content, ("text", "entities", "link_preview_options"))


def reply_markup(call: Call) -> Object:
    keyboards.check(call.get("reply_markup"))
    chat, message = target(call)
    return changed(call, chat, message, {}, ())


def changed(call: Call, chat: Chat, message: Object, content: Object, replaced: tuple[str, ...]) -> Object:
    """The message with new content and the keyboard of this call: none given takes it away."""
    dropped = {*replaced, "reply_markup", "edit_date"}
    kept = {key: value for key, value in message.items() if key not in dropped}
    new = kept | content | keyboards.inline_of(call.get("reply_markup"))
    if all(new.get(key) == message.get(key) for key in (*COMPARED, *CAPTIONED)):
        raise errors.bad_request(errors.NOT_MODIFIED)
    return posting.replace(call.world, chat, new)
