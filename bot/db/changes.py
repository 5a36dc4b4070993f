"""A change of state: an UPDATE that names the state it expects, and whether it found it."""

from sqlalchemy import CursorResult, Update
from sqlalchemy.orm import Session


def changed(session: Session, statement: Update) -> bool:
    """Whether the row was as expected; of two presses only the first gets True."""
    result = session.execute(statement)
    return isinstance(result, CursorResult) and result.rowcount == 1
