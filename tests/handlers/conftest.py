"""A person who talks to the synchronous core alone: no Telegram, no sandbox, the outbox is what they read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.delivery.models import Outgoing
from bot.handlers.core import Handlers
from bot.handlers.turn import House
from bot.people.models import Membership, Person, Standing
from bot.refusals import Refused
from tests.support.stage import add_cooperative

NOW = datetime(2026, 7, 15, 15, 30, tzinfo=UTC)
HOUSE = House("le Réseau", "contact@example.org", "cjs_bot", "Europe/Paris")
NUMBERS = count(1)

__all__ = ["NOW", "Talker", "add_cooperative"]


@dataclass
class Talker:
    """One account. Each update is answered as the dispatcher does: in a savepoint, refusals explained."""

    session: Session
    telegram_id: int
    now: datetime = NOW

    def types(self, text: str) -> str:
        return self._happens({"message": self._message() | {"text": text}})

    def presses(self, label: str) -> str:
        return self.presses_data(self.button(label))

    def presses_data(self, data: str) -> str:
        query = {"id": "1", "from": self._user(), "chat_instance": "1", "data": data}
        return self._happens({"callback_query": query | {"message": self._message()}})

    def hears(self) -> list[dict[str, Any]]:
        """Everything said in this chat, oldest first."""
        query = select(Outgoing).where(Outgoing.chat_id == self.telegram_id).order_by(Outgoing.id)
        rows = self.session.scalars(query).all()
        return [row.parameters for row in rows if row.parameters and "text" in row.parameters]

    def button(self, label: str) -> str:
        """What the newest button of that name carries."""
        markups = [said.get("reply_markup", {}).get("inline_keyboard", []) for said in self.hears()]
        found = [each for rows in markups for row in rows for each in row if each["text"] == label]
        assert found, f"no button « {label} » in {self.hears()[-1]}"
        return str(found[-1]["callback_data"])

    def _happens(self, content: dict[str, Any]) -> str:
        handlers = Handlers(HOUSE)
        update = {"update_id": next(NUMBERS), **content}
        self.session.flush()
        self.session.expire_all()
        try:
            with self.session.begin_nested():
                handlers.answer(self.session, update, self.now)
        except Refused as refusal:
            handlers.explain(self.session, update, self.now, refusal)
        self.session.flush()
        return str(self.hears()[-1]["text"]).replace("\u00a0", " ").replace("\u202f", " ")

    def _user(self) -> dict[str, Any]:
        return {"id": self.telegram_id, "is_bot": False, "first_name": "X"}

    def _message(self) -> dict[str, Any]:
        chat = {"id": self.telegram_id, "type": "private", "first_name": "X"}
        return {"message_id": next(NUMBERS), "date": int(self.now.timestamp()), "chat": chat} | {
            "from": self._user()
        }


@pytest.fixture
def talker(session: Session) -> Callable[[int], Talker]:
    return lambda telegram_id: Talker(session, telegram_id)


def leave(session: Session, person: Person, cooperative_id: int | None = None) -> None:
    """The person's memberships end, all of them or that in one cooperative."""
    query = select(Membership).where(Membership.person_id == person.id)
    for each in session.scalars(query).all():
        if cooperative_id in (None, each.cooperative_id):
            each.standing, each.left_at = Standing.LEFT, NOW
    session.flush()
