"""What a bot is told about itself."""

from bot.sandbox.calls import Call
from bot.sandbox.objects import Object


def get_me(call: Call) -> Object:
    return call.bot.me()


def done(call: Call) -> bool:
    return True
