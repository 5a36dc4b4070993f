"""What a person sends or does besides words: files, places, polls, votes, reactions."""

from typing import Any

from bot.sandbox import closing, entities, files, polls, posting
from bot.sandbox.accounts import Person
from bot.sandbox.errors import Absurd, Refusal
from bot.sandbox.objects import Object, present
from bot.sandbox.screen import Screen
from bot.sandbox.uploads import Upload
from bot.sandbox.world import World

KINDS = ("photo", "document", "voice", "video", "audio")
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><text y="64" font-size="64">?</text></svg>'
)


def content(world: World, fields: Object, uploads: dict[str, Upload]) -> Object:
    """The content of the message that these fields describe."""
    kind = next((kind for kind in KINDS if kind in uploads), None)
    if kind is not None:
        return file(world, kind, uploads[kind], fields.get("caption") or "")
    if "sticker" in fields:
        return sticker(world, str(fields["sticker"]))
    if "poll" in fields:
        return {"poll": poll(world, fields["poll"])}
    shared: Object = {name: fields[name] for name in ("location", "contact") if name in fields}
    if not shared:
        raise Absurd("there is nothing to send")
    return shared


def file(world: World, kind: str, upload: Upload, caption: str) -> Object:
    try:
        shown = files.content_of(world.files.keep(kind, upload), {})
    except Refusal as refusal:
        raise Absurd(refusal.description) from None
    marks = entities.found(caption)
    return shown | present(caption=caption or None, caption_entities=marks or None)


def sticker(world: World, emoji: str) -> Object:
    if not emoji or any(char in emoji for char in "<>&"):
        raise Absurd("a sticker is an emoji")
    drawing = DRAWING.replace("?", emoji).encode()
    kept = world.files.keep("sticker", Upload("sticker.svg", "image/svg+xml", drawing))
    return files.content_of(kept, {"emoji": emoji})


def poll(world: World, wanted: Any) -> Object:
    try:
        return polls.made(
            world.fresh_id(), wanted | {"options": [as_option(each) for each in wanted["options"]]}
        )
    except Refusal as refusal:
        raise Absurd(refusal.description) from None
    except (KeyError, TypeError):
        raise Absurd("a poll has a question and options") from None


def as_option(wanted: Any) -> Object:
    return wanted if isinstance(wanted, dict) else {"text": str(wanted)}


def vote(screen: Screen, message_id: int, options: Any) -> None:
    """Chooses these options; none takes the vote back."""
    world, person = screen.world, screen.person
    ballot = world.ballots.polls.get(screen.message(message_id).get("poll", {}).get("id", ""))
    if ballot is None:
        raise Absurd("this message is no poll of a bot")
    chosen = sorted({int(index) for index in options or []})
    check_vote(ballot, person, chosen)
    if chosen:
        ballot.votes[person.id] = chosen
    else:
        ballot.votes.pop(person.id, None)
    closing.show(world, ballot)
    if ballot.bot_id is not None and not ballot.poll["is_anonymous"]:
        world.bots[ballot.bot_id].updates.push("poll_answer", answer(ballot, person, chosen))


def check_vote(ballot: polls.Ballot, person: Person, chosen: list[int]) -> None:
    poll = ballot.poll
    if poll["is_closed"]:
        raise Absurd("the poll is closed")
    if any(not 0 <= index < len(poll["options"]) for index in chosen):
        raise Absurd("there is no such option")
    if len(chosen) > 1 and not poll["allows_multiple_answers"]:
        raise Absurd("this poll takes one answer")
    if person.id in ballot.votes and not ballot.revotes:
        raise Absurd("this poll does not let one vote again")


def answer(ballot: polls.Ballot, person: Person, chosen: list[int]) -> Object:
    names = [ballot.poll["options"][index]["persistent_id"] for index in chosen]
    found = {"poll_id": ballot.poll["id"], "user": person.user}
    return found | {"option_ids": chosen, "option_persistent_ids": names}


def react(screen: Screen, message_id: int, emoji: str | None) -> None:
    """One emoji, or None to take it back."""
    world, person, chat = screen.world, screen.person, screen.chat
    message = screen.message(message_id)
    old = chat.reactions.get((message_id, person.id), [])
    new: list[Object] = [{"type": "emoji", "emoji": emoji}] if emoji else []
    chat.reactions[message_id, person.id] = new
    posting.tell(world, chat, "reaction", message_id=message_id, emoji=emoji)
    posting.note(person, chat, "reaction", emoji=emoji)
    update = {
        "chat": chat.info,
        "message_id": message["message_id"],
        "user": person.user,
        "date": world.clock.seconds(),
        "old_reaction": old,
        "new_reaction": new,
    }
    for bot in world.bots_in(chat):
        bot.updates.push("message_reaction", update)
