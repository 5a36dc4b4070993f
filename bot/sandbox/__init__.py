"""A local stand-in for Telegram's servers, for tests, demos and anyone who writes a bot."""

from bot.sandbox.phone import Phone
from bot.sandbox.server import Sandbox

__all__ = ["Phone", "Sandbox"]
