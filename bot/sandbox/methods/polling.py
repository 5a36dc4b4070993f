"""Sends polls and closes them."""

from bot.sandbox import closing, errors, keyboards, polls, words
from bot.sandbox.calls import Call, chat_of
from bot.sandbox.methods.edits import changed, target
from bot.sandbox.methods.messages import said
from bot.sandbox.objects import Object
from bot.sandbox.polls import Ballot


def send_poll(call: Call) -> Object:
    keyboards.check(call.get("reply_markup"))
    poll = polls.made(call.world.fresh_id(), call.parameters | explained(call))
    closing.set_date(call.world, poll)
    chat = chat_of(call)
    message = said(call, chat, {"poll": poll})
    ballot = Ballot(poll, call.bot.id, chat.place, message["message_id"])
    call.world.ballots.polls[poll["id"]] = ballot
    closing.expect(call.world, ballot)
    return message


def explained(call: Call) -> Object:
    """The explanation of a quiz may be marked up."""
    source, mode = call.get("explanation"), {"parse_mode": call.get("explanation_parse_mode")}
    if not source:
        return {}
    given = mode | {"entities": call.get("explanation_entities")}
    text, marks = words.formatted(source, given, "entities", call.world.user)
    return {"explanation": text} | ({"explanation_entities": marks} if marks else {})


def stop_poll(call: Call) -> Object:
    keyboards.check(call.get("reply_markup"))
    chat, message = target(call, "message with poll to stop not found")
    ballot = call.world.ballots.polls.get(message.get("poll", {}).get("id", ""))
    if ballot is None:
        raise errors.bad_request("message with poll to stop not found")
    if ballot.poll["is_closed"]:
        raise errors.bad_request("poll has already been closed")
    poll = closing.close(call.world, ballot)
    message = chat.messages[message["message_id"]]
    if message.get("reply_markup") != call.get("reply_markup"):
        changed(call, chat, message, {}, ())
    return poll
