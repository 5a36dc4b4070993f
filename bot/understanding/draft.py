"""What is collected while the fields of one entry are read."""

from dataclasses import dataclass, field

from bot.understanding.calendars import Calendar
from bot.understanding.entries import Question
from bot.understanding.facts import Facts
from bot.understanding.kinds import Kind
from bot.understanding.values import Impossible, Vague


@dataclass
class Draft:
    """What is collected while the fields are read."""

    kind: Kind
    facts: Facts
    calendar: Calendar
    ask: set[Question] = field(default_factory=set)
    assumed: set[Question] = field(default_factory=set)
    doubts: list[Impossible | Vague] = field(default_factory=list)

    def doubt(self, question: Question, value: Impossible | Vague | None = None) -> None:
        """Something must be asked, and perhaps why."""
        self.ask.add(question)
        if value is not None:
            self.doubts.append(value)
