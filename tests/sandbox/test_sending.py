"""What methods that send, change and delete do to a chat."""

import struct
import zlib
from typing import Any

import pytest

from bot.sandbox import Phone, Sandbox
from bot.sandbox.pictures import dimensions
from tests.sandbox.client import Client, Refused


def png(width: int = 640, height: int = 480) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * ((width + 1) * height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\x00\x11\x08\x00\x02\x00\x03\x03" + b"\0" * 20
)
PICTURES = {
    "png": (png(3, 2), (3, 2)),
    "jpeg": (JPEG, (3, 2)),
    "gif": (b"GIF89a" + struct.pack("<HH", 3, 2), (3, 2)),
    "webp": (b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + b"\2\0\0\1\0\0", (3, 2)),
    "text": (b"bonjour", None),
    "a piece of png": (png()[:18], None),
}


@pytest.mark.parametrize(("content", "size"), PICTURES.values(), ids=PICTURES)
def test_the_size_of_a_picture_is_read(content: bytes, size: tuple[int, int] | None) -> None:
    assert dimensions(content) == size


async def test_a_photo_comes_in_sizes_and_can_be_sent_again_by_its_id(bot: Client, lea: Phone) -> None:
    sent = await bot.form("sendPhoto", chat_id=lea.id, photo=png(), caption="<b>vue</b>", parse_mode="HTML")
    assert [(size["width"], size["height"]) for size in sent["photo"]] == [(90, 68), (320, 240), (640, 480)]
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    again = await bot("sendPhoto", chat_id=lea.id, photo=sent["photo"][-1]["file_id"])
    assert again["photo"] == sent["photo"]
    with pytest.raises(Refused, match="can't use file of type Photo as Document"):
        await bot("sendDocument", chat_id=lea.id, document=sent["photo"][-1]["file_id"])


async def test_what_is_no_picture_is_no_photo(bot: Client, lea: Phone) -> None:
    with pytest.raises(Refused, match="IMAGE_PROCESS_FAILED"):
        await bot.form("sendPhoto", chat_id=lea.id, photo=b"bonjour")


async def test_a_file_is_downloaded_as_it_was_sent(bot: Client, lea: Phone) -> None:
    received = lea.sends_document(b"a;b\n1;2", "heures.csv", "mes heures")
    file = await bot("getFile", file_id=received["document"]["file_id"])
    async with bot.session.get(f"/file/bot{bot.token}/{file['file_path']}") as answer:
        assert await answer.read() == b"a;b\n1;2"
    async with bot.session.get(f"/sandbox/files/{file['file_id']}") as answer:
        assert await answer.read() == b"a;b\n1;2"
    async with bot.session.get(f"/file/bot{bot.token}/documents/other.csv") as answer:
        assert answer.status == 404


async def test_a_caption_of_1025_characters_is_too_long(bot: Client, lea: Phone) -> None:
    with pytest.raises(Refused, match="message caption is too long"):
        await bot.form("sendDocument", chat_id=lea.id, document=b"x", caption="x" * 1025)


FILES = ["document", "video", "audio", "voice", "animation", "sticker", "video_note"]


@pytest.mark.parametrize("kind", FILES)
async def test_every_kind_of_file_arrives(bot: Client, lea: Phone, kind: str) -> None:
    method = "send" + kind.title().replace("_", "")
    sent = await bot.form(method, chat_id=lea.id, **{kind: b"contenu"})
    assert sent[kind]["file_size"] == 7
    assert lea.chat.last() == sent


OTHERS: dict[str, tuple[dict[str, Any], str]] = {
    "sendLocation": ({"latitude": 48.1, "longitude": -1.7}, "location"),
    "sendVenue": ({"latitude": 48.1, "longitude": -1.7, "title": "Local", "address": "Rue"}, "venue"),
    "sendContact": ({"phone_number": "+336", "first_name": "Max"}, "contact"),
    "sendDice": ({"emoji": "🎯"}, "dice"),
}


@pytest.mark.parametrize("method", OTHERS)
async def test_other_things_arrive(bot: Client, lea: Phone, method: str) -> None:
    wanted, kind = OTHERS[method]
    assert kind in await bot(method, chat_id=lea.id, **wanted)


async def test_an_album_is_several_messages_of_one_group(bot: Client, lea: Phone) -> None:
    media = [
        {"type": "photo", "media": "attach://a", "caption": "une"},
        {"type": "photo", "media": "attach://b"},
    ]
    first, second = await bot.form("sendMediaGroup", chat_id=lea.id, media=media, a=png(), b=png(9, 9))
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "une"
    with pytest.raises(Refused, match="2-10 items"):
        await bot.form("sendMediaGroup", chat_id=lea.id, media=media[:1], a=png())


