"""What delivery forgets when somebody erases their data: all that waits for them, or from them."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from bot.delivery import outbox
from bot.delivery.models import File, Incoming, Outgoing, Received, UnreachableChat


def forget(session: Session, telegram_id: int, file_name: str, now: datetime) -> None:
    """To be called before the goodbye is said.

    Updates that wait lose their content; those the dispatcher holds already are answered as a stranger's.
    Rows that were kept for their key go with the others, 48 h after they went out.
    """
    outbox.withdraw(session, telegram_id, now)
    for statement in (
        update(Outgoing).where(Outgoing.chat_id == telegram_id).values(kept=False),
        update(Incoming)
        .where(Incoming.sender_id == telegram_id, Incoming.state.in_((Received.PENDING, Received.FAILED)))
        .values(state=Received.REFUSED, content=None, finished_at=now, error="erased"),
        update(File).where(File.name == file_name).values(content=None, file_id=None, name=""),
        delete(UnreachableChat).where(UnreachableChat.chat_id == telegram_id),
    ):
        session.execute(statement, execution_options={"synchronize_session": False})
