"""A person as tests and demos hold one: a phone whose every gesture is a method."""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.sandbox import gestures, inline, members, people
from bot.sandbox import screen as screens
from bot.sandbox.accounts import Bot, Person
from bot.sandbox.objects import Object
from bot.sandbox.screen import Screen
from bot.sandbox.uploads import Upload

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox


class Phone:
    """Gestures take effect at once; what the bot does about them is waited for with `hears` or
    `sandbox.quiet()`. `chat` is a group's number; left out, the private chat with the bot."""

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
    def chat(self) -> Screen:
        return self.in_chat()

    def in_chat(self, chat: int | None = None) -> Screen:
        return screens.screen(self.sandbox.world, self.bot, self.person, chat)

    @property
    def answers(self) -> list[Object]:
        """The callback answers this phone got, in order: `text` (may be empty), `alert`, `message_id`."""
        return [each for each in self.person.log if each["kind"] == "answer"]

    def says(self, text: str, reply_to: int | None = None, chat: int | None = None) -> Object:
        return people.say(self.in_chat(chat), text, reply_to)

    def opens(self, payload: str = "") -> Object:
        """Follows `https://t.me/<bot>?start=<payload>` and presses START."""
        return people.say(self.chat, people.start(payload))

    def presses(self, label_or_data: str, message_id: int | None = None, chat: int | None = None) -> Object:
        """A button by its label; without `message_id`, on the reply keyboard or the newest message that
        has it. With a `message_id`, what is no label there is sent as data, as a forged client can."""
        return people.press_any(self.in_chat(chat), label_or_data, message_id)

    def edits(self, message_id: int, text: str, chat: int | None = None) -> Object:
        return people.edit(self.in_chat(chat), message_id, text)

    def votes(self, message_id: int, options: Sequence[int], chat: int | None = None) -> None:
        gestures.vote(self.in_chat(chat), message_id, options)

    def reacts(self, message_id: int, emoji: str | None, chat: int | None = None) -> None:
        gestures.react(self.in_chat(chat), message_id, emoji)

    def sends_photo(self, content: bytes, caption: str = "", chat: int | None = None) -> Object:
        return self.sends("photo", Upload("photo.jpg", "image/jpeg", content), caption, chat)

    def sends_document(self, content: bytes, name: str = "file.bin", caption: str = "") -> Object:
        return self.sends("document", Upload(name, "application/octet-stream", content), caption)

    def sends(self, kind: str, upload: Upload, caption: str = "", chat: int | None = None) -> Object:
        """A file as `photo`, `document`, `voice`, `video` or `audio`."""
        return self.shares({"caption": caption}, {kind: upload}, chat)

    def shares(
        self, fields: Object, files: dict[str, Upload] | None = None, chat: int | None = None
    ) -> Object:
        """`{"location": …}`, `{"contact": …}`, `{"poll": …}` or `{"sticker": "🙂"}`."""
        content = gestures.content(self.sandbox.world, fields, files or {})
        return people.post(self.in_chat(chat), content)

    def blocks(self) -> None:
        members.block(self.sandbox.world, self.person, self.bot)

    def unblocks(self) -> None:
        members.unblock(self.sandbox.world, self.person, self.bot)

    async def asks_inline(self, query: str, timeout: float = 10.0) -> Object:
        """What the bot proposes: `{"results": […], "button": …}`."""
        asked = inline.ask(self.sandbox.world, self.bot, self.person, query)
        return await inline.answer(asked, timeout)

    async def hears(self, part: str = "", timeout: float = 10.0) -> Object:
        """The bot's next message or edit that this person did not hear yet and that contains `part`."""
        async with asyncio.timeout(timeout):
            while (found := self._next_news(part)) is None:
                await self.sandbox.world.events.wait(self.heard_up_to, None)
        return found

    def _next_news(self, part: str) -> Object | None:
        for event in self.sandbox.world.events.after(self.heard_up_to):
            self.heard_up_to = event["seq"]
            if self._is_news(event, part):
                return dict(event["message"])
        return None

    def _is_news(self, event: Object, part: str) -> bool:
        if event["person"] != self.id or event["type"] not in ("message", "edited"):
            return False
        message: Object = event["message"]
        words = message.get("text") or message.get("caption") or ""
        return message.get("from", {}).get("id") != self.id and part in words
