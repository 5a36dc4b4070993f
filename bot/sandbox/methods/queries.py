"""Answers to what a person's phone waits for: a pressed button, an inline question."""

from bot.sandbox import errors, utf16
from bot.sandbox.accounts import Query
from bot.sandbox.calls import Call
from bot.sandbox.objects import Object

ANSWER_LIMIT, MOST_RESULTS = 200, 50


def waiting(call: Call, name: str) -> Query:
    query = call.bot.queries.get(call[name])
    if query is None or query.is_too_old():
        raise errors.bad_request(errors.QUERY_TOO_OLD)
    return query


def answer_callback(call: Call) -> bool:
    text = call.get("text", "")
    if utf16.length(text) > ANSWER_LIMIT:
        raise errors.bad_request("MESSAGE_TOO_LONG")
    query = waiting(call, "callback_query_id")
    shown: Object = {"text": text, "alert": call.get("show_alert", False), "message_id": query.message_id}
    query.answer = shown
    del call.bot.queries[query.id]
    call.world.events.emit("answer", query.person, query.chat, **shown)
    person = call.world.people.get(query.person)
    if person is not None:
        person.log.append({"kind": "answer", "chat": query.chat, **shown})
    return True


def answer_inline(call: Call) -> bool:
    results = call["results"]
    if len(results) > MOST_RESULTS:
        raise errors.bad_request("RESULTS_TOO_MUCH")
    if len({each["id"] for each in results}) < len(results):
        raise errors.bad_request("RESULT_ID_DUPLICATE")
    query = waiting(call, "inline_query_id")
    query.answer = {"results": results, "button": call.get("button")}
    del call.bot.queries[query.id]
    return True
