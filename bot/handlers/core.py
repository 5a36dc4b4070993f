"""The synchronous core as the dispatcher sees it: an update becomes a turn, and finds its handler."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session
from telegram import Chat, Update, User

from bot.delivery import outbox
from bot.handlers import render, routes
from bot.handlers.failures import words_for
from bot.handlers.render import read_data
from bot.handlers.turn import House, Press, Turn
from bot.people import queries as people
from bot.refusals import Refused
from bot.texts import general as texts
from bot.texts.message import Message


@dataclass(frozen=True)
class Handlers:
    """What the dispatcher calls; see `delivery.dispatcher.Core`."""

    house: House

    def answer(self, session: Session, content: dict[str, Any], now: datetime) -> None:
        turn = self._turn(session, content, now)
        if turn is not None:
            routes.answer(turn)

    def explain(self, session: Session, content: dict[str, Any], now: datetime, error: Exception) -> None:
        self._reply(session, content, now, lambda adult: words_for(error, adult))
        if not isinstance(error, Refused):
            self._alert(session, content, now, error)

    def _alert(self, session: Session, content: dict[str, Any], now: datetime, error: Exception) -> None:
        """The operator's chat learns of a failed update, once, with its number and no word of it."""
        operator = self.house.operator_chat_id
        if operator is not None:
            number = content.get("update_id", 0)
            message = texts.failed(number, type(error).__name__)
            call = render.new_message(session, operator, message, now)
            outbox.put_once(session, operator, call, now, key=f"failed:{number}:{now.date().isoformat()}")

    def slow_down(self, session: Session, content: dict[str, Any], now: datetime) -> None:
        self._reply(session, content, now, texts.too_fast)

    def _reply(
        self, session: Session, content: dict[str, Any], now: datetime, words: Callable[[bool], Message]
    ) -> None:
        """A new message to whoever waits; never an edit, so that a card stays what it was."""
        turn = self._turn(session, content, now)
        if turn is not None and turn.chat.type == Chat.PRIVATE:
            turn.say(words(turn.adult))

    def _turn(self, session: Session, content: dict[str, Any], now: datetime) -> Turn | None:
        """None for an update that nobody sent from a chat."""
        update = Update.de_json(content, None)
        user, chat = update.effective_user, update.effective_chat
        if chat is None and user is not None:
            chat = Chat(user.id, Chat.PRIVATE)
        if chat is None:
            return None
        person = people.of_telegram(session, user.id) if user is not None else None
        nobody = User(0, "", False)
        return Turn(session, now, self.house, update, user or nobody, chat, person, press=_press(update))


def _press(update: Update) -> Press | None:
    query = update.callback_query
    if query is None:
        return None
    action, arguments = read_data(query.data or "") or ("", ())
    return Press(action, arguments, query.message.message_id if query.message else 0)
