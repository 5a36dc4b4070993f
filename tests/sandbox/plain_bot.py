"""A plain python-telegram-bot application that knows nothing of the sandbox: it would run on Telegram."""

from io import BytesIO
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    KeyboardButton,
    MenuButtonCommands,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from telegram.constants import ChatAction, ParseMode
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ConversationHandler,
    InlineQueryHandler,
    MessageHandler,
    MessageReactionHandler,
    PollAnswerHandler,
    filters,
)

NAME, AGE = range(2)


async def start(update: Any, context: Any) -> None:
    keyboard = [
        [InlineKeyboardButton("Un", callback_data="1"), InlineKeyboardButton("Deux", callback_data="2")]
    ]
    code = " ".join(context.args or [])
    await update.message.reply_html(
        f"Bonjour <b>{update.effective_user.mention_html()}</b> {code}".strip(),
        reply_markup=InlineKeyboardMarkup(keyboard),
    )


async def choose(update: Any, context: Any) -> None:
    query = update.callback_query
    await query.answer(f"Choix {query.data}", show_alert=query.data == "2")
    await query.edit_message_text(f"*Choix* {query.data}", parse_mode=ParseMode.MARKDOWN_V2)


async def menu(update: Any, context: Any) -> None:
    rows: list[list[str | KeyboardButton]] = [
        ["Heures", KeyboardButton("Numéro", request_contact=True)],
        ["Fermer"],
    ]
    markup = ReplyKeyboardMarkup(rows, resize_keyboard=True, is_persistent=True)
    await update.message.reply_text("Menu", reply_markup=markup)


async def close_menu(update: Any, context: Any) -> None:
    await update.message.reply_text("Fermé", reply_markup=ReplyKeyboardRemove())


async def poll(update: Any, context: Any) -> None:
    await update.message.reply_poll("On y va ?", ["Oui", "Non"], is_anonymous=False)


async def voted(update: Any, context: Any) -> None:
    chosen = update.poll_answer.option_ids
    await context.bot.send_message(update.poll_answer.user.id, f"Vote {chosen}")


async def document(update: Any, context: Any) -> None:
    file = await update.message.document.get_file()
    content = bytes(await file.download_as_bytearray())
    await context.bot.send_chat_action(update.effective_chat.id, ChatAction.UPLOAD_DOCUMENT)
    await update.message.reply_document(BytesIO(content[::-1]), filename="envers.txt", caption="à l’envers")


async def photo(update: Any, context: Any) -> None:
    size = update.message.photo[-1]
    await update.message.reply_photo(size.file_id, caption=f"{size.width} × {size.height}")


async def ask_name(update: Any, context: Any) -> int:
    await update.message.reply_text("Ton prénom ?", reply_markup=ForceReply(input_field_placeholder="prénom"))
    return NAME


async def ask_age(update: Any, context: Any) -> int:
    context.user_data["name"] = update.message.text
    await update.message.reply_text("Ton âge ?")
    return AGE


async def finish(update: Any, context: Any) -> int:
    await update.message.reply_text(f"{context.user_data['name']}, {update.message.text} ans")
    return ConversationHandler.END


async def inline(update: Any, context: Any) -> None:
    words = update.inline_query.query
    result = InlineQueryResultArticle("1", words.upper(), InputTextMessageContent(words.upper()))
    await update.inline_query.answer([result])


async def edited(update: Any, context: Any) -> None:
    await update.edited_message.reply_text(f"Corrigé : {update.edited_message.text}", do_quote=True)


async def reacted(update: Any, context: Any) -> None:
    change = update.message_reaction
    emoji = [each.emoji for each in change.new_reaction if isinstance(each, ReactionTypeEmoji)]
    await context.bot.send_message(change.chat.id, f"Réaction {emoji}")


async def echo(update: Any, context: Any) -> None:
    await update.message.set_reaction("👍")
    await update.message.reply_text(update.message.text)


async def set_up(app: Application[Any, Any, Any, Any, Any, Any]) -> None:
    await app.bot.set_my_commands([BotCommand("start", "Commencer"), BotCommand("menu", "Menu")])
    await app.bot.set_my_commands([BotCommand("poll", "Sondage")], scope=BotCommandScopeAllGroupChats())
    await app.bot.set_my_description("Un bot tout simple", language_code="fr")
    await app.bot.set_chat_menu_button(menu_button=MenuButtonCommands())


async def own_commands(update: Any, context: Any) -> None:
    scope = BotCommandScopeChat(update.effective_chat.id)
    await context.bot.set_my_commands([BotCommand("secret", "Pour toi")], scope=scope)
    await update.message.reply_text("Voilà")


def build(token: str, base: str) -> Application[Any, Any, Any, Any, Any, Any]:
    builder = Application.builder().token(token)
    app = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot").post_init(set_up).build()
    talk = ConversationHandler(
        [CommandHandler("inscription", ask_name)],
        {NAME: [MessageHandler(filters.TEXT, ask_age)], AGE: [MessageHandler(filters.TEXT, finish)]},
        [],
    )
    app.add_handlers(
        [
            talk,
            CommandHandler("start", start),
            CommandHandler("menu", menu),
            CommandHandler("poll", poll),
            CommandHandler("moi", own_commands),
            CallbackQueryHandler(choose),
            PollAnswerHandler(voted),
            InlineQueryHandler(inline),
            MessageReactionHandler(reacted),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, edited),
            MessageHandler(filters.Text(["Fermer"]), close_menu),
            MessageHandler(filters.Document.ALL, document),
            MessageHandler(filters.PHOTO, photo),
            MessageHandler(filters.TEXT, echo),
        ]
    )
    return app
