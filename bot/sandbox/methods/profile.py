"""What a bot is told about itself, and about files and faces."""

from bot.sandbox import errors
from bot.sandbox.calls import Call
from bot.sandbox.files import DOWNLOAD_LIMIT
from bot.sandbox.objects import Object


def get_me(call: Call) -> Object:
    return call.bot.me()


def done(_call: Call) -> bool:
    return True


def get_file(call: Call) -> Object:
    file = call.world.files.find(call["file_id"])
    if len(file.upload.content) > DOWNLOAD_LIMIT:
        raise errors.bad_request("file is too big")
    return file.as_file()


def no_photos(call: Call) -> Object:
    if call.world.user(call["user_id"]) is None:
        raise errors.bad_request("user not found")
    return {"total_count": 0, "photos": []}
