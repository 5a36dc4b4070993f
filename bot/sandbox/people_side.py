"""The people's side over HTTP (PROTOCOL.md): what a person does with a phone, and with groups."""

from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.sandbox import gestures, groups, inline, members, people
from bot.sandbox.accounts import Bot, Person
from bot.sandbox.bodies import Body, read, sent, uploads
from bot.sandbox.chats import Chat
from bot.sandbox.errors import Absurd
from bot.sandbox.objects import Object
from bot.sandbox.view import ChatView

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

INLINE_SECONDS = 10.0
NAMES = ("last_name", "username", "language_code")


class PeopleSide:
    def __init__(self, sandbox: "Sandbox") -> None:
        self.sandbox = sandbox
        self.world = sandbox.world

    def routes(self) -> list[web.RouteDef]:
        person = r"/sandbox/people/{person:\d+}"
        gestures = ("messages", "link", "press", "edit", "react", "vote", "inline", "block", "unblock")
        group = r"/sandbox/groups/{chat:-\d+}"
        return [
            web.post("/sandbox/people", self.new_person),
            web.get(person + "/chats/{chat}", self.chat),
            *(web.post(f"{person}/{name}", getattr(self, name)) for name in gestures),
            web.post("/sandbox/groups", self.new_group),
            web.post(group + "/members", self.members),
            web.post(group + "/migrate", self.migrate),
            web.get("/sandbox/files/{file_id}", self.file),
        ]

    def bot(self, request: web.Request) -> Bot:
        wanted = request.query.get("bot", "")
        return self.world.first_bot(int(wanted) if wanted.isdecimal() else None)

    def person(self, request: web.Request) -> Person:
        return self.world.person(int(request.match_info["person"]))

    def place(self, request: web.Request, body: Body) -> tuple[Person, Chat]:
        person = self.person(request)
        return person, people.chat_seen(self.world, self.bot(request), person, body.get("chat"))

    async def new_person(self, request: web.Request) -> web.Response:
        body = await read(request)
        number = body.whole("id") if "id" in body.fields else None
        if number in self.world.people:
            raise Absurd("this id belongs to someone already")
        names = {name: body.text(name) for name in NAMES if body.get(name)}
        return sent(self.world.new_person(body.text("first_name"), number, **names).user)

    async def chat(self, request: web.Request) -> web.Response:
        bot, person = self.bot(request), self.person(request)
        chat = people.chat_seen(self.world, bot, person, request.match_info["chat"])
        return sent(ChatView(self.world, bot, person, chat).state())

    async def messages(self, request: web.Request) -> web.Response:
        body = await read(request)
        person, chat = self.place(request, body)
        reply_to = body.whole("reply_to_message_id") if body.get("reply_to_message_id") else None
        if "text" in body.fields:
            return sent(people.say(self.world, person, chat, body.text("text"), reply_to, body.get("entities")))
        content = gestures.content(self.world, person, body.fields, uploads(body))
        return sent(people.post(self.world, person, chat, content, reply_to))

    async def link(self, request: web.Request) -> web.Response:
        body = await read(request)
        person, chat = self.place(request, body)
        payload = body.get("payload") or ""
        return sent(people.say(self.world, person, chat, people.start(payload)))

    async def press(self, request: web.Request) -> web.Response:
        body = await read(request)
        person, chat = self.place(request, body)
        label, data = body.get("label"), body.get("data")
        if (label is None) == (data is None):
            raise Absurd("a press needs a label or data")
        number = body.whole("message_id")
        return sent(people.press(self.world, self.bot(request), person, chat, number, label, data))

    async def edit(self, request: web.Request) -> web.Response:
        body = await read(request)
        person, chat = self.place(request, body)
        return sent(people.edit(self.world, person, chat, body.whole("message_id"), body.text("text")))

    async def react(self, request: web.Request) -> web.Response:
        body = await read(request)
        person, chat = self.place(request, body)
        gestures.react(self.world, person, chat, body.whole("message_id"), body.get("emoji"))
        return sent({})

    async def vote(self, request: web.Request) -> web.Response:
        body = await read(request)
        person, chat = self.place(request, body)
        gestures.vote(self.world, person, chat, body.whole("message_id"), body.get("options"))
        return sent({})

    async def inline(self, request: web.Request) -> web.Response:
        body = await read(request)
        person, bot = self.person(request), self.bot(request)
        query = inline.ask(self.world, bot, person, body.get("query") or "", body.get("offset") or "")
        return sent(await inline.answer(self.world, query, INLINE_SECONDS))

    async def block(self, request: web.Request) -> web.Response:
        members.block(self.world, self.person(request), self.bot(request))
        return sent({})

    async def unblock(self, request: web.Request) -> web.Response:
        members.unblock(self.world, self.person(request), self.bot(request))
        return sent({})

    async def new_group(self, request: web.Request) -> web.Response:
        body = await read(request)
        flags: dict[str, Any] = {name: bool(body.get(name)) for name in ("supergroup",)}
        flags["privacy_mode"] = body.get("privacy_mode", True)
        bots = [self.bot(request)] if body.get("with_bot", True) else []
        people_ids = [int(each) for each in body.get("members") or []]
        chat = groups.new(self.world, body.text("title"), people_ids, bots, **flags)
        return sent(chat.info)

    async def members(self, request: web.Request) -> web.Response:
        body = await read(request)
        chat = groups.find(self.world, int(request.match_info["chat"]))
        by = self.world.person(body.whole("by")) if body.get("by") else None
        change: Object = {"add": list(body.get("add") or []), "remove": list(body.get("remove") or [])}
        for flag, side in (("add_bot", "add"), ("remove_bot", "remove")):
            if body.get(flag):
                change[side].append(self.bot(request).id)
        groups.change(self.world, chat, change["add"], change["remove"], by)
        return sent(chat.info)

    async def migrate(self, request: web.Request) -> web.Response:
        chat = groups.find(self.world, int(request.match_info["chat"]))
        return sent(groups.migrate(self.world, chat).info)

    async def file(self, request: web.Request) -> web.Response:
        file = self.world.files.known.get(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"X-Content-Type-Options": "nosniff"}
        return web.Response(body=file.upload.content, content_type=file.upload.content_type, headers=headers)
