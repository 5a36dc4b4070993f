"""The Bot API's methods as the sandbox plays them: one table, one file per family."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.methods import (
    copies,
    edits,
    fetching,
    groups,
    media,
    menus,
    messages,
    polling,
    profile,
    queries,
    things,
)

Played = Callable[[Call], Any | Awaitable[Any]]

FILES = {
    "sendPhoto": "photo",
    "sendDocument": "document",
    "sendVideo": "video",
    "sendAudio": "audio",
    "sendVoice": "voice",
    "sendAnimation": "animation",
    "sendSticker": "sticker",
    "sendVideoNote": "video_note",
}
WORDS = {
    "MyName": "name",
    "MyDescription": "description",
    "MyShortDescription": "short_description",
}
TABLE: dict[str, Played] = {
    "getMe": profile.get_me,
    "logOut": profile.done,
    "close": profile.done,
    "getFile": profile.get_file,
    "getUserProfilePhotos": profile.no_photos,
    "getUpdates": fetching.get_updates,
    "setWebhook": fetching.set_webhook,
    "deleteWebhook": fetching.delete_webhook,
    "getWebhookInfo": fetching.get_webhook_info,
    "sendMessage": messages.send_message,
    "sendMediaGroup": media.send_media_group,
    "sendLocation": things.send_location,
    "sendVenue": things.send_venue,
    "sendContact": things.send_contact,
    "sendDice": things.send_dice,
    "sendChatAction": things.send_chat_action,
    "sendPoll": polling.send_poll,
    "stopPoll": polling.stop_poll,
    "copyMessage": copies.copy_message,
    "forwardMessage": copies.forward_message,
    "deleteMessage": copies.delete_message,
    "deleteMessages": copies.delete_messages,
    "editMessageText": edits.text,
    "editMessageCaption": edits.caption,
    "editMessageMedia": edits.media,
    "editMessageReplyMarkup": edits.reply_markup,
    "answerCallbackQuery": queries.answer_callback,
    "answerInlineQuery": queries.answer_inline,
    "setMessageReaction": groups.set_message_reaction,
    "pinChatMessage": groups.pin,
    "unpinChatMessage": groups.unpin,
    "unpinAllChatMessages": groups.unpin_all,
    "getChat": groups.get_chat,
    "getChatMember": groups.get_chat_member,
    "getChatMemberCount": groups.get_chat_member_count,
    "getChatAdministrators": groups.get_chat_administrators,
    "leaveChat": groups.leave_chat,
    "setMyCommands": menus.set_my_commands,
    "getMyCommands": menus.get_my_commands,
    "deleteMyCommands": menus.delete_my_commands,
    "setChatMenuButton": menus.set_chat_menu_button,
    "getChatMenuButton": menus.get_chat_menu_button,
}
TABLE |= {name: media.sender(kind) for name, kind in FILES.items()}
TABLE |= {f"set{name}": menus.setter(what) for name, what in WORDS.items()}
TABLE |= {f"get{name}": menus.getter(what) for name, what in WORDS.items()}
PLAYED = {name.lower(): play for name, play in TABLE.items()}
