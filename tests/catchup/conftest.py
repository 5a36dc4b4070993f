"""Members of one cooperative, one of them without Telegram."""

from tests.handlers.conftest import talker
from tests.support.members import kop, lea, tom, zoe

__all__ = ["kop", "lea", "talker", "tom", "zoe"]
