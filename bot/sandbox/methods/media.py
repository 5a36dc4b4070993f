"""Sends files: uploaded, attached, or known by their file_id; alone or as an album."""

from collections.abc import Callable

from bot.sandbox import errors, files, keyboards, words
from bot.sandbox.calls import Call, chat_of
from bot.sandbox.files import File
from bot.sandbox.methods.messages import said
from bot.sandbox.objects import Object
from bot.sandbox.requests import ATTACH
from bot.sandbox.uploads import Upload

ALBUM = range(2, 11)
SHOWN = ("has_spoiler", "show_caption_above_media")
ALONE = {"document", "audio"}


def sender(kind: str) -> Callable[[Call], Object]:
    """The method that sends this kind of file."""

    def send(call: Call) -> Object:
        keyboards.check(call.get("reply_markup"))
        caption = words.caption_of(call.parameters, call.world.user)
        chat = chat_of(call)
        return said(call, chat, content(call, kind, call[kind], call.parameters) | caption)

    return send


def content(call: Call, kind: str, source: str | Upload, details: Object) -> Object:
    shown = files.content_of(file_of(call, kind, source), details)
    if details.get("has_spoiler"):
        shown["has_media_spoiler"] = True
    if details.get("show_caption_above_media"):
        shown["show_caption_above_media"] = True
    return shown


def file_of(call: Call, kind: str, source: str | Upload) -> File:
    """The file that an upload, `attach://name` or a file_id stands for."""
    if isinstance(source, str) and source.startswith(ATTACH):
        source = call.attached.get(source.removeprefix(ATTACH), source)
    if isinstance(source, Upload):
        return call.world.files.keep(kind, source)
    if source.startswith(("http://", "https://")):
        raise errors.bad_request("failed to get HTTP URL content")
    known = call.world.files.known.get(source)
    if known is None:
        raise errors.bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        wrong, wanted = known.kind.capitalize(), kind.capitalize()
        raise errors.bad_request(f"can't use file of type {wrong} as {wanted}")
    return known


def from_input_media(call: Call, media: Object) -> Object:
    """The content that an InputMedia describes, with its caption."""
    shown = content(call, media["type"], media["media"], media)
    return shown | words.caption_of(media, call.world.user)


def send_media_group(call: Call) -> list[Object]:
    album = call["media"]
    check_album(album)
    chat = chat_of(call)
    together = {"media_group_id": call.world.fresh_id()}
    return [said(call, chat, from_input_media(call, each) | together) for each in album]


def check_album(album: list[Object]) -> None:
    if len(album) not in ALBUM:
        raise errors.bad_request("group send failed: media must include 2-10 items")
    kinds = {each["type"] for each in album}
    if len(kinds) > 1 and kinds & ALONE:
        raise errors.bad_request(
            "documents and audio files can't be mixed with other media types in an album"
        )
