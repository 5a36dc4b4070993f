"""Small talk: what is said to be kind, not to be noted. The words and the answers are in talk.yaml (pure)."""

from bot.small_talk.match import Kind as Kind
from bot.small_talk.match import kinds as kinds
from bot.small_talk.match import match as match
