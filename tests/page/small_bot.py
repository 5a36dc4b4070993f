"""A plain python-telegram-bot bot with a little of everything a chat can show; it knows nothing of ours."""

import asyncio
import struct
import zlib
from typing import Any

from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

TOKEN = "4242:page-test-token-page-test-token-000"
Context = ContextTypes.DEFAULT_TYPE
COMMANDS = {
    "start": "Commencer",
    "boutons": "Des boutons",
    "photo": "Une photo",
    "fichier": "Un fichier",
    "mise": "En forme",
}
FORMS = (
    "<b>gras</b> <i>italique</i> <tg-spoiler>caché</tg-spoiler> 🎉 <code>a &lt;b&gt;</code>\n<pre>ligne</pre>"
)


def picture(width: int = 60, height: int = 40) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x30\x80\xc0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def keyboard(username: str) -> InlineKeyboardMarkup:
    def press(label: str) -> InlineKeyboardButton:
        return InlineKeyboardButton(label, callback_data=label.lower())

    return InlineKeyboardMarkup(
        [
            [press("Enregistrer"), press("Corriger")],
            [press("Toast"), press("Alerte")],
            [InlineKeyboardButton("Inviter", url=f"https://t.me/{username}?start=code-1")],
        ]
    )


async def start(update: Update, context: Context) -> None:
    assert update.message
    assert update.effective_user
    keys = ReplyKeyboardMarkup([["Mes heures", "Aide"], ["Ranger"]], resize_keyboard=True, is_persistent=True)
    words = f"Bonjour {update.effective_user.first_name} ! {' '.join(context.args or [])}"
    await update.message.reply_text(words, reply_markup=keys)


async def buttons(update: Update, context: Context) -> None:
    assert update.message
    await update.message.reply_text("C'est bien ça ?", reply_markup=keyboard(context.bot.username))


async def photo(update: Update, _: Context) -> None:
    assert update.message
    await update.message.reply_photo(picture(), caption="Un rectangle bleu")


async def document(update: Update, _: Context) -> None:
    assert update.message
    await update.message.reply_document(b"a;b\n1;2\n", filename="bilan <1>.csv", caption="Le bilan")


async def shaped(update: Update, _: Context) -> None:
    assert update.message
    await update.message.reply_html(FORMS)


async def pressed(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query
    if query.data == "enregistrer":
        await asyncio.sleep(0.4)
        await query.answer()
        await query.edit_message_text("C'est enregistré.")
    else:
        await query.answer(f"Voici : {query.data}", show_alert=query.data == "alerte")


async def said(update: Update, _: Context) -> None:
    message = update.effective_message
    assert message
    if message.text == "Ranger":
        await message.reply_text("Rangé.", reply_markup=ReplyKeyboardRemove())
    else:
        await message.reply_text(f"Écho : {message.text or message.caption}")


def make(url: str) -> Application[Any, Any, Any, Any, Any, Any]:
    bot = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{url}/bot")
        .base_file_url(f"{url}/file/bot")
        .concurrent_updates(True)
        .build()
    )
    for name, handler in {
        "start": start,
        "boutons": buttons,
        "photo": photo,
        "fichier": document,
        "mise": shaped,
    }.items():
        bot.add_handler(CommandHandler(name, handler))
    bot.add_handler(CallbackQueryHandler(pressed))
    bot.add_handler(MessageHandler(filters.ALL, said))
    return bot


async def introduce(bot: Application[Any, Any, Any, Any, Any, Any]) -> None:
    await bot.bot.set_my_commands([BotCommand(name, words) for name, words in COMMANDS.items()])


async def run(bot: Application[Any, Any, Any, Any, Any, Any]) -> None:
    await bot.initialize()
    await introduce(bot)
    await bot.start()
    assert bot.updater
    await bot.updater.start_polling(poll_interval=0.0)


async def end(bot: Application[Any, Any, Any, Any, Any, Any]) -> None:
    assert bot.updater
    await bot.updater.stop()
    await bot.stop()
    await bot.shutdown()
