"""What delivery forgets when somebody erases their data: all that waits for them, or from them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from bot.delivery import outbox
from bot.delivery.models import File, Incoming, Outgoing, Received, UnreachableChat


@dataclass(frozen=True)
class Leaver:
    """Whose chat it is, in the update that asks for it; `file_name` is that of what was handed over."""

    telegram_id: int
    update_id: int
    file_name: str


def forget(session: Session, leaver: Leaver, now: datetime) -> None:
    """To be called before the goodbye is said.

    Other updates that wait are not answered any more. Rows of the outbox that were kept for their key go
    with the others, 48 h after they went out.
    """
    outbox.withdraw(session, leaver.telegram_id, now)
    left = Incoming.state.in_((Received.PENDING, Received.FAILED)) & (Incoming.update_id != leaver.update_id)
    for statement in (
        update(Outgoing).where(Outgoing.chat_id == leaver.telegram_id).values(kept=False),
        update(Incoming)
        .where(Incoming.sender_id == leaver.telegram_id, left)
        .values(state=Received.REFUSED, content=None, finished_at=now, error="erased"),
        update(File).where(File.name == leaver.file_name).values(content=None, file_id=None, name=""),
        delete(UnreachableChat).where(UnreachableChat.chat_id == leaver.telegram_id),
    ):
        session.execute(statement, execution_options={"synchronize_session": False})
