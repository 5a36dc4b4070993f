"""Changes messages that the bot sent."""

from bot.sandbox import errors, keyboards, posting, words
from bot.sandbox.calls import Call, chat_of
from bot.sandbox.chats import Chat
from bot.sandbox.methods.media import from_input_media
from bot.sandbox.objects import Object

COMPARED = (
    "text",
    "entities",
    "caption",
    "caption_entities",
    "reply_markup",
    "link_preview_options",
    "show_caption_above_media",
)
CAPTION = ("caption", "caption_entities", "show_caption_above_media")
CAPTIONED = ("photo", "document", "video", "audio", "voice", "animation")


def target(call: Call, lacking: str = "message to edit not found") -> tuple[Chat, Object]:
    """The bot's own message that is to change."""
    if "chat_id" not in call.parameters or "message_id" not in call.parameters:
        raise errors.bad_request("message identifier is not specified")
    chat = chat_of(call)
    message = chat.messages.get(call["message_id"])
    if message is None:
        raise errors.bad_request(lacking)
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


def caption(call: Call) -> Object:
    keyboards.check(call.get("reply_markup"))
    content = words.caption_of(call.parameters, call.world.user)
    chat, message = target(call)
    if not any(kind in message for kind in CAPTIONED):
        raise errors.bad_request("there is no caption in the message to edit")
    if call.get("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return changed(call, chat, message, content, CAPTION)


def media(call: Call) -> Object:
    """Another file in the place of the old one; words become a file's caption."""
    keyboards.check(call.get("reply_markup"))
    chat, message = target(call)
    content = from_input_media(call, call["media"])
    return changed(
        call, chat, message, content, (*CAPTIONED, *CAPTION, "text", "entities", "has_media_spoiler")
    )


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
