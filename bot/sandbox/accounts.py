"""Who takes part: people with a phone, and bots with a token."""

import time
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.objects import Object
from bot.sandbox.updates import UpdateQueue

QUERY_SECONDS = 15.0


@dataclass(slots=True)
class Person:
    user: Object
    blocks: set[int] = field(default_factory=set)
    log: list[Object] = field(default_factory=list)

    @property
    def id(self) -> int:
        return int(self.user["id"])


@dataclass(slots=True)
class Query:
    """A press or an inline question that waits for the bot's answer; kept for the person's phone."""

    id: str
    person: int
    chat: int | None
    message_id: int | None
    asked_at: float = field(default_factory=time.monotonic)
    answer: Object | None = None

    def is_too_old(self) -> bool:
        return time.monotonic() - self.asked_at > QUERY_SECONDS


@dataclass(slots=True)
class Webhook:
    url: str = ""
    secret: str = ""
    max_connections: int = 40
    certificate: bool = False
    last_error_date: int | None = None
    last_error_message: str | None = None


@dataclass(slots=True)
class Bot:
    token: str
    user: Object
    updates: UpdateQueue = field(default_factory=UpdateQueue)
    webhook: Webhook = field(default_factory=Webhook)
    queries: dict[str, Query] = field(default_factory=dict)
    commands: dict[Any, list[Object]] = field(default_factory=dict)
    menu_buttons: dict[int | None, Object] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    online: bool = False

    @property
    def id(self) -> int:
        return int(self.user["id"])

    @property
    def username(self) -> str:
        return str(self.user["username"])

    def me(self) -> Object:
        return self.user | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
            "allows_users_to_create_topics": False,
            "can_manage_bots": False,
        }
