"""A plain python-telegram-bot that plays the same chats from memory: what the library alone does here.

It keeps nothing: no database, no order, no rights; a message that it loses is lost.
"""

import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

NEXT = {
    "flyers": ("C'était quel jour ?", "Aujourd'hui"),
    "Aujourd'hui": ("Combien de temps ?", "2 h"),
    "2 h": ("2 h de flyers.", "Enregistrer"),
    "Enregistrer": ("C'est noté : 2 h de flyers.", "Annuler cet ajout"),
}


async def on_message(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    guided = update.message.text == "/heures"
    words, label = ("Tu as fait quoi ?", "flyers") if guided else NEXT["2 h"]
    await update.message.reply_text(words, reply_markup=keyboard(label))


async def on_press(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    await query.answer()
    words, label = NEXT[str(query.data)]
    await query.edit_message_text(words, reply_markup=keyboard(label))


def keyboard(label: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label)]])


def main() -> None:
    """With ECHO_AT_ONCE, that many updates are answered at the same time; the library's default is one."""
    token, address = os.environ["CJS_TELEGRAM_TOKEN"], os.environ["CJS_TELEGRAM_API_URL"]
    builder = Application.builder().token(token).base_url(f"{address}/bot")
    application = builder.concurrent_updates(int(os.environ.get("ECHO_AT_ONCE", "1"))).build()
    application.add_handler(CallbackQueryHandler(on_press))
    application.add_handler(MessageHandler(filters.TEXT, on_message))
    application.run_polling()


if __name__ == "__main__":
    main()
