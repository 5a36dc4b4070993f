"""A person as tests and demos hold one: a phone whose every gesture is a method."""

import asyncio
from typing import TYPE_CHECKING, Any

from bot.sandbox import members, people
from bot.sandbox.accounts import Bot, Person
from bot.sandbox.chats import Chat
from bot.sandbox.errors import Absurd
from bot.sandbox.objects import Object
from bot.sandbox.view import ChatView

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox


class Phone:
    """Gestures take effect at once; what the bot does about them is waited for with `hears` or
    `sandbox.quiet()`. `chat` in every gesture is a group's number; left out, it is the private chat."""

    def __init__(self, sandbox: "Sandbox", person: Person) -> None:
        self.sandbox = sandbox
        self.person = person
        self.heard_up_to = sandbox.world.events.seq

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def bot(self) -> Bot:
        return self.sandbox.world.first_bot()

    @property
    def chat(self) -> ChatView:
        return self.in_chat(None)

    @property
    def answers(self) -> list[Object]:
        """The texts that callback answers showed, with `text`; empty ones show nothing."""
        return [each for each in self.person.log if each["kind"] == "answer"]

    def in_chat(self, chat: int | None) -> ChatView:
        return ChatView(self.sandbox.world, self.bot, self.person, self._chat(chat))

    def says(self, text: str, reply_to: int | None = None, chat: int | None = None) -> Object:
        return people.say(self.sandbox.world, self.person, self._chat(chat), text, reply_to)

    def opens(self, payload: str = "") -> Object:
        """Follows `https://t.me/<bot>?start=<payload>` and presses START."""
        return self.says(f"/start {payload}".strip())

    def presses(self, label_or_data: str, message_id: int | None = None, chat: int | None = None) -> Object:
        """A button by its label; without `message_id`, on the reply keyboard or the newest message that has it.
        With a `message_id`, what is no label there is sent as data, as a forged client can."""
        return people.press_any(self.sandbox.world, self.bot, self.person, self._chat(chat), label_or_data, message_id)

    def edits(self, message_id: int, text: str, chat: int | None = None) -> Object:
        return people.edit(self.sandbox.world, self.person, self._chat(chat), message_id, text)

    def blocks(self) -> None:
        members.block(self.sandbox.world, self.person, self.bot)

    def unblocks(self) -> None:
        members.unblock(self.sandbox.world, self.person, self.bot)

    async def hears(self, part: str = "", timeout: float = 10.0) -> Object:
        """The bot's next message or edit that this person did not hear yet and that contains `part`."""
        async with asyncio.timeout(timeout):
            while True:
                for event in await self.sandbox.world.events.wait(self.heard_up_to, None):
                    self.heard_up_to = event["seq"]
                    if self._is_news(event, part):
                        return dict(event["message"])
        raise Absurd("unreachable")

    def _is_news(self, event: Object, part: str) -> bool:
        if event["person"] != self.id or event["type"] not in ("message", "edited"):
            return False
        message: dict[str, Any] = event["message"]
        words = message.get("text", message.get("caption", ""))
        return message.get("from", {}).get("id") != self.id and part in words

    def _chat(self, chat: int | None) -> Chat:
        return people.chat_seen(self.sandbox.world, self.bot, self.person, chat)