async def test_a_file_is_replaced_and_its_caption_changed(bot: Client, lea: Phone) -> None:
    sent = await bot.form("sendPhoto", chat_id=lea.id, photo=png(), caption="avant")
    place = {"chat_id": lea.id, "message_id": sent["message_id"]}
    edited = await bot("editMessageCaption", **place, caption="après")
    assert edited["caption"] == "après"
    media = {"type": "document", "media": "attach://new", "caption": "liste"}
    edited = await bot.form("editMessageMedia", **place, media=media, new=b"x")
    assert (edited["caption"], "photo" in edited, "document" in edited) == ("liste", False, True)
    with pytest.raises(Refused, match="there is no text in the message to edit"):
        await bot("editMessageText", **place, text="x")


async def test_a_copy_forgets_its_author_and_a_forward_tells_it(bot: Client, lea: Phone) -> None:
    place = {"chat_id": lea.id, "from_chat_id": lea.id, "message_id": 1}
    copy = await bot("copyMessage", **place)
    assert list(copy) == ["message_id"]
    assert lea.chat.last()["text"] == "bonjour"
    forward = await bot("forwardMessage", **place)
    assert forward["forward_origin"]["sender_user"]["id"] == lea.id


async def test_messages_are_numbered_in_their_chat_and_dated_by_the_clock(
    bot: Client, lea: Phone, sandbox: Sandbox
) -> None:
    await sandbox.move_clock(3600)
    sent = await bot("sendMessage", chat_id=lea.id, text="x")
    assert sent["message_id"] == 2
    assert sent["date"] == sandbox.world.clock.seconds()
    assert sent["from"] == {"id": 123456, "is_bot": True, "first_name": "Écho", "username": "echo_bot"}


async def test_a_reply_quotes_one_message_deep(bot: Client, lea: Phone) -> None:
    first = await bot("sendMessage", chat_id=lea.id, text="a", reply_parameters={"message_id": 1})
    second = await bot(
        "sendMessage", chat_id=lea.id, text="b", reply_parameters={"message_id": first["message_id"]}
    )
    assert second["reply_to_message"]["text"] == "a"
    assert "reply_to_message" not in second["reply_to_message"]
    alone = {"message_id": 99, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot(
        "sendMessage", chat_id=lea.id, text="c", reply_parameters=alone
    )


async def test_deleted_messages_are_gone_from_the_phone(bot: Client, lea: Phone) -> None:
    sent = await bot("sendMessage", chat_id=lea.id, text="x")
    assert await bot("deleteMessage", chat_id=lea.id, message_id=sent["message_id"])
    assert await bot("deleteMessages", chat_id=lea.id, message_ids=[1, 50])
    assert lea.chat.messages == []


async def test_a_pin_shows_and_leaves_a_service_message(bot: Client, lea: Phone) -> None:
    assert await bot("pinChatMessage", chat_id=lea.id, message_id=1)
    assert lea.chat.pinned == 1
    assert lea.chat.last()["pinned_message"]["text"] == "bonjour"
    assert (await bot("getChat", chat_id=lea.id))["pinned_message"]["message_id"] == 1
    assert await bot("unpinChatMessage", chat_id=lea.id)
    assert lea.chat.pinned is None


async def test_a_reply_keyboard_stays_until_it_is_removed(bot: Client, lea: Phone) -> None:
    keyboard = {"keyboard": [[{"text": "Mes heures"}]], "is_persistent": True, "resize_keyboard": True}
    sent = await bot("sendMessage", chat_id=lea.id, text="x", reply_markup=keyboard)
    assert "reply_markup" not in sent
    assert lea.chat.keyboard == keyboard
    assert lea.presses("Mes heures")["text"] == "Mes heures"
    assert lea.chat.keyboard == keyboard
    await bot("sendMessage", chat_id=lea.id, text="x", reply_markup={"remove_keyboard": True})
    assert lea.chat.keyboard is None


async def test_a_keyboard_for_one_use_goes_once_it_was_used(bot: Client, lea: Phone) -> None:
    keyboard = {"keyboard": [[{"text": "Oui"}]], "one_time_keyboard": True}
    await bot("sendMessage", chat_id=lea.id, text="x", reply_markup=keyboard)
    lea.says("Peut-être")
    assert lea.chat.keyboard == keyboard
    lea.presses("Oui")
    assert lea.chat.keyboard is None


async def test_a_forced_reply_shows_its_placeholder(bot: Client, lea: Phone) -> None:
    force = {"force_reply": True, "input_field_placeholder": "Combien d’heures ?"}
    await bot("sendMessage", chat_id=lea.id, text="x", reply_markup=force)
    assert lea.chat.placeholder == "Combien d’heures ?"


async def test_a_number_is_shared_by_a_button_that_asks_for_it(bot: Client, lea: Phone) -> None:
    keyboard = {"keyboard": [[{"text": "Mon numéro", "request_contact": True}]]}
    await bot("sendMessage", chat_id=lea.id, text="x", reply_markup=keyboard)
    assert lea.presses("Mon numéro")["contact"]["user_id"] == lea.id
