"""Sends what is neither words nor a file: places, contacts, dice; and the signs of life."""

import random

from bot.sandbox import errors, keyboards, posting
from bot.sandbox.calls import Call, chat_of
from bot.sandbox.methods.messages import said
from bot.sandbox.objects import Object, present

DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}
ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def part(call: Call, *names: str) -> Object:
    return present(**{name: call.get(name) for name in names})


def send(call: Call, content: Object) -> Object:
    keyboards.check(call.get("reply_markup"))
    return said(call, chat_of(call), content)


def location_of(call: Call) -> Object:
    if not -90 <= call["latitude"] <= 90 or not -180 <= call["longitude"] <= 180:
        raise errors.bad_request("invalid location specified")
    return part(call, "latitude", "longitude", "horizontal_accuracy", "live_period", "heading")


def send_location(call: Call) -> Object:
    return send(call, {"location": location_of(call)})


def send_venue(call: Call) -> Object:
    location = location_of(call)
    venue = {"location": location} | part(call, "title", "address")
    return send(call, {"venue": venue, "location": location})


def send_contact(call: Call) -> Object:
    return send(call, {"contact": part(call, "phone_number", "first_name", "last_name", "vcard")})


def send_dice(call: Call) -> Object:
    emoji = call.get("emoji", "🎲")
    if emoji not in DICE:
        raise errors.bad_request("wrong dice emoji specified")
    value = random.randint(1, DICE[emoji])  # noqa: S311
    return send(call, {"dice": {"emoji": emoji, "value": value}})


def send_chat_action(call: Call) -> bool:
    if call["action"] not in ACTIONS:
        raise errors.bad_request("wrong parameter action in request")
    posting.tell(call.world, chat_of(call), "typing", action=call["action"])
    return True
