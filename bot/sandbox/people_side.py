"""The people's side over HTTP (PROTOCOL.md): what a person does with a phone, and with groups."""

from typing import TYPE_CHECKING

from aiohttp import web

from bot.sandbox import gestures, groups, inline, members, people
from bot.sandbox import screen as screens
from bot.sandbox.accounts import Bot, Person
from bot.sandbox.bodies import read, sent, uploads
from bot.sandbox.errors import Absurd
from bot.sandbox.objects import Object
from bot.sandbox.screen import Screen

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

INLINE_SECONDS = 10.0
INERT = "sandbox; default-src 'none'; style-src 'unsafe-inline'"  # a file that is a page runs nothing
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

    def screen(self, request: web.Request, chat: int | str | None) -> Screen:
        return screens.screen(self.world, self.bot(request), self.person(request), chat)

    async def new_person(self, request: web.Request) -> web.Response:
        body = await read(request)
        number = body.whole("id") if "id" in body.fields else None
        if number in self.world.people:
            raise Absurd("this id belongs to someone already")
        names = {name: body.text(name) for name in NAMES if body.get(name)}
        return sent(self.world.new_person(body.text("first_name"), number, **names).user)

    async def chat(self, request: web.Request) -> web.Response:
        return sent(self.screen(request, request.match_info["chat"]).state())

    async def messages(self, request: web.Request) -> web.Response:
        body = await read(request)
        screen = self.screen(request, body.get("chat"))
        reply_to = body.whole("reply_to_message_id") if body.get("reply_to_message_id") else None
        if "text" in body.fields:
            return sent(people.say(screen, body.text("text"), reply_to, body.get("entities")))
        content = gestures.content(self.world, body.fields, uploads(body))
        return sent(people.post(screen, content, reply_to))

    async def link(self, request: web.Request) -> web.Response:
        body = await read(request)
        screen = self.screen(request, body.get("chat"))
        payload = body.get("payload") or ""
        return sent(people.say(screen, people.start(payload)))

    async def press(self, request: web.Request) -> web.Response:
        body = await read(request)
        screen = self.screen(request, body.get("chat"))
        label, data = body.get("label"), body.get("data")
        if (label is None) == (data is None):
            raise Absurd("a press needs a label or data")
        number = body.whole("message_id")
        if data is not None:
            return sent(people.press_data(screen, number, data))
        return sent(people.press(screen, number, body.text("label")))

    async def edit(self, request: web.Request) -> web.Response:
        body = await read(request)
        screen = self.screen(request, body.get("chat"))
        return sent(people.edit(screen, body.whole("message_id"), body.text("text")))

    async def react(self, request: web.Request) -> web.Response:
        body = await read(request)
        screen = self.screen(request, body.get("chat"))
        gestures.react(screen, body.whole("message_id"), body.get("emoji"))
        return sent({})

    async def vote(self, request: web.Request) -> web.Response:
        body = await read(request)
        screen = self.screen(request, body.get("chat"))
        gestures.vote(screen, body.whole("message_id"), body.get("options"))
        return sent({})

    async def inline(self, request: web.Request) -> web.Response:
        body = await read(request)
        person, bot = self.person(request), self.bot(request)
        query = inline.ask(self.world, bot, person, body.get("query") or "", body.get("offset") or "")
        return sent(await inline.answer(query, INLINE_SECONDS))

    async def block(self, request: web.Request) -> web.Response:
        members.block(self.world, self.person(request), self.bot(request))
        return sent({})

    async def unblock(self, request: web.Request) -> web.Response:
        members.unblock(self.world, self.person(request), self.bot(request))
        return sent({})

    async def new_group(self, request: web.Request) -> web.Response:
        body = await read(request)
        bots = [self.bot(request)] if body.get("with_bot", True) else []
        wanted = groups.Wanted(
            title=body.text("title"),
            people=[int(each) for each in body.get("members") or []],
            bots=bots,
            supergroup=bool(body.get("supergroup")),
            privacy_mode=bool(body.get("privacy_mode", True)),
        )
        chat = groups.new(self.world, wanted)
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
        for who in [
            *(body.get("promote") or []),
            *([self.bot(request).id] if body.get("promote_bot") else []),
        ]:
            groups.promote(self.world, chat, int(who))
        return sent(chat.info)

    async def migrate(self, request: web.Request) -> web.Response:
        chat = groups.find(self.world, int(request.match_info["chat"]))
        return sent(groups.migrate(self.world, chat).info)

    async def file(self, request: web.Request) -> web.Response:
        file = self.world.files.known.get(request.match_info["file_id"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": INERT}
        return web.Response(body=file.upload.content, content_type=file.upload.content_type, headers=headers)
